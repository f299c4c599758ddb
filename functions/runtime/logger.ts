/** Log lines are one JSON object each; what a person typed never goes into them. */
export type Log = Record<'info' | 'error', (event: string, facts?: Record<string, unknown>) => void>;

const plain = (value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;

const line = (level: string, event: string, facts: Record<string, unknown> = {}): string =>
  JSON.stringify({ level, event, ...Object.fromEntries(Object.entries(facts).map(([name, v]) => [name, plain(v)])) });

/** Writes to standard output and error, where the platform collects them. */
export const consoleLog: Log = {
  info: (event, facts) => console.log(line('info', event, facts)),
  error: (event, facts) => console.error(line('error', event, facts)),
};
