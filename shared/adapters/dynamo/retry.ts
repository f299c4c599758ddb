import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#shared/kernel/errors.ts';

// Cancellation reasons and errors that say nothing about the data: the same call may succeed in a moment.
const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionConflictException',
]);

type Cancelled = { name: string; CancellationReasons?: { Code?: string; Item?: Record<string, unknown> }[] };

/** The reasons of a cancelled transaction, one for each of its items; empty for any other error. */
export const cancellationReasons = (error: unknown): NonNullable<Cancelled['CancellationReasons']> =>
  error instanceof Error && error.name === 'TransactionCanceledException'
    ? ((error as Error & Cancelled).CancellationReasons ?? [])
    : [];

const isPassing = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const codes = cancellationReasons(error).map((r) => r.Code ?? 'None');
  if (codes.includes('ConditionalCheckFailed')) return false;
  return passing.has(error.name) || codes.some((code) => passing.has(code));
};

/** Runs `work` up to `attempts` times, with growing random pauses, while its failures are passing; then `busy`. */
export const patiently = async <T>(work: () => Promise<T>, attempts = 6): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt >= attempts) throw new DomainError('busy');
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
};
