import { unchunk } from './aws-chunked.ts';
import { type Algorithm, checksumHeaders, type Digests, hashAll, readDigest } from './checksums.ts';
import { type ErrorCode, S3Error } from './errors.ts';
import type { S3Request } from './request.ts';

/** 64 MB: the product takes 50 MB files in one PUT, so more is a mistake or an attack. */
export const largestObject = 64 * 1024 * 1024;

const streaming = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

export type Received = {
  size: number;
  sha256: string;
  etag: string;
  /** The checksums the client declared and the body met, by header name. */
  checksums: Record<string, string>;
};

type Promised = { algorithm: Algorithm; bytes: Buffer; otherwise: ErrorCode };

const promise = (algorithm: Algorithm, text: string): Promised => {
  const bytes = readDigest(algorithm, text);
  if (bytes === null) throw new S3Error('InvalidDigest');
  return { algorithm, bytes, otherwise: 'BadDigest' };
};

const payloadPromise = (payload: string): Promised[] => {
  if (payload === 'UNSIGNED-PAYLOAD' || payload === streaming) return [];
  if (payload.startsWith('STREAMING-')) throw new S3Error('NotImplemented', `${payload} is not supported.`);
  if (!/^[0-9a-f]{64}$/.test(payload)) throw new S3Error('InvalidArgument', 'x-amz-content-sha256 is malformed.');
  return [{ algorithm: 'sha256', bytes: Buffer.from(payload, 'hex'), otherwise: 'XAmzContentSHA256Mismatch' }];
};

const announcedLength = (text: string | undefined, limit: number): number => {
  if (text === undefined) throw new S3Error('MissingContentLength');
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument', 'The announced length is malformed.');
  if (Number(text) > limit) throw new S3Error('EntityTooLarge');
  return Number(text);
};

type Framing = { length: number; open: (onTrailer: (name: string, value: string) => void) => AsyncIterable<Buffer> };

const framingOf = ({ headers, body }: S3Request, payload: string, limit: number): Framing => {
  // A refusal must still reach a client that is busy sending: leaving the loop must not tear the connection down.
  const raw: AsyncIterable<Buffer> = body.iterator({ destroyOnReturn: false });
  const encoding = headers.get('content-encoding');
  if (payload === streaming) {
    if (encoding !== 'aws-chunked') throw new S3Error('InvalidRequest', 'Content-Encoding must be aws-chunked.');
    const length = announcedLength(headers.get('x-amz-decoded-content-length'), limit);
    return { length, open: (onTrailer) => unchunk(raw, onTrailer) };
  }
  if (encoding !== undefined) throw new S3Error('NotImplemented', 'Content-Encoding is not supported.');
  if (headers.has('x-amz-trailer') || headers.has('x-amz-decoded-content-length')) {
    throw new S3Error('InvalidRequest', 'Trailer headers without a trailer.');
  }
  return { length: announcedLength(headers.get('content-length'), limit), open: () => raw };
};

/** The single checksum a client may declare: in a header, or announced by x-amz-trailer. */
const declaredChecksum = ({ headers }: S3Request): string | null => {
  const trailer = headers.get('x-amz-trailer');
  const names = [...headers.keys()].filter((name) => Object.hasOwn(checksumHeaders, name));
  if (trailer !== undefined) names.push(trailer);
  if (names.length > 1) throw new S3Error('InvalidRequest', 'Only one checksum may be declared.');
  const [name = null] = names;
  if (name !== null && !Object.hasOwn(checksumHeaders, name)) throw new S3Error('NotImplemented');
  const hint = headers.get('x-amz-sdk-checksum-algorithm');
  if (hint !== undefined && `x-amz-checksum-${hint.toLowerCase()}` !== name) {
    throw new S3Error('InvalidRequest', 'x-amz-sdk-checksum-algorithm names a checksum that was not sent.');
  }
  return name;
};

const verify = (promises: readonly Promised[], digests: Digests): void => {
  const broken = promises.find(({ algorithm, bytes }) => !digests[algorithm].equals(bytes));
  if (broken) throw new S3Error(broken.otherwise);
};

/** Streams a body into `sink`; returns only when every length and checksum the client promised is met. */
export const receiveBody = async (
  request: S3Request,
  payload: string,
  limit: number,
  sink: (chunk: Buffer) => Promise<void>,
): Promise<Received> => {
  const promises = payloadPromise(payload);
  const md5 = request.headers.get('content-md5');
  if (md5 !== undefined) promises.push(promise('md5', md5));
  const name = declaredChecksum(request);
  const algorithm = name === null ? undefined : checksumHeaders[name];
  const inHeader = name === null ? undefined : request.headers.get(name);
  if (algorithm !== undefined && inHeader !== undefined) promises.push(promise(algorithm, inHeader));

  const framing = framingOf(request, payload, limit);
  const hashes = hashAll();
  let size = 0;
  const onTrailer = (trailer: string, value: string): void => {
    if (trailer !== name || algorithm === undefined) throw new S3Error('InvalidRequest', 'Unannounced trailer.');
    promises.push(promise(algorithm, value));
  };
  for await (const chunk of framing.open(onTrailer)) {
    size += chunk.length;
    // At once, not at the end: a chunked body may never end, the disk does.
    if (size > framing.length) throw new S3Error('IncompleteBody', 'The body is longer than announced.');
    hashes.update(chunk);
    await sink(chunk);
  }
  if (size !== framing.length) throw new S3Error('IncompleteBody');
  const digests = hashes.digests();
  verify(promises, digests);
  return {
    size,
    sha256: digests.sha256.toString('hex'),
    etag: `"${digests.md5.toString('hex')}"`,
    checksums: name === null || algorithm === undefined ? {} : { [name]: digests[algorithm].toString('base64') },
  };
};

const largestDocument = 64 * 1024;

export const receiveText = async (request: S3Request, payload: string): Promise<{ text: string; sealed: boolean }> => {
  const chunks: Buffer[] = [];
  const received = await receiveBody(request, payload, largestDocument, (chunk) => {
    chunks.push(chunk);
    return Promise.resolve();
  });
  const sealed = Object.keys(received.checksums).length > 0 || request.headers.has('content-md5');
  return { text: Buffer.concat(chunks).toString('utf8'), sealed };
};

/** An operation without a body takes none: a body nobody reads is a body nobody checked. */
export const receiveNothing = (request: S3Request, payload: string): void => {
  const { headers } = request;
  if (headers.has('transfer-encoding') || (headers.get('content-length') ?? '0') !== '0' || payload === streaming) {
    throw new S3Error('InvalidRequest', 'This operation takes no body.');
  }
  verify(payloadPromise(payload), hashAll().digests());
};
