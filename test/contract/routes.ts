import { contract, planes } from '#shared/contract/index.ts';
import type { Route, Routes } from '#shared/contract/route.ts';

/** Every operation of every plane: both tracks, each with its own. */
export const allRoutes = planes.flatMap((plane) =>
  Object.entries(contract[plane] as Routes).map(([name, route]) => ({ plane, name, route, id: `${plane}.${name}` })),
);

/** Every operation once: the tracks share theirs. */
export const distinctRoutes: readonly { name: string; route: Route }[] = [
  ...new Map(allRoutes.map(({ name, route }) => [name, { name, route }])).values(),
];
