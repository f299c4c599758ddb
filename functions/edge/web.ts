import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import * as z from 'zod';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { problemResponse } from '#functions/http/problem.ts';
import { mediaTypeOf } from '#shared/web/media-types.ts';
import { cacheControl, securityHeaders } from '#shared/web/security-headers.ts';

const schema = z.object({
  /** What the application is told of its installation: the text of `config.json`. */
  WEB_CONFIG: z.string().min(2),
  /** Origins beside its own that the application may talk to, with spaces between them. */
  SIGN_IN: z.string(),
  EVIDENCE: z.string(),
});

/** A path with a file ending names a file; any other one is a page, and all pages are one document. */
const fileOf = (path: string): string => (extname(path) === '' ? '/index.html' : path);

const decoded = (path: string): string | undefined => {
  try {
    const plain = normalize(decodeURIComponent(path));
    return plain.includes('\0') || plain.includes('..') || plain.includes('\\') ? undefined : plain;
  } catch {
    return undefined;
  }
};

/**
 * The web application where there is no CloudFront: a private API hands its files out, with the same headers. They lie
 * beside the code, in `web`; what is text travels as text, everything else in base64.
 */
export default (raw: RawEnvironment, folder = join(import.meta.dirname, 'web')) => {
  const { WEB_CONFIG, SIGN_IN, EVIDENCE } = schema.parse(raw);
  const guard = securityHeaders({ signIn: SIGN_IN.split(' '), evidence: EVIDENCE.split(' ') });

  const read = async (file: string): Promise<Buffer | undefined> => {
    if (file === '/config.json') return Buffer.from(WEB_CONFIG);
    // Names that begin with a dot are for whoever builds.
    if (file.includes('/.')) return undefined;
    return mediaTypeOf(file) ? readFile(join(folder, file)).catch(() => undefined) : undefined;
  };

  return async (event: Pick<APIGatewayProxyEvent, 'httpMethod' | 'path'>): Promise<APIGatewayProxyResult> => {
    if (!['GET', 'HEAD'].includes(event.httpMethod)) return problemResponse('method_not_allowed');
    const path = decoded(event.path);
    const file = path === undefined ? undefined : fileOf(path);
    const bytes = file === undefined ? undefined : await read(file);
    if (file === undefined || bytes === undefined) return problemResponse('not_found');
    const type = mediaTypeOf(file) ?? '';
    const isBase64Encoded = !/^text\/|json|svg/.test(type);
    return {
      statusCode: 200,
      headers: { ...guard, 'content-type': type, 'cache-control': cacheControl(file) },
      body: event.httpMethod === 'HEAD' ? '' : bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded,
    };
  };
};
