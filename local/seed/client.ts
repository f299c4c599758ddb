import { createClient, type Send } from '#shared/contract/client.ts';
import { contract } from '#shared/contract/index.ts';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Functions } from '#local/functions.ts';
import { eventOf } from '#local/gateway/event.ts';
import { matchRoute } from '#local/gateway/router.ts';

/** How often a call is tried before its answer stands. */
const attempts = 10;

/** Calls the functions as a person, without HTTP: what the seed writes went through every check of the API. */
const sendAs =
  (functions: Functions, sub: string): Send =>
  async ({ method, path, headers, body = '' }) => {
    const url = new URL(path, 'http://seed.invalid');
    const match = matchRoute(method, url.pathname);
    if (!match || match === 'method') throw new Error(`no route ${method} ${path}`);
    for (let attempt = 1; ; attempt += 1) {
      const event = eventOf({ method, url, headers, body }, match, { sub, scope: '', iss: '', exp: '' });
      const result = await functions.invoke<APIGatewayProxyResult>(match.plane, match.function, event);
      // A slow machine is busy with so many at once. Repeated under the same key, nothing happens twice.
      if (result.statusCode !== 503 || attempt === attempts)
        return { status: result.statusCode, etag: result.headers?.['etag']?.toString(), text: result.body };
    }
  };

export const actAs = (functions: Functions, newKey: () => string) => (sub: string) => {
  const send = sendAs(functions, sub);
  return {
    directory: createClient('directory', contract.directory, send, newKey),
    general: createClient('general', contract.general, send, newKey),
  };
};

export type As = ReturnType<typeof actAs>;
