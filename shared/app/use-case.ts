import { DomainError } from '#shared/kernel/errors.ts';
import type { Call, Receipt } from './ports.ts';

/** What a use case answers: the body, and the version its ETag names. */
export type Result<Body> = { body: Body; version?: number };

/** One operation. `replay` answers a repeated call under the same Idempotency-Key, from what the receipt names. */
export type UseCase<Input, Body> = {
  run: (call: Call<Input>) => Promise<Result<Body>>;
  replay?: (call: Call<Input>, receipt: Receipt) => Promise<Result<Body>>;
};

/** The record, or `not_found`: the same refusal as for a record one may not know of. */
export const found = <T>(record: T | undefined): T => {
  if (record === undefined) throw new DomainError('not_found');
  return record;
};

/** Throws unless the caller has named the version that is stored (`If-Match`). */
export const expectSeen = (call: Call, current: { version: number }): void => {
  if (call.seen === undefined) throw new DomainError('precondition_required');
  if (call.seen !== current.version) throw new DomainError('stale_version', { currentVersion: current.version });
};

/** A record as it is after its commit. */
export const saved = <R extends { version: number }>(before: R | undefined, after: R): R => ({
  ...after,
  version: (before?.version ?? 0) + 1,
});
