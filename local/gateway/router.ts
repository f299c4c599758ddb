import { contract, mountOf, type Plane, planes } from '#shared/contract/index.ts';
import type { Route } from '#shared/contract/route.ts';
import { functionServing } from '#functions/manifest.ts';

/** Where a request goes: the function, and what API Gateway would tell it of the path. */
export type Match = {
  plane: Plane;
  function: string;
  route: Route;
  resource: string;
  pathParameters: Record<string, string>;
};

type Entry = { match: Omit<Match, 'pathParameters'>; pattern: RegExp };

const patternOf = (resource: string): RegExp => new RegExp(`^${resource.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const entries: Entry[] = planes.flatMap((plane) =>
  Object.entries(contract[plane] as Record<string, Route>).map(([operation, route]) => {
    const resource = mountOf(plane) + route.path;
    return {
      pattern: patternOf(resource),
      match: { plane, function: functionServing(plane, operation), route, resource },
    };
  }),
);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// `/findings/{findingId}` also fits `/findings/board`: like API Gateway, the resource with fewer parameters wins.
const fewestParameters = (a: { pathParameters: object }, b: { pathParameters: object }): number =>
  Object.keys(a.pathParameters).length - Object.keys(b.pathParameters).length;

/** The route of a path, `undefined` for an unknown path, `'method'` for a known path with another method. */
export const matchRoute = (method: string, path: string): Match | 'method' | undefined => {
  const fitting = entries
    .map(({ pattern, match }) => ({ match, found: pattern.exec(path) }))
    .filter(({ found }) => found !== null)
    .map(({ match, found }) => ({
      ...match,
      pathParameters: Object.fromEntries(
        Object.entries(found?.groups ?? {}).map(([name, text]) => [name, decoded(text)]),
      ),
    }))
    .toSorted(fewestParameters);
  return fitting.find((m) => m.route.method === method) ?? (fitting.length > 0 ? 'method' : undefined);
};
