import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#shared/kernel/errors.ts';

// Cancellation reasons, errors and broken connections that say nothing about the data: the same call may succeed in a
// moment.
const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
  'TransactionConflictException',
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** As the service wrote it: the document client leaves what is in an error as it came. */
type Reason = { Code?: string; Item?: Record<string, { N?: string }> };
type Cancelled = { CancellationReasons?: Reason[] };
type Failure = Error & { code?: string; $metadata?: { httpStatusCode?: number } };

/** The reasons of a cancelled transaction, one for each of its items; empty for any other error. */
export const cancellationReasons = (error: unknown): Reason[] =>
  error instanceof Error && error.name === 'TransactionCanceledException'
    ? ((error as Error & Cancelled).CancellationReasons ?? [])
    : [];

/** The version of the row whose condition failed. */
export const versionIn = (reason: Reason | undefined): number | undefined => {
  const version = Number(reason?.Item?.['version']?.N);
  return Number.isNaN(version) ? undefined : version;
};

/** Whether a failure of a cloud service says nothing about what was asked: the same request may succeed in a moment. */
export const isPassing = (error: Failure): boolean => {
  const codes = cancellationReasons(error).map((r) => r.Code ?? 'None');
  if (codes.includes('ConditionalCheckFailed')) return false;
  return [error.name, error.code ?? '', ...codes].some((c) => passing.has(c)) || isServerFault(error);
};

const isServerFault = ({ $metadata }: Failure): boolean => ($metadata?.httpStatusCode ?? 0) >= 500;

/** No request of a person is kept waiting longer than this for a failure to pass, in milliseconds. */
const patience = 8000;

/** Runs `work` up to `attempts` times, with growing random pauses, while its failures are passing; then `busy`. */
export const patiently = async <T>(work: () => Promise<T>, attempts = 6): Promise<T> => {
  const end = Date.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !isPassing(error)) throw error;
      if (attempt >= attempts || Date.now() > end) throw new DomainError('busy');
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
};
