import { receiveNothing } from './body.ts';
import type { Call } from './call.ts';
import type { Version } from './catalogue.ts';
import { S3Error } from './errors.ts';
import { ok, type Reply, xmlReply } from './reply.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

export const headBucket = ({ request, payload }: Call): Reply => {
  receiveNothing(request, payload);
  return ok();
};

const pageSize = ({ request }: Call): number => {
  const text = request.query.get('max-keys') ?? '1000';
  if (!/^\d{1,9}$/.test(text)) throw new S3Error('InvalidArgument', 'max-keys is not a number.');
  return Math.min(Number(text), 1000);
};

/** S3 lists in the order of UTF-8 bytes, which differs from that of JavaScript strings outside the basic plane. */
const inByteOrder = (names: Iterable<string>): string[] =>
  [...names]
    .map((name) => ({ name, bytes: Buffer.from(name) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ name }) => name);

const isAfter = (name: string, mark: string): boolean => Buffer.compare(Buffer.from(name), Buffer.from(mark)) > 0;

const stored = (version: Version): Xml[] =>
  version.marker
    ? []
    : [element('ETag', version.etag), element('Size', version.size), element('StorageClass', 'STANDARD')];

const readToken = (token: string | undefined): string | undefined => {
  if (token === undefined) return undefined;
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (token === '' || Buffer.from(text).toString('base64url') !== token) {
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return text;
};

export const listObjects = (call: Call): Reply => {
  const { request, payload, store, bucket } = call;
  receiveNothing(request, payload);
  const query = (name: string): string => request.query.get(name) ?? '';
  const size = pageSize(call);
  const prefix = query('prefix');
  const delimiter = query('delimiter');
  const after = readToken(request.query.get('continuation-token')) ?? query('start-after');

  const all = store.list(bucket);
  const visible = [...all]
    .filter(([key, versions]) => key.startsWith(prefix) && versions.at(-1)?.marker === false)
    .map(([key]) => key);
  /** The key, or the common prefix that stands for it and its neighbours. */
  const nameOf = (key: string): string => {
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    return cut < 0 ? key : key.slice(0, cut + delimiter.length);
  };
  const names = inByteOrder(new Set(visible.map(nameOf))).filter((name) => isAfter(name, after));
  const page = names.slice(0, size);
  const truncated = size > 0 && names.length > page.length;

  const isFolder = (name: string): boolean => delimiter !== '' && name.indexOf(delimiter, prefix.length) >= 0;
  const entry = (name: string): Xml => {
    const version = all.get(name)?.at(-1);
    if (version === undefined || isFolder(name)) return element('CommonPrefixes', element('Prefix', name));
    return element('Contents', element('Key', name), element('LastModified', version.at), ...stored(version));
  };
  return xmlReply(
    xmlDocument(
      'ListBucketResult',
      element('Name', bucket.name),
      element('Prefix', prefix),
      delimiter !== '' && element('Delimiter', delimiter),
      element('MaxKeys', size),
      element('KeyCount', page.length),
      element('IsTruncated', String(truncated)),
      truncated && element('NextContinuationToken', Buffer.from(page.at(-1) ?? '').toString('base64url')),
      ...page.map(entry),
    ),
  );
};

export const listVersions = (call: Call): Reply => {
  const { request, payload, store, bucket } = call;
  receiveNothing(request, payload);
  const size = pageSize(call);
  const prefix = request.query.get('prefix') ?? '';
  const keyMark = request.query.get('key-marker') ?? '';
  const versionMark = request.query.get('version-id-marker');
  if (versionMark !== undefined && keyMark === '') {
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.');
  }

  const all = store.list(bucket);
  const rows = inByteOrder([...all.keys()].filter((key) => key.startsWith(prefix))).flatMap((key) =>
    (all.get(key) ?? [])
      .map((version, i, versions) => ({ key, version, newest: i === versions.length - 1 }))
      .toReversed(),
  );
  const marked = rows.findIndex(({ key, version }) => key === keyMark && version.versionId === versionMark);
  if (versionMark !== undefined && marked < 0) throw new S3Error('InvalidArgument', 'Unknown version-id marker.');
  const rest = marked >= 0 ? rows.slice(marked + 1) : rows.filter(({ key }) => isAfter(key, keyMark));
  const page = rest.slice(0, size);
  const next = size > 0 && rest.length > page.length ? page.at(-1) : undefined;
  return xmlReply(
    xmlDocument(
      'ListVersionsResult',
      element('Name', bucket.name),
      element('Prefix', prefix),
      element('KeyMarker', keyMark),
      element('MaxKeys', size),
      element('IsTruncated', String(next !== undefined)),
      next !== undefined && element('NextKeyMarker', next.key),
      next !== undefined && element('NextVersionIdMarker', next.version.versionId),
      ...page.map(({ key, version, newest }) =>
        element(
          version.marker ? 'DeleteMarker' : 'Version',
          element('Key', key),
          element('VersionId', version.versionId),
          element('IsLatest', String(newest)),
          element('LastModified', version.at),
          ...stored(version),
        ),
      ),
    ),
  );
};
