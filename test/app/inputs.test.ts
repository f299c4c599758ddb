import { expect, test } from 'vitest';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { parameterNames, type Route } from '#shared/contract/route.ts';

const routes = Object.entries<Record<string, Route>>(contract).flatMap(([plane, table]) =>
  Object.entries(table).map(([name, route]) => ({ plane, name, route })),
);

// The path wins over the body: a field of the same name could never be said.
test.each(routes)('$plane $name: no field of the body has the name of a path parameter', ({ route }) => {
  const inPath = new Set<string>(parameterNames(route.path));
  const fields = route.body instanceof z.ZodObject ? Object.keys(route.body.shape) : [];
  expect(fields.filter((field) => inPath.has(field))).toEqual([]);
});
