import { type ProblemCode, problems } from '#shared/kernel/errors.ts';
import { holdsText } from './free-text.ts';
import type { Route } from './route.ts';

/** What every route can answer with, whatever it is. */
export const everywhere: readonly ProblemCode[] = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'too_many_requests',
  'internal',
  'busy',
  'newer_version',
];

/** What a route can refuse by its shape, whatever it does: the HTTP stack and the edge give these. */
const refusals: readonly (readonly [when: (route: Route) => boolean, codes: readonly ProblemCode[]])[] = [
  [() => true, everywhere],
  [
    (route) => route.method === 'POST',
    ['idempotency_key_required', 'idempotency_key_reused', 'idempotency_in_progress'],
  ],
  [(route) => route.body !== undefined, ['too_large', 'unsupported_media_type']],
  [(route) => holdsText(route.body) || holdsText(route.query) || route.path.includes('{itemKey}'), ['number_in_text']],
  [(route) => route.ifMatch === true, ['precondition_required', 'stale_version']],
];

/** Every problem a route can answer with, its own among them, by rising status. */
export const errorsOf = (route: Route): ProblemCode[] => {
  const byShape = refusals.flatMap(([when, codes]) => (when(route) ? codes : []));
  return [...new Set([...byShape, ...(route.errors ?? [])])].toSorted(
    (a, b) => problems[a].status - problems[b].status,
  );
};
