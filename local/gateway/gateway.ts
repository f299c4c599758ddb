import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { problemOf, problemResponse } from '#functions/http/problem.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Functions } from '#local/functions.ts';
import { eventOf } from './event.ts';
import { matchRoute } from './router.ts';
import type { TokenRules } from '#functions/token/token.ts';
import type { WebFile } from './web.ts';

/** A page of the local runtime itself: what it shows, or what it shows for this request. */
export type Page = { type: string; body: () => string | Promise<string> };

export type GatewayOptions = {
  functions: Functions;
  tokens: TokenRules;
  pages: Readonly<Record<string, Page>>;
  /** The web application: every other address. */
  web?: (path: string) => Promise<WebFile>;
  log: (line: string) => void;
};

/** API Gateway takes no more than this; a function may ask for less. */
const mostBytes = 8 * 1024 * 1024;

const pageHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new DomainError('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

/** Answers requests as API Gateway does in the cloud: token first, then the route, then the very same function. */
const answerApi = async (
  { functions, tokens }: GatewayOptions,
  request: IncomingMessage,
  url: URL,
): Promise<APIGatewayProxyResult> => {
  const claims = await tokens.verify(request.headers.authorization);
  if (!claims) return problemResponse('unauthenticated');
  const match = matchRoute(request.method ?? '', url.pathname);
  if (match === undefined) return problemResponse('not_found');
  if (match === 'method') return problemResponse('method_not_allowed');
  const body = await readBody(request);
  const event = eventOf({ method: request.method ?? '', url, headers: headersOf(request), body }, match, claims);
  return functions.invoke(match.plane, match.function, event);
};

const send = (response: ServerResponse, { statusCode, headers, body }: APIGatewayProxyResult): void => {
  response.writeHead(statusCode, headers as Record<string, string>);
  response.end(body);
};

const answer = async (options: GatewayOptions, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = URL.parse(request.url ?? '/', 'http://gateway.invalid');
  // A target that cannot be read names nothing.
  if (url === null) {
    send(response, problemResponse('not_found'));
    return;
  }
  const page = options.pages[url.pathname];
  if (page && request.method === 'GET') {
    response.writeHead(200, { ...pageHeaders, 'content-type': page.type });
    response.end(await page.body());
    return;
  }
  if (url.pathname.startsWith('/api/')) {
    send(response, await answerApi(options, request, url));
    return;
  }
  if (options.web && (request.method === 'GET' || request.method === 'HEAD')) {
    const { status, headers, body } = await options.web(url.pathname);
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  send(response, problemResponse('not_found'));
};

/** The application host of the local runtime, on 127.0.0.1. */
export const startGateway = async (
  port: number,
  options: GatewayOptions,
): Promise<{ server: Server; port: number }> => {
  const server = createServer((request, response) => {
    answer(options, request, response).catch(async (error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const problem = await problemOf(error);
      if (problem.statusCode === 500) options.log(`gateway: ${String(error)}`);
      // What was not read must not be taken for the next request.
      response.setHeader('connection', 'close');
      send(response, problem);
    });
  });
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : port };
};
