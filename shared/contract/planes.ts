/** The planes of the product. Apart from their routes, so that a function loads no schema of another's. */
export const planes = ['directory', 'general', 'spi'] as const;
export type Plane = (typeof planes)[number];

/** Where the routes of a plane are mounted. */
export const mountOf = (plane: Plane): string => `/api/${plane}`;
