import { receiveNothing, receiveText } from './body.ts';
import { type Call, versionOf } from './call.ts';
import type { Tags } from './catalogue.ts';
import { S3Error } from './errors.ts';
import { versionHeader } from './reading.ts';
import { ok, type Reply, xmlReply } from './reply.ts';
import { element, readFlatXml, xmlDocument } from './xml.ts';

/** S3 keeps at most so many tags of an object, and names and values of at most so many characters. */
const most = { tags: 10, name: 128, value: 256 } as const;

const tagPattern = /<Tag>\s*<Key>([^<>&]*)<\/Key>\s*<Value>([^<>&]*)<\/Value>\s*<\/Tag>/g;

const readTags = (text: string): Tags => {
  const tags: Record<string, string> = {};
  const rest = text.replaceAll(tagPattern, (_, name: string, value: string) => {
    if (name === '' || Object.hasOwn(tags, name)) throw new S3Error('InvalidTag');
    if (name.length > most.name || value.length > most.value) throw new S3Error('InvalidTag');
    tags[name] = value;
    return '';
  });
  // What is left is the document without its tags.
  const set = readFlatXml(rest.replace(/<TagSet\s*\/>/, '<TagSet></TagSet>'), 'Tagging', ['TagSet']).get('TagSet');
  if (set !== '') throw new S3Error('MalformedXML');
  if (Object.keys(tags).length > most.tags) throw new S3Error('InvalidTag');
  return tags;
};

export const getTagging = (call: Call): Reply => {
  const { request, store, bucket, payload } = call;
  receiveNothing(request, payload);
  const { tags = {}, versionId } = store.find(bucket, request.key, versionOf(call));
  const set = Object.entries(tags).map(([name, value]) =>
    element('Tag', element('Key', name), element('Value', value)),
  );
  const reply = xmlReply(xmlDocument('Tagging', element('TagSet', ...set)));
  return { ...reply, headers: { ...reply.headers, ...versionHeader(versionId) } };
};

export const putTagging = async (call: Call): Promise<Reply> => {
  const { request, store, bucket } = call;
  const { text, sealed } = await receiveText(request, call.payload);
  if (!sealed) throw new S3Error('InvalidRequest', 'Content-MD5 or a checksum is required.');
  const versionId = await store.tag(bucket, request.key, versionOf(call), readTags(text));
  return ok(versionHeader(versionId));
};
