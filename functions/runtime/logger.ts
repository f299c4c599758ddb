/**
 * Log lines are one JSON object each. Nothing that a person typed, no name, no token and no row ever goes into them:
 * facts are ids and numbers, and of an error only what our own code and the platform say of themselves.
 */
export type Log = Record<'info' | 'error', (event: string, facts?: Record<string, unknown>) => void>;

/** Where every line says it comes from. */
export type Origin = Readonly<Record<'function' | 'plane', string>>;

/** Our own messages and those of the language are plain English; whatever else stands in one was taken from data. */
const inOurWords = (message: string): string =>
  message
    .replaceAll(/[^\x20-\x7e]+/g, '…')
    .replaceAll(/\d{11,}|\d{4}[ -]\d{4}[ -]\d{4}/g, '…')
    .slice(0, 300);

/** Errors whose message our code, or the language about our code, has written. A parser's would quote what it read. */
const speaking = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'NotYet']);

type Refusal = Error & { code?: unknown; $metadata?: { httpStatusCode?: number; requestId?: string } };

const framesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());

const aboutError = (error: Refusal): Record<string, unknown> => ({
  name: error.name,
  ...(speaking.has(error.name) ? { message: inOurWords(error.message) } : {}),
  ...(typeof error.code === 'string' ? { code: error.code } : {}),
  ...(error.$metadata ? { status: error.$metadata.httpStatusCode, awsRequestId: error.$metadata.requestId } : {}),
  frames: framesOf(error),
});

const plain = (value: unknown): unknown => (value instanceof Error ? aboutError(value) : value);

/**
 * CloudWatch counts from the line itself (embedded metric format): one failure of this function. A worker that hands
 * messages back, and an API that answers 500, have not failed for Lambda; for whoever waits they have.
 */
const failureMetric = (at: Date) => ({
  _aws: {
    Timestamp: at.getTime(),
    CloudWatchMetrics: [
      { Namespace: metricNamespace, Dimensions: [['function']], Metrics: [{ Name: failures, Unit: 'Count' }] },
    ],
  },
  [failures]: 1,
});

export const metricNamespace = 'Kansa';
export const failures = 'Failures';

/** Not `console`: the platform puts a time and an id before what goes through it, and the line is no JSON any more. */
const write = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** A log on standard output, where the platform collects it. */
export const createLog = (origin: Origin, out: (line: object) => void = write): Log => {
  const line = (level: 'info' | 'error', event: string, facts: Record<string, unknown> = {}): object => {
    const at = new Date();
    // The platform's own mark of this one invocation, by which a line, a trace and its other lines find each other.
    const trace = process.env['_X_AMZN_TRACE_ID']?.split(';')[0];
    return {
      ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value)])),
      time: at.toISOString(),
      level,
      event,
      ...origin,
      ...(trace ? { trace } : {}),
      ...(level === 'error' ? failureMetric(at) : {}),
    };
  };
  return {
    info: (event, facts) => out(line('info', event, facts)),
    error: (event, facts) => out(line('error', event, facts)),
  };
};
