import type { Doc } from '#shared/adapters/dynamo/client.ts';

type HttpRequest = { headers: Record<string, string>; body?: unknown };
type HttpResponse = { statusCode: number; headers: Record<string, string>; body: Uint8Array };
type Output = { response: unknown };

/**
 * What can go wrong between the SDK and the server: `before` breaks the connection before the server sees the request,
 * `lost` after it has answered, `timeout` hears nothing and does not say which of the two it was (here: neither sent).
 */
export type Fault = 'before' | 'lost' | 'timeout' | 'throttle' | 'conflict' | 'serverError';

export type FaultPlan = {
  fault: Fault;
  /** The first attempt that fails, counted from 1 over every request that `only` lets through. */
  at?: number;
  /** How many attempts in a row fail; repeated requests are attempts too. */
  times?: number;
  /** Counts and breaks requests of this operation only, such as `TransactWriteItems`. */
  only?: string;
};

const connectionBroken = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const timedOut = (): Error => Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });

const answer = (statusCode: number, type: string, more: object = {}): { response: HttpResponse } => {
  const body = Buffer.from(
    JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more }),
  );
  return { response: { statusCode, headers: { 'content-type': 'application/x-amz-json-1.0' }, body } };
};

const operationOf = (request: HttpRequest): string => request.headers['x-amz-target']?.split('.')[1] ?? '';

/** One reason for each item of the transaction, the first of them the conflict. */
const conflicting = ({ body }: HttpRequest) => {
  // Not `String(body)`: the SDK complains of that.
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
  const { TransactItems } = JSON.parse(text) as { TransactItems: unknown[] };
  const CancellationReasons = TransactItems.map((_, n) => ({ Code: n === 0 ? 'TransactionConflict' : 'None' }));
  return answer(400, 'TransactionCanceledException', { CancellationReasons });
};

const faults: Record<Fault, (request: HttpRequest, send: () => Promise<Output>) => Promise<Output>> = {
  before: () => Promise.reject(connectionBroken()),
  lost: async (_, send) => {
    await send();
    throw connectionBroken();
  },
  timeout: () => Promise.reject(timedOut()),
  throttle: async () => answer(400, 'ProvisionedThroughputExceededException'),
  // Only transactions meet a conflict; a read beside one goes through.
  conflict: async (request, send) => (operationOf(request) === 'TransactWriteItems' ? conflicting(request) : send()),
  serverError: async () => answer(500, 'InternalServerError'),
};

/** Puts a fault into a client of its own. The server behind it is real, and so are its rows. */
export const faulty = (doc: Doc, { fault, at = 1, times = 1, only }: FaultPlan) => {
  let attempts = 0;
  doc.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as HttpRequest;
      if (only !== undefined && operationOf(request) !== only) return next(args);
      attempts += 1;
      if (attempts < at || attempts >= at + times) return next(args);
      return faults[fault](request, () => next(args));
    },
    // Closest to the wire: the SDK reads the made-up answer, and retries, as if the server had sent it.
    { step: 'deserialize', priority: 'low', name: 'faulty' },
  );
  return { doc, attempts: () => attempts };
};
