import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { S3Error } from './errors.ts';
import { element } from './xml.ts';

export type Reply = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | { file: FileHandle; start: number; length: number };
};

/** Whatever a browser is handed from here, it must neither run, sniff, keep nor show it in the page. */
const guards: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'no-store',
};

export const ok = (headers: Readonly<Record<string, string>> = {}, status = 200): Reply => ({
  status,
  headers,
  body: '',
});

export const xmlReply = (body: string): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'application/xml' },
  body,
});

export const errorReply = (error: S3Error, requestId: string): Reply => {
  const { xml } = element(
    'Error',
    element('Code', error.code),
    element('Message', error.message),
    element('RequestId', requestId),
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
  return { status: error.status, headers: { 'Content-Type': 'application/xml', ...error.headers }, body };
};

const sendBody = async (response: ServerResponse, body: Reply['body'], method: string): Promise<void> => {
  if (typeof body === 'string') {
    response.end(method === 'HEAD' ? undefined : body);
    return;
  }
  const { file, start, length } = body;
  if (length === 0) response.end();
  else await pipeline(file.createReadStream({ start, end: start + length - 1, autoClose: false }), response);
};

/** Sends a reply; a HEAD gets the headers of the GET and no body, a 204 has neither. */
export const send = async (response: ServerResponse, reply: Reply, method: string): Promise<void> => {
  const { body, status, headers } = reply;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  const counted = status === 204 || headers['Content-Length'] !== undefined;
  try {
    response.writeHead(status, { ...guards, ...(counted ? {} : { 'Content-Length': String(length) }), ...headers });
    await sendBody(response, body, method);
  } finally {
    if (typeof body !== 'string') await body.file.close();
  }
};
