import { receiveNothing } from './body.ts';
import { type Call, versionOf } from './call.ts';
import { nullVersion, type StoredObject } from './catalogue.ts';
import { S3Error } from './errors.ts';
import type { Reply } from './reply.ts';

const overrides: Readonly<Record<string, string>> = {
  'response-cache-control': 'Cache-Control',
  'response-content-disposition': 'Content-Disposition',
  'response-content-type': 'Content-Type',
};

const overridden = ({ request }: Call): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [parameter, header] of Object.entries(overrides)) {
    const value = request.query.get(parameter);
    if (value === undefined) continue;
    // Japanese file names come as filename*=UTF-8''…; raw characters would arrive broken in the browser.
    if (!/^[\x20-\x7e]+$/.test(value)) throw new S3Error('InvalidArgument', `${parameter} is not plain ASCII.`);
    headers[header] = value;
  }
  return headers;
};

export const versionHeader = (versionId: string): Record<string, string> =>
  versionId === nullVersion ? {} : { 'x-amz-version-id': versionId };

const lockHeaders = ({ retention, legalHold }: StoredObject): Record<string, string> => ({
  ...(retention === null
    ? {}
    : { 'x-amz-object-lock-mode': retention.mode, 'x-amz-object-lock-retain-until-date': retention.until }),
  ...(legalHold ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
});

/** Checksums are of the whole object, so a part goes without. */
const checksumsOf = ({ request }: Call, version: StoredObject, whole: boolean): Readonly<Record<string, string>> => {
  const mode = request.headers.get('x-amz-checksum-mode') ?? request.query.get('x-amz-checksum-mode');
  if (mode === undefined) return {};
  if (mode !== 'ENABLED') throw new S3Error('InvalidArgument', 'x-amz-checksum-mode must be ENABLED.');
  if (!whole || Object.keys(version.checksums).length === 0) return {};
  return { ...version.checksums, 'x-amz-checksum-type': 'FULL_OBJECT' };
};

type Part = { start: number; length: number };

const partOf = (range: string | undefined, size: number): Part | null => {
  if (range === undefined) return null;
  const match = /^bytes=(?:(\d{1,12})-(\d{0,12})|-(\d{1,12}))$/.exec(range);
  if (!match) throw new S3Error('NotImplemented', 'Only a single byte range is supported.');
  const [, from, to, tail] = match;
  const start = from === undefined ? Math.max(0, size - Number(tail)) : Number(from);
  const end = to === undefined || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || end < start)
    throw new S3Error('InvalidRange', undefined, { 'Content-Range': `bytes */${size}` });
  return { start, length: end - start + 1 };
};

const headersOf = (call: Call, version: StoredObject, part: Part | null): Record<string, string> => ({
  'Content-Type': 'binary/octet-stream',
  'Content-Disposition': 'attachment',
  ...version.headers,
  ...lockHeaders(version),
  ...versionHeader(version.versionId),
  ...checksumsOf(call, version, part === null),
  ...(part === null ? {} : { 'Content-Range': `bytes ${part.start}-${part.start + part.length - 1}/${version.size}` }),
  'Content-Length': String(part?.length ?? version.size),
  'Accept-Ranges': 'bytes',
  ETag: version.etag,
  'Last-Modified': new Date(version.at).toUTCString(),
  ...overridden(call),
});

const statusOf = (part: Part | null): number => (part === null ? 200 : 206);

export const headObject = (call: Call): Reply => {
  const { request, store, bucket, payload } = call;
  receiveNothing(request, payload);
  const version = store.find(bucket, request.key, versionOf(call));
  const part = partOf(request.headers.get('range'), version.size);
  return { status: statusOf(part), headers: headersOf(call, version, part), body: '' };
};

export const getObject = async (call: Call): Promise<Reply> => {
  const { request, store, bucket, payload } = call;
  receiveNothing(request, payload);
  const { version, file } = await store.open(bucket, request.key, versionOf(call));
  try {
    const { size } = await file.stat();
    if (size !== version.size) throw new Error('object store: a blob is not as long as its record says');
    const part = partOf(request.headers.get('range'), version.size);
    const body = { file, ...(part ?? { start: 0, length: version.size }) };
    return { status: statusOf(part), headers: headersOf(call, version, part), body };
  } catch (error) {
    await file.close();
    throw error;
  }
};
