import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { corsHeaders, preflight } from './cors.ts';
import { S3Error } from './errors.ts';
import { operationOf } from './operations.ts';
import { checkOptions, type ObjectStoreOptions } from './options.ts';
import { errorReply, ok, type Reply, send } from './reply.ts';
import { checkKey, parseRequest, type S3Request } from './request.ts';
import { authenticate } from './signature.ts';
import { openStore, type Store } from './store.ts';

export type { Bucket, ObjectStoreOptions } from './options.ts';

const answer = async (request: S3Request, options: ObjectStoreOptions, store: Store): Promise<Reply> => {
  if (request.method === 'OPTIONS') {
    const headers = preflight(request, options.corsOrigins);
    if (headers === null) throw new S3Error('AccessDenied', 'CORSResponse: This CORS request is not allowed.');
    return ok(headers);
  }
  const now = options.now?.() ?? new Date();
  const { buckets, payload, presigned } = authenticate(request, options, now);
  if (request.bucket === '') throw new S3Error('NotImplemented', 'The operation is not supported.');
  // A key that may not touch a bucket must not learn whether it exists.
  if (!buckets.includes(request.bucket)) throw new S3Error('AccessDenied');
  const bucket = options.buckets.find(({ name }) => name === request.bucket);
  if (bucket === undefined) throw new S3Error('NoSuchBucket');
  const operation = operationOf(request, presigned);
  checkKey(request.key);
  return operation.run({ request, payload, store, bucket, now });
};

const refusal = (error: unknown, requestId: string): Reply => {
  if (error instanceof S3Error) return errorReply(error, requestId);
  console.error(`object store: request ${requestId} failed`, error);
  return errorReply(new S3Error('InternalError'), requestId);
};

const serve = async (
  incoming: IncomingMessage,
  response: ServerResponse,
  options: ObjectStoreOptions,
  store: Store,
): Promise<void> => {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  response.setHeader('x-amz-request-id', requestId);
  let reply: Reply;
  try {
    const request = parseRequest(incoming);
    for (const [name, value] of Object.entries(corsHeaders(request, options.corsOrigins))) {
      response.setHeader(name, value);
    }
    reply = await answer(request, options, store);
  } catch (error) {
    // Whoever hung up in the middle of an upload neither needs an answer nor a line in the log.
    if (incoming.destroyed && !incoming.complete) return;
    reply = refusal(error, requestId);
  }
  // The rest of a refused upload is read and forgotten, so that the client gets to the answer.
  incoming.resume();
  await send(response, reply, incoming.method ?? '');
};

/** Starts the S3 subset of the local runtime; it resolves when the store is loaded and listening. */
export const startObjectStore = async (
  options: ObjectStoreOptions,
): Promise<{ endpoint: string; stop: () => Promise<void> }> => {
  checkOptions(options);
  const store = await openStore(options.dir, options.buckets);
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000 }, (incoming, response) => {
    // What fails here is a connection that broke while the reply was on its way.
    serve(incoming, response, options, store).catch(() => response.destroy());
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', resolve);
    });
  } catch (error) {
    await store.close();
    throw error;
  }
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
};
