import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client, type S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type ObjectStoreOptions, startObjectStore } from '#local/object-store/index.ts';

export const page = 'http://127.0.0.1:4000';
export const keys = {
  general: { secret: 'general-secret-for-tests', buckets: ['quarantine', 'evidence', 'plain'] },
  spi: { secret: 'spi-secret-for-tests', buckets: ['spi-evidence'] },
};
const options = {
  port: 0,
  region: 'ap-northeast-1',
  buckets: [
    { name: 'quarantine', versioning: true, objectLock: false },
    { name: 'evidence', versioning: true, objectLock: true },
    { name: 'plain', versioning: false, objectLock: false },
    { name: 'spi-evidence', versioning: true, objectLock: true },
  ],
  keys,
  corsOrigins: () => [page],
};

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A running store on a fresh folder; its clock can be moved. */
export const startWorld = async (change: Partial<ObjectStoreOptions> = {}) => {
  const dir = await mkdtemp(join(tmpdir(), 'kansa-object-store-'));
  let offset = 0;
  const settings = { ...options, dir, now: () => new Date(Date.now() + offset), ...change };
  let running = await startObjectStore(settings).catch(async (error: Error) => {
    await rm(dir, { recursive: true, force: true });
    throw error;
  });
  const clientAs = (id: string, secret: string, more: { requestChecksumCalculation?: 'WHEN_REQUIRED' } = {}) =>
    new S3Client({
      endpoint: running.endpoint,
      region: options.region,
      forcePathStyle: true,
      maxAttempts: 1,
      logger: silent,
      credentials: { accessKeyId: id, secretAccessKey: secret },
      ...more,
    });
  return {
    dir,
    endpoint: () => running.endpoint,
    clientAs,
    client: (id: keyof typeof keys = 'general') => clientAs(id, keys[id].secret),
    presigner: (id: keyof typeof keys = 'general') =>
      clientAs(id, keys[id].secret, { requestChecksumCalculation: 'WHEN_REQUIRED' }),
    later: (seconds: number) => {
      offset += seconds * 1000;
    },
    stop: () => running.stop(),
    start: async () => {
      running = await startObjectStore(settings);
    },
    end: async () => {
      await running.stop().catch(() => undefined);
      await rm(dir, { recursive: true, force: true });
    },
  };
};

export type World = Awaited<ReturnType<typeof startWorld>>;

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64');

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; bytes: Buffer };

/** A request exactly as given: no normalising, no headers of our own except Host. */
export const raw = (
  method: string,
  url: string,
  headers: Record<string, string | string[]> = {},
  body: string | Buffer = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const at = /^(http:\/\/[^/]+)(.*)$/.exec(url);
    const request = httpRequest(at?.[1] ?? '', { method, path: at?.[2] ?? '', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes.toString('utf8'), bytes });
      });
    });
    request.on('error', reject);
    request.end(body);
  });

/** The status and code of a refusal; fails when there was none. */
export const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (error: S3ServiceException) => error,
  );
  if (error === null) return 'accepted';
  return `${error.$metadata?.httpStatusCode ?? String(error)} ${error.name}`;
};

export type Upload = { key: string; content: string; type?: string; bucket?: string; seconds?: number; at?: Date };

/** A link as the product gives it out: length, type, checksum and `if-none-match:*` are signed. */
export const presignPut = async (client: S3Client, upload: Upload) => {
  const { key, content, type = 'text/plain', bucket = 'quarantine', seconds = 60, at = new Date() } = upload;
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: type,
    ContentLength: Buffer.byteLength(content),
    ChecksumSHA256: sha256(content),
    IfNoneMatch: '*',
  });
  const url = await getSignedUrl(client, command, {
    expiresIn: seconds,
    signingDate: at,
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    signableHeaders: new Set(['host', 'content-type', 'content-length', 'x-amz-checksum-sha256', 'if-none-match']),
  });
  const headers = {
    'content-type': type,
    'content-length': String(Buffer.byteLength(content)),
    'x-amz-checksum-sha256': sha256(content),
    'if-none-match': '*',
  };
  return { url, headers, content };
};

export const presignGet = (
  client: S3Client,
  input: ConstructorParameters<typeof GetObjectCommand>[0],
  more: { expiresIn?: number; signingDate?: Date } = {},
): Promise<string> => getSignedUrl(client, new GetObjectCommand(input), { expiresIn: 60, ...more });

/** The same client, with every request changed after it is built and before it is signed. */
export const tampered = (
  client: S3Client,
  change: (request: {
    method: string;
    headers: Record<string, string>;
    query: Record<string, string>;
    path: string;
  }) => void,
): S3Client => {
  client.middlewareStack.add(
    (next) => (args) => {
      change(args.request as Parameters<typeof change>[0]); // the SDK types a request of any protocol
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'tamper' },
  );
  return client;
};
