import { DomainError } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Call, Receipt } from './ports.ts';

/** What a use case answers: the body, and the version its ETag names. */
export type Result<Body> = { body: Body; version?: number };

/** One operation. `replay` answers a repeated call under the same Idempotency-Key, from what the receipt names. */
export type UseCase<Input, Body> = {
  /** Reads that need no more than what was sent and by whom: they run while the caller's posts are looked up. */
  early?: (input: Input, personId: string) => Promise<unknown>;
  /** `early` is what `early` gives; without it the use case reads for itself. */
  run: (call: Call<Input>, early?: Promise<unknown>) => Promise<Result<Body>>;
  replay?: (call: Call<Input>, receipt: Receipt) => Promise<Result<Body>>;
};

/**
 * What a plane asks of a request before its use case does: begun as soon as it is known what was sent and by whom,
 * decided once it is known who that is. Throws the refusal.
 */
export type Gate = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  personId: string,
) => (actor: Actor) => Promise<void>;

/**
 * An operation that begins with what its input names. Nothing read early is shown or changed before `run` has asked
 * whether the caller may; it may be older than the caller's rights by the time of one request.
 */
export const beginningWith = <Input, Early, Body>(
  read: (input: Input, personId: string) => Promise<Early>,
  run: (call: Call<Input>, early: Early) => Promise<Result<Body>>,
): UseCase<Input, Body> => ({
  early: read,
  run: async (call, early = read(call.input, call.actor.personId)) => run(call, (await early) as Early),
});

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
