import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, faultFor, type Passing } from './faults-of.ts';

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

export type ProxyOptions = {
  service: Passing['service'];
  target: string;
  random: () => number;
  /** How likely a fault is, for every request. */
  rate: () => number;
  /** Told of every fault that was really done. */
  onFault: (fault: Fault, request: Passing) => void;
};

/** An index is rarely more than a moment behind; this is generous, in milliseconds. */
const longestLag = 3000;

const bytesOf = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const dynamoRefusal = (status: number, type: string, more: object = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more })),
});
const s3Refusal = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  ),
});

/** What a service says that is too busy, or out of order. */
const refusals: Record<Passing['service'], Record<'throttle' | 'serverError', Answer>> = {
  database: {
    throttle: dynamoRefusal(400, 'ProvisionedThroughputExceededException'),
    serverError: dynamoRefusal(500, 'InternalServerError'),
  },
  objects: { throttle: s3Refusal(503, 'SlowDown'), serverError: s3Refusal(500, 'InternalError') },
};

const conflict = (body: string): Answer => {
  const { TransactItems } = JSON.parse(body) as { TransactItems: unknown[] };
  const CancellationReasons = TransactItems.map((_, n) => ({ Code: n === 0 ? 'TransactionConflict' : 'None' }));
  return dynamoRefusal(400, 'TransactionCanceledException', { CancellationReasons });
};

type Records = { Records?: unknown[]; ShardIterator?: string; NextShardIterator?: string };
const contentOf = ({ body }: Answer): Records => JSON.parse(body.toString('utf8')) as Records;
const withRecords = (answer: Answer, change: (records: unknown[]) => unknown[]): Answer => {
  const content = contentOf(answer);
  return { ...answer, body: Buffer.from(JSON.stringify({ ...content, Records: change(content.Records ?? []) })) };
};

/** Stands between the SDK and a service, hands requests on as they are, and now and then does what a cloud may do. */
export const startProxy = async ({ service, target, random, rate, onFault }: ProxyOptions) => {
  const agent = new Agent({ keepAlive: true });
  const earlier = new Map<string, { at: number; answer: Answer }>();
  // The last records of each stream, by the iterator that reads on from them: no stream repeats another's.
  const delivered = new Map<string, unknown[]>();
  const remember = (operation: string, body: string, answer: Answer): void => {
    if (operation !== 'GetRecords' || answer.status !== 200) return;
    const { ShardIterator = '' } = JSON.parse(body) as Records;
    const { Records = [], NextShardIterator } = contentOf(answer);
    const last = Records.length > 0 ? Records : (delivered.get(ShardIterator) ?? []);
    delivered.delete(ShardIterator);
    if (NextShardIterator !== undefined) delivered.set(NextShardIterator, last);
  };

  const forward = (incoming: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      // The caller's own Host goes along: it is part of what an S3 request signs.
      const { method, url, headers } = incoming;
      const onward = ask(new URL(url ?? '/', target), { method, headers, agent, setHost: false }, (reply) => {
        bytesOf(reply).then(
          (bytes) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: bytes }),
          reject,
        );
      });
      onward.once('error', reject);
      onward.end(body);
    });

  const give = (response: ServerResponse, { status, headers, body }: Answer): void => {
    const { 'transfer-encoding': _chunked, 'content-length': length, connection: _connection, ...rest } = headers;
    // A HEAD has the length of what it leaves out.
    response.writeHead(status, { ...rest, 'content-length': body.length === 0 ? (length ?? 0) : body.length });
    response.end(body);
  };

  type Doing = (incoming: IncomingMessage, bytes: Buffer, response: ServerResponse, body: string) => Promise<boolean>;
  const does: Record<Fault, Doing> = {
    before: async (_, __, response) => Boolean(response.destroy()),
    lost: async (incoming, bytes, response) => {
      await forward(incoming, bytes);
      return Boolean(response.destroy());
    },
    silence: async (incoming, bytes) => {
      if (random() < 0.5) await forward(incoming, bytes);
      return true;
    },
    throttle: async (_, __, response) => (give(response, refusals[service].throttle), true),
    serverError: async (_, __, response) => (give(response, refusals[service].serverError), true),
    conflict: async (_, __, response, body) => (give(response, conflict(body)), true),
    stale: async (_, __, response, body) => {
      const known = earlier.get(body);
      if (!known || Date.now() - known.at > longestLag) return false;
      give(response, known.answer);
      return true;
    },
    again: async (incoming, bytes, response, body) => {
      const answer = await forward(incoming, bytes);
      const before = delivered.get((JSON.parse(body) as Records).ShardIterator ?? '') ?? [];
      remember('GetRecords', body, answer);
      give(response, answer.status === 200 ? withRecords(answer, (records) => [...before, ...records]) : answer);
      return true;
    },
    shuffled: async (incoming, bytes, response, body) => {
      const answer = await forward(incoming, bytes);
      remember('GetRecords', body, answer);
      give(response, answer.status === 200 ? withRecords(answer, (records) => records.toReversed()) : answer);
      return true;
    },
  };

  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await bytesOf(incoming);
    const named = String(incoming.headers['x-amz-target'] ?? '').split('.')[1];
    const operation = named ?? incoming.method ?? '';
    const request: Passing = { service, operation, body: service === 'database' ? bytes.toString('utf8') : '' };
    const fault = faultFor(request, rate(), random);
    if (fault && (await does[fault](incoming, bytes, response, request.body))) {
      onFault(fault, request);
      return;
    }
    const answer = await forward(incoming, bytes);
    if (operation === 'Query' && answer.status === 200) earlier.set(request.body, { at: Date.now(), answer });
    remember(operation, request.body, answer);
    give(response, answer);
  };

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
};
