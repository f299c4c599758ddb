import type { S3Request } from './request.ts';

const methods = ['GET', 'HEAD', 'PUT'];

/** What a page may send with an upload; everything else a page invents stops at the preflight. */
const requestHeaders = [
  'cache-control',
  'content-disposition',
  'content-md5',
  'content-type',
  'if-none-match',
  'range',
  'x-amz-checksum-crc32',
  'x-amz-checksum-sha256',
  'x-amz-content-sha256',
];

const exposed = [
  'Content-Disposition',
  'Content-Length',
  'Content-Range',
  'ETag',
  'x-amz-checksum-sha256',
  'x-amz-request-id',
  'x-amz-version-id',
];

type Origins = (() => readonly string[]) | undefined;

const allowedOrigin = ({ headers }: S3Request, origins: Origins): string | null => {
  const origin = headers.get('origin');
  return origin !== undefined && (origins?.() ?? []).includes(origin) ? origin : null;
};

/** Headers that let a page of an allowed origin read an answer, refusals included. */
export const corsHeaders = (request: S3Request, origins: Origins): Record<string, string> => {
  const origin = allowedOrigin(request, origins);
  if (origin === null) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': exposed.join(', '),
  };
};

/** The answer to a preflight, or null when the page may not do what it asks. */
export const preflight = (request: S3Request, origins: Origins): Record<string, string> | null => {
  const method = request.headers.get('access-control-request-method') ?? '';
  const wanted = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (allowedOrigin(request, origins) === null || !methods.includes(method)) return null;
  if (!wanted.every((name) => requestHeaders.includes(name))) return null;
  return {
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': wanted.join(', '),
    'Access-Control-Max-Age': '600',
  };
};
