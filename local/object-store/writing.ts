import { largestObject, receiveBody, receiveNothing, type Received } from './body.ts';
import { bypassRequested, type Call, versionOf } from './call.ts';
import { S3Error } from './errors.ts';
import { versionHeader } from './reading.ts';
import { ok, type Reply } from './reply.ts';
import { readRetention } from './retention.ts';

/** Kept with the object and given back as they were. */
const keptHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'Cache-Control',
  'content-disposition': 'Content-Disposition',
  'content-type': 'Content-Type',
  'x-amz-server-side-encryption': 'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'x-amz-server-side-encryption-aws-kms-key-id',
};

const keepHeaders = ({ request }: Call): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const [name, value] of request.headers) {
    const as = name.startsWith('x-amz-meta-') ? name : keptHeaders[name];
    if (as !== undefined) kept[as] = value;
  }
  const encryption = kept['x-amz-server-side-encryption'] ?? 'AES256';
  if (!['AES256', 'aws:kms'].includes(encryption)) throw new S3Error('InvalidArgument', 'Unknown encryption.');
  return kept;
};

/** The lock a PUT asks for. As in S3 it needs the bucket's consent and a checksum over what gets locked. */
const lockOf = ({ request: { headers }, bucket, now }: Call) => {
  const mode = headers.get('x-amz-object-lock-mode');
  const until = headers.get('x-amz-object-lock-retain-until-date');
  const hold = headers.get('x-amz-object-lock-legal-hold');
  if (mode === undefined && until === undefined && hold === undefined) return { retention: null, legalHold: false };
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
  if ((mode === undefined) !== (until === undefined)) {
    throw new S3Error('InvalidArgument', 'Retention needs both the mode and the retain until date.');
  }
  if (!['ON', 'OFF', undefined].includes(hold)) throw new S3Error('InvalidArgument', 'Unknown legal hold status.');
  const retention = mode === undefined || until === undefined ? null : readRetention(mode, until, now);
  return { retention, legalHold: hold === 'ON' };
};

const checkSealed = ({ request }: Call, { checksums }: Received): void => {
  if (Object.keys(checksums).length > 0 || request.headers.has('content-md5')) return;
  throw new S3Error('InvalidRequest', 'Content-MD5 or a checksum is required to lock an object.');
};

export const putObject = async (call: Call): Promise<Reply> => {
  const { request, payload, store, bucket, now } = call;
  const condition = request.headers.get('if-none-match');
  if (condition !== undefined && condition !== '*') throw new S3Error('NotImplemented', 'If-None-Match takes only *.');
  const headers = keepHeaders(call);
  const lock = lockOf(call);
  const draft = await store.draft();
  try {
    const received = await receiveBody(request, payload, largestObject, draft.write);
    if (lock.retention !== null || lock.legalHold) checkSealed(call, received);
    await draft.seal();
    const incoming = { ...received, headers, ...lock };
    const { versionId } = await store.put(bucket, request.key, incoming, draft, now, condition === '*');
    return ok({ ETag: received.etag, ...versionHeader(versionId), ...received.checksums, ...echoed(headers) });
  } finally {
    await draft.discard();
  }
};

/** S3 confirms the encryption it applied; callers check it. */
const echoed = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption')));

export const deleteObject = async (call: Call): Promise<Reply> => {
  const { request, payload, store, bucket, now } = call;
  receiveNothing(request, payload);
  const versionId = versionOf(call);
  const removed = await store.remove(bucket, request.key, versionId, bypassRequested(call), now);
  if (removed === null) return ok(versionId === undefined ? {} : versionHeader(versionId), 204);
  return ok({ ...versionHeader(removed.versionId), ...(removed.marker ? { 'x-amz-delete-marker': 'true' } : {}) }, 204);
};
