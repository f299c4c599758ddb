import type * as z from 'zod';
import { exampleBody } from '#shared/contract/openapi/examples.ts';
import { contract, type Plane } from '#shared/contract/index.ts';
import { parameterNames, type Route } from '#shared/contract/route.ts';
import { type Ask, routeOf } from './api.ts';
import { type Ids, year } from './api-audits.ts';

export const routesOf = (plane: Plane): [string, Route][] => Object.entries(contract[plane] as Record<string, Route>);

/** A body field that names a record of the world, where the example names one of its own. */
const placed: Readonly<Record<string, readonly string[]>> = { 'finding.create': ['departmentId'] };

/** Bodies that are refused by a rule once they are past the authorisation: what they bring must not come true here. */
const fruitless: Readonly<Record<string, object>> = { 'me.agreeNonDisclosure': { textVersion: '0' } };

/** A body the route accepts, placed into the world as far as the answer depends on it. */
export const validBody = (plane: Plane, name: string, ids: Ids): Record<string, unknown> | undefined => {
  const { body } = routeOf(plane, name);
  if (!body) return undefined;
  const fields = (placed[name] ?? []).map((field): [string, unknown] => [field, ids[field]]);
  return { ...(exampleBody(name, body) as object), ...Object.fromEntries(fields), ...fruitless[name] };
};

/** What the query of a route cannot do without. */
const queryOf = (name: string, { shape }: z.ZodObject): Record<string, string> => ({
  ...('fiscalYear' in shape ? { fiscalYear: String(year) } : {}),
  ...(name === 'checklist.difference' ? { from: '1' } : {}),
  ...(name === 'finding.overYears' ? { fromYear: String(year), toYear: String(year), countedBy: 'section' } : {}),
});

/** A complete, well-formed request for a route: only `If-Match` is left to the caller. */
export const askFor = (plane: Plane, name: string, ids: Ids): Ask => {
  const { path, query } = routeOf(plane, name);
  const body = validBody(plane, name, ids);
  const own = Object.fromEntries(parameterNames(path).map((parameter) => [parameter, ids[parameter] ?? '']));
  return {
    plane,
    name,
    ids: own,
    ...(query ? { query: queryOf(name, query) } : {}),
    ...(body === undefined ? {} : { body }),
  };
};

/** Ids that have the right form and name nothing. */
export const missingIds: Ids = {
  analysisId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  auditId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  breachId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  checklistId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  checkId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  checklistVersion: '99',
  departmentId: 'D999',
  disposalId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  evidenceId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  findingId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  followUpId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  itemKey: 'no-such-item',
  outsourcingId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  personId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  planId: 'annual-2099-1',
  postId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  profileId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  questionId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  requestId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  viewingId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  workId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
  workpaperId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
};
