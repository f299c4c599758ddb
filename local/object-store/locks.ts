import { receiveNothing, receiveText } from './body.ts';
import { bypassRequested, type Call, versionOf } from './call.ts';
import type { StoredObject } from './catalogue.ts';
import { S3Error } from './errors.ts';
import { ok, type Reply, xmlReply } from './reply.ts';
import { readRetention } from './retention.ts';
import { element, readFlatXml, xmlDocument } from './xml.ts';

const requireLock = ({ bucket }: Call): void => {
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
};

const targetOf = (call: Call): StoredObject => {
  const { request, store, bucket, payload } = call;
  requireLock(call);
  receiveNothing(request, payload);
  return store.find(bucket, request.key, versionOf(call));
};

const documentOf = async (call: Call, root: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  requireLock(call);
  const { text, sealed } = await receiveText(call.request, call.payload);
  if (!sealed) throw new S3Error('InvalidRequest', 'Content-MD5 or a checksum is required.');
  return readFlatXml(text, root, names);
};

export const getRetention = (call: Call): Reply => {
  const { retention } = targetOf(call);
  if (retention === null) throw new S3Error('NoSuchObjectLockConfiguration');
  return xmlReply(
    xmlDocument('Retention', element('Mode', retention.mode), element('RetainUntilDate', retention.until)),
  );
};

/** An empty document asks to lift the retention. */
export const putRetention = async (call: Call): Promise<Reply> => {
  const { request, store, bucket, now } = call;
  const wish = await documentOf(call, 'Retention', ['Mode', 'RetainUntilDate']);
  const mode = wish.get('Mode');
  const until = wish.get('RetainUntilDate');
  if ((mode === undefined) !== (until === undefined)) throw new S3Error('MalformedXML');
  const wanted = mode === undefined || until === undefined ? null : readRetention(mode, until, now);
  await store.retain(bucket, request.key, versionOf(call), wanted, bypassRequested(call), now);
  return ok();
};

export const getLegalHold = (call: Call): Reply =>
  xmlReply(xmlDocument('LegalHold', element('Status', targetOf(call).legalHold ? 'ON' : 'OFF')));

export const putLegalHold = async (call: Call): Promise<Reply> => {
  const { request, store, bucket } = call;
  const status = (await documentOf(call, 'LegalHold', ['Status'])).get('Status') ?? '';
  if (status !== 'ON' && status !== 'OFF') throw new S3Error('MalformedXML');
  await store.hold(bucket, request.key, versionOf(call), status === 'ON');
  return ok();
};
