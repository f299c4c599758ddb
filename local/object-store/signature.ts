import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Claim, readClaim } from './claim.ts';
import { S3Error } from './errors.ts';
import type { ObjectStoreOptions } from './options.ts';
import type { S3Request } from './request.ts';

export type Access = {
  buckets: readonly string[];
  /** What the request says of its body: a SHA-256, `UNSIGNED-PAYLOAD` or a streaming form. */
  payload: string;
  presigned: boolean;
};

const skew = 15 * 60_000;

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const canonicalQuery = (query: ReadonlyMap<string, string>): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => byCode(a, b))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const signedValue = (request: S3Request, name: string): string => {
  const value = request.headers.get(name);
  // A signed header that was dropped is a different request from the one that was allowed.
  if (value === undefined) throw new S3Error('SignatureDoesNotMatch', `The signed header ${name} is missing.`);
  return value.replace(/\s+/g, ' ');
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const expectedSignature = (request: S3Request, claim: Claim, secret: string): Buffer => {
  const canonicalRequest = [
    request.method,
    request.path.split('/').map(encode).join('/'),
    canonicalQuery(request.query),
    ...claim.signedHeaders.map((name) => `${name}:${signedValue(request, name)}`),
    '',
    claim.signedHeaders.join(';'),
    claim.payload,
  ].join('\n');
  const scope = `${claim.day}/${claim.region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', claim.timestamp, scope, sha256(canonicalRequest)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secret}`);
  return hmac(key, toSign);
};

const checkTime = (claim: Claim, now: number): void => {
  if (claim.expires === null) {
    if (Math.abs(now - claim.instant) > skew) throw new S3Error('RequestTimeTooSkewed');
    return;
  }
  if (claim.instant - now > skew) throw new S3Error('AccessDenied', 'Request is not valid yet');
  if (now > claim.instant + claim.expires * 1000) throw new S3Error('AccessDenied', 'Request has expired');
};

const checkCoverage = (request: S3Request, claim: Claim): void => {
  const signed = new Set(claim.signedHeaders);
  const naked = [...request.headers.keys()].find((name) => name.startsWith('x-amz-') && !signed.has(name));
  if (naked !== undefined) throw new S3Error('AccessDenied', `The header ${naked} is present but not signed.`);
};

/** Who asks, proven by SigV4 in the header or in the query; without proof nothing is told, not even what exists. */
export const authenticate = (request: S3Request, options: ObjectStoreOptions, now: Date): Access => {
  const claim = readClaim(request);
  if (claim.region !== options.region) {
    throw new S3Error('AuthorizationHeaderMalformed', `The region must be ${options.region}.`);
  }
  const key = Object.hasOwn(options.keys, claim.accessKeyId) ? options.keys[claim.accessKeyId] : undefined;
  if (key === undefined) throw new S3Error('InvalidAccessKeyId');
  checkTime(claim, now.getTime());
  if (!timingSafeEqual(expectedSignature(request, claim, key.secret), claim.signature)) {
    throw new S3Error('SignatureDoesNotMatch');
  }
  checkCoverage(request, claim);
  return { buckets: key.buckets, payload: claim.payload, presigned: claim.expires !== null };
};
