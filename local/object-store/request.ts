import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors.ts';

/** A request taken apart once: names lower-cased, values decoded, nothing given twice. */
export type S3Request = {
  method: string;
  /** Empty for the service itself. */
  bucket: string;
  /** Empty for the bucket itself. */
  key: string;
  /** The decoded path and query, as the signature covers them. */
  path: string;
  query: ReadonlyMap<string, string>;
  headers: ReadonlyMap<string, string>;
  body: IncomingMessage;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI');
  }
};

/** Two values under one name would let the signature and the store read different ones. */
const once = (pairs: Iterable<readonly [string, string]>): Map<string, string> => {
  const map = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (map.has(name)) throw new S3Error('InvalidArgument', 'A header or query parameter is given twice.');
    map.set(name, value);
  }
  return map;
};

const headerPairs = function* (raw: readonly string[]): Generator<[string, string]> {
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const value = raw[i + 1] ?? '';
    if (!/^[\t\x20-\x7e]*$/.test(value)) throw new S3Error('InvalidArgument', 'A header value is not ASCII.');
    yield [(raw[i] ?? '').toLowerCase(), value.trim()];
  }
};

const queryPairs = function* (raw: string): Generator<[string, string]> {
  for (const part of raw.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    yield at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
  }
};

export const parseRequest = (body: IncomingMessage): S3Request => {
  const url = body.url ?? '';
  if (!url.startsWith('/')) throw new S3Error('InvalidURI');
  const mark = url.indexOf('?');
  const path = decode(mark < 0 ? url : url.slice(0, mark));
  const slash = path.indexOf('/', 1);
  return {
    method: body.method ?? '',
    bucket: slash < 0 ? path.slice(1) : path.slice(1, slash),
    key: slash < 0 ? '' : path.slice(slash + 1),
    path,
    query: once(queryPairs(mark < 0 ? '' : url.slice(mark + 1))),
    headers: once(headerPairs(body.rawHeaders)),
    body,
  };
};

// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const unspeakable = /[\u0000-\u001f\u007f\ufffe\uffff]/;

/** A key is any text, never a path; what XML cannot carry is refused, so that every key can be listed. */
export const checkKey = (key: string): void => {
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError');
  if (unspeakable.test(key)) throw new S3Error('InvalidArgument', 'The key holds a control character.');
};
