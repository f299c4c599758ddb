import { type ErrorCode, S3Error } from './errors.ts';
import type { S3Request } from './request.ts';

/** What a request says about its own signature, well formed but not yet believed. */
export type Claim = {
  accessKeyId: string;
  day: string;
  region: string;
  timestamp: string;
  instant: number;
  signedHeaders: readonly string[];
  signature: Buffer;
  payload: string;
  /** Seconds a presigned link lives; null when the signature is in the header. */
  expires: number | null;
};

/** The query parameters of a presigned link. */
export const presignParameters = [
  'X-Amz-Algorithm',
  'X-Amz-Content-Sha256',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
] as const;

const sevenDays = 604_800;
const algorithm = 'AWS4-HMAC-SHA256';

const instantOf = (timestamp: string): number => {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp);
  if (!match) return Number.NaN;
  const [, year, month, date, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
};

type Parts = { credential: string; signedHeaders: string; signature: string; timestamp: string };

const readParts = (parts: Parts, payload: string, expires: number | null, malformed: ErrorCode): Claim => {
  const credential = /^([A-Za-z0-9_-]{1,128})\/(\d{8})\/([a-z0-9-]+)\/s3\/aws4_request$/.exec(parts.credential);
  const signature = /^[0-9a-f]{64}$/.exec(parts.signature);
  const instant = instantOf(parts.timestamp);
  const [, accessKeyId = '', day = '', region = ''] = credential ?? [];
  if (!credential || !signature || Number.isNaN(instant) || !parts.timestamp.startsWith(day)) {
    throw new S3Error(malformed);
  }
  const signedHeaders = parts.signedHeaders.split(';');
  const ordered = signedHeaders.every((name, i) => /^[a-z0-9-]+$/.test(name) && name > (signedHeaders[i - 1] ?? ''));
  if (!ordered || !signedHeaders.includes('host')) throw new S3Error(malformed, 'SignedHeaders is malformed.');
  return {
    accessKeyId,
    day,
    region,
    timestamp: parts.timestamp,
    instant,
    signedHeaders,
    signature: Buffer.from(parts.signature, 'hex'),
    payload,
    expires,
  };
};

const fromHeader = (authorization: string, { headers }: S3Request): Claim => {
  const malformed = 'AuthorizationHeaderMalformed';
  const match = /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([^,\s]+)$/.exec(
    authorization,
  );
  if (!match) throw new S3Error(malformed);
  const payload = headers.get('x-amz-content-sha256');
  if (payload === undefined) throw new S3Error('InvalidRequest', 'The x-amz-content-sha256 header is required.');
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  const timestamp = headers.get('x-amz-date') ?? '';
  return readParts({ credential, signedHeaders, signature, timestamp }, payload, null, malformed);
};

const fromQuery = ({ query, headers }: S3Request): Claim => {
  const malformed = 'AuthorizationQueryParametersError';
  if (query.get('X-Amz-Algorithm') !== algorithm) throw new S3Error(malformed);
  const seconds = query.get('X-Amz-Expires') ?? '';
  const expires = /^\d{1,6}$/.test(seconds) ? Number(seconds) : 0;
  if (expires < 1 || expires > sevenDays) throw new S3Error(malformed, 'X-Amz-Expires is out of range.');
  const payload = query.get('X-Amz-Content-Sha256') ?? headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  if ((headers.get('x-amz-content-sha256') ?? payload) !== payload) throw new S3Error(malformed);
  const parts = {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    timestamp: query.get('X-Amz-Date') ?? '',
  };
  return readParts(parts, payload, expires, malformed);
};

/** The one signature of a request; two would leave open which of them was checked. */
export const readClaim = (request: S3Request): Claim => {
  const { query, headers } = request;
  const authorization = headers.get('authorization');
  const presigned = presignParameters.some((name) => query.has(name));
  if (authorization !== undefined && presigned) {
    throw new S3Error('InvalidArgument', 'Only one way of signing is allowed.');
  }
  if (query.has('X-Amz-Security-Token') || headers.has('x-amz-security-token')) throw new S3Error('InvalidToken');
  if (authorization !== undefined) return fromHeader(authorization, request);
  if (presigned) return fromQuery(request);
  throw new S3Error('AccessDenied');
};
