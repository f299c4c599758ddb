import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ulid } from 'ulid';
import type { Doc } from '#shared/adapters/dynamo/client.ts';
import type { Inspector } from '#shared/app/ports.ts';
import type { Screening } from '#shared/domain/screening/screening.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { createClient, type Send } from '#shared/contract/client.ts';
import { contract, mountOf, type Plane, sealedRoutes, trackRoutes } from '#shared/contract/index.ts';
import { sealRoutes } from '#shared/contract/seal.ts';
import type { Route } from '#shared/contract/route.ts';
import { functionServing } from '#functions/manifest.ts';
import type { Functions } from '#local/functions.ts';
import { eventOf } from '#local/gateway/event.ts';
import { matchRoute } from '#local/gateway/router.ts';
import { startBackend } from '#local/runtime.ts';
import { beginWithAdministrator } from '#local/seed/index.ts';

/** One request to one route, below HTTP: path parameters, body and headers are whatever a test wants them to be. */
export type Ask = {
  plane: Plane;
  name: string;
  ids?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a text already. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Changes the event after all of the above. */
  event?: (event: APIGatewayProxyEvent) => APIGatewayProxyEvent;
};

export type Reply = { status: number; headers: Readonly<Record<string, string>>; text: string; code: string };

export const routeOf = (plane: Plane, name: string): Route => {
  const route = (contract[plane] as Record<string, Route>)[name];
  if (!route) throw new Error(`no route ${name} in ${plane}`);
  return route;
};

const claimsOf = (sub: string) => ({ sub, scope: 'kansa', iss: 'test', exp: '0' });

/** The event API Gateway would make of a request by this subject. */
export const eventFor = (sub: string, { plane, name, ids = {}, query = {}, body, headers = {}, event }: Ask) => {
  const route = routeOf(plane, name);
  const resource = mountOf(plane) + route.path;
  const url = new URL(`http://test.invalid${resource}`);
  for (const [key, value] of Object.entries(query)) url.searchParams.append(key, value);
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const given = {
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
    ...(route.method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    ...headers,
  };
  const match = { plane, function: functionServing(plane, name), route, resource, pathParameters: { ...ids } };
  const made = eventOf({ method: route.method, url, headers: given, body: text }, match, claimsOf(sub));
  return event ? event(made) : made;
};

export const replyOf = ({ statusCode, headers = {}, body }: APIGatewayProxyResult): Reply => {
  const { code = '' } = statusCode >= 400 ? (JSON.parse(body) as { code?: string }) : {};
  return { status: statusCode, headers: headers as Record<string, string>, text: body, code };
};

/** One person is the same in both tracks: whoever has no part in the sealed one. */
const alone: readonly string[] = ['kanri', 'external', 'unpromised', 'gone', 'nobody'];

/** Sealed audits have a cast of their own: the same parts, played through the posts of that law. */
export const subjectIn = (plane: Plane, sub: string): string =>
  plane === 'spi' && !alone.includes(sub) ? `spi-${sub}` : sub;

/** Asks as a person: through the very handler the cloud runs, without HTTP. */
export const askWith =
  (functions: Functions) =>
  async (sub: string, request: Ask): Promise<Reply> => {
    const { plane, name } = request;
    const event = eventFor(subjectIn(plane, sub), request);
    return replyOf(await functions.invoke<APIGatewayProxyResult>(plane, functionServing(plane, name), event));
  };

const sendWith =
  (functions: Functions, sub: string): Send =>
  async ({ method, path, headers, body = '' }) => {
    const url = new URL(path, 'http://test.invalid');
    const match = matchRoute(method, url.pathname);
    if (!match || match === 'method') throw new Error(`no route ${method} ${path}`);
    const event = eventOf({ method, url, headers, body }, match, claimsOf(subjectIn(match.plane, sub)));
    const result = await functions.invoke<APIGatewayProxyResult>(match.plane, match.function, event);
    return { status: result.statusCode, etag: result.headers?.['etag']?.toString(), text: result.body };
  };

/** As a page does it: whoever is asked for the purpose states it, and asks again. */
const entering =
  (send: Send): Send =>
  async (request) => {
    const answer = await send(request);
    const [, auditId] = /^\/api\/spi\/audits\/([^/]+)/.exec(request.path) ?? [];
    if (auditId === undefined || !answer.text.includes('purpose_required')) return answer;
    await createClient('spi', sealRoutes, send, randomUUID)('visit.begin', { auditId, purpose: '監査の実施' });
    return send(request);
  };

/** Typed calls as a person, for building what a test needs; refusals are thrown. */
export const actWith = (functions: Functions) => (sub: string) => {
  const send = sendWith(functions, sub);
  return {
    directory: createClient('directory', contract.directory, send, randomUUID),
    general: createClient('general', contract.general, send, randomUUID),
    spi: createClient('spi', trackRoutes, entering(send), randomUUID),
    seal: createClient('spi', sealRoutes, send, randomUUID),
    registers: createClient('spi', sealedRoutes, entering(send), randomUUID),
  };
};
export type Act = ReturnType<typeof actWith>;

const signs: readonly (readonly [
  prefix: string,
  ...of: [Screening, reason: string, result: 'held_unscannable' | 'held_spi_suspected'],
])[] = [
  [
    'スキャン',
    { verdict: 'unscannable', hits: [{ tier: 'X', where: '画像', count: 1 }] },
    'unscannable',
    'held_unscannable',
  ],
  [
    '疑い',
    { verdict: 'suspected', hits: [{ tier: '1', where: '3行目', count: 2 }] },
    'suspectedNumber',
    'held_spi_suspected',
  ],
];

/** The functions' own look at a container, and in the place of the look for numbers what the name of the file says. */
export const holdingScans: Inspector = async (file, bytes) => {
  const verdict = await inspect({ ...file, bytes });
  const [, screening, reason, result] = signs.find(([prefix]) => file.fileName.startsWith(prefix)) ?? [];
  return verdict.result === 'clean' && screening && reason && result ? { result, reason, screening } : verdict;
};

/** Database, object store and all functions on a folder of their own, with nobody but the first administrator. */
type ApiOptions = { watch?: (doc: Doc) => void; inspector?: Inspector };
export const openApi = async ({ watch = () => {}, inspector = holdingScans }: ApiOptions = {}) => {
  const dir = await mkdtemp(join(tmpdir(), 'kansa-api-'));
  const log: string[] = [];
  const backend = await startBackend({
    dir,
    objectsPort: 0,
    pageOrigins: () => [],
    log: (line) => log.push(line),
    watch,
    inspector,
  });
  await beginWithAdministrator(backend, () => ulid());
  const { functions } = backend;
  const unfollow = backend.follow(functions);
  return {
    dir,
    backend,
    functions,
    /** What the functions wrote into their log: unexpected errors, and nothing else. */
    log,
    ask: askWith(functions),
    as: actWith(functions),
    /** Ends the work in the background: what is left in the outboxes stays there. */
    rest: unfollow,
    close: async () => {
      await unfollow();
      await backend.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
export type Api = Awaited<ReturnType<typeof openApi>>;
