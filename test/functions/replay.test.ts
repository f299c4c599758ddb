import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Plane } from '#shared/contract/index.ts';
import { parameterNames } from '#shared/contract/route.ts';
import { type Api, openApi, type Reply, routeOf } from '#test/support/api.ts';
import { until } from '#test/support/api-audits.ts';
import { foundCity, subjectOf } from '#test/support/api-people.ts';
import { routesOf } from '#test/support/api-requests.ts';
import { filledIn } from '#test/support/package-files.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import type { Chapter, Notes } from './replay-chapter.ts';
import { story } from './replay-story.ts';

let api: Api;
let rows: Rows;
let notes: Notes;
beforeAll(async () => {
  api = await openApi();
  rows = rowsOf(api);
  const { personIds, postIds } = await foundCity(api);
  notes = { ids: {}, last: {}, keys: [], people: personIds, posts: postIds };
});
afterAll(() => api.close());

const bytes = Buffer.from('0123456789abcdef');
const sha256 = createHash('sha256').update(bytes).digest('hex');

const planeOf = (name: string): Plane => (name in contract.directory ? 'directory' : 'general');

/** The route that shows the record a command changes. */
const shownBy: Readonly<Record<string, string>> = {
  remediation: 'finding.get',
  followUp: 'finding.get',
  request: 'request.list',
  question: 'question.list',
};

const read = async (name: string, ids: Notes['ids']): Promise<Reply> => {
  const [group = ''] = name.split('.');
  // Drafts of requests are the auditors' own.
  const reader = group === 'request' ? 'member' : planeOf(name) === 'directory' ? 'office' : 'chief';
  return api.ask(reader, { plane: planeOf(name), name: shownBy[group] ?? `${group}.get`, ids });
};

const versionOf = async (name: string, ids: Notes['ids']): Promise<string> => {
  const reply = await read(name, ids);
  if (reply.headers['etag']) return reply.headers['etag'];
  const key = `${name.split('.')[0]}Id`;
  const { items } = JSON.parse(reply.text) as { items: ({ version: number } & Record<string, unknown>)[] };
  return `"${items.find((item) => item[key] === ids[key])?.version}"`;
};

/** What stands in the trail under another name than the route's. */
const acts: Readonly<Record<string, string>> = {
  'request.createMany': 'request.create',
  'response.answerMany': 'response.answer',
  'response.judgeMany': 'response.judge',
};

const recorded = async (name: string): Promise<number> =>
  (await rows.ledger(planeOf(name))).filter(({ act, res }) => act === (acts[name] ?? name) && res === 'ok').length;

/** Links are made anew each time; a file goes on by itself when it has arrived. */
const comparable = (name: string, { status, headers, text }: Reply) => ({
  status,
  ...(name === 'evidence.complete'
    ? {}
    : { etag: headers['etag'], text: text.replace(/"upload":\{.*?\}\}/, '"upload":{}') }),
});

const afterwards: Readonly<Record<NonNullable<Chapter['waits']>, () => Promise<unknown>>> = {
  board: () =>
    until(async () => ((await read('audit.get', notes.ids)).status === 200 && (await board()) === 2) || undefined),
  laterBoard: () => until(async () => (await board(notes.ids['laterAuditId'])) === 2 || undefined),
  upload: async () => {
    const { url, headers } = notes.last['upload'] as { url: string; headers: Record<string, string> };
    expect((await fetch(url, { method: 'PUT', headers, body: bytes })).status).toBe(200);
  },
  inspection: () =>
    until(async () => (await read('evidence.get', notes.ids)).text.includes('"available"') || undefined),
  package: async () => {
    const reply = await api.ask('contact', { plane: 'general', name: 'package.export', ids: notes.ids });
    const { content } = JSON.parse(reply.text) as { content: string };
    notes.ids['package'] = await filledIn(content, { [notes.keys[0] ?? '']: { comment: '今年は改めた。' } });
  },
  numbers: () =>
    until(async () => {
      const { items } = JSON.parse(
        (await api.ask('chief', { plane: 'general', name: 'finding.list', ids: notes.ids })).text,
      ) as { items: { status: string }[] };
      return items.every(({ status }) => ['finalized', 'withdrawn'].includes(status)) || undefined;
    }),
};

const board = async (auditId = notes.ids['auditId'] ?? ''): Promise<number> =>
  (
    JSON.parse((await api.ask('chief', { plane: 'general', name: 'audit.board', ids: { auditId } })).text) as {
      items: unknown[];
    }
  ).items.length;

const nothingSaved = ['checklist.preview', 'transfer.preview', 'package.preview'];

describe('R1: the same request five times at once and once more later has one effect and one answer', () => {
  test.each(story.map((chapter, n) => [`${n + 1} ${chapter.name}`, chapter] as const))('%s', async (_, chapter) => {
    const { who, name, body, keeps, over, waits } = chapter;
    const { path, ifMatch } = routeOf(planeOf(name), name);
    const all = { ...notes.ids, ...over?.(notes) };
    const ids = Object.fromEntries(parameterNames(path).map((parameter) => [parameter, all[parameter] ?? '']));
    const content = {
      ...(typeof body === 'function' ? body(notes) : body),
      ...(name === 'evidence.create' ? { sha256 } : {}),
    };
    const headers = { 'idempotency-key': randomUUID(), ...(ifMatch ? { 'if-match': await versionOf(name, ids) } : {}) };
    const before = await recorded(name);
    const send = (text: string) => api.ask(subjectOf(who), { plane: planeOf(name), name, ids, headers, body: text });

    const replies = await Promise.all(Array.from({ length: 5 }, () => send(JSON.stringify(content))));
    const [first] = replies as [Reply, ...Reply[]];
    expect(first.status, first.text).toBe(routeOf(planeOf(name), name).status ?? 200);
    replies.push(await send(JSON.stringify(content)));
    for (const reply of replies) expect(comparable(name, reply)).toEqual(comparable(name, first));
    if (!nothingSaved.includes(name)) {
      expect(await recorded(name)).toBe(before + 1);
      expect(await send(` ${JSON.stringify(content)}`)).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    }

    notes.last = JSON.parse(first.text) as Record<string, unknown>;
    keeps?.(notes);
    if (waits) await afterwards[waits]();
  });
});

test('every POST of the contract stands in the story', () => {
  const posts = (['directory', 'general'] as const).flatMap((plane) =>
    routesOf(plane).filter(([, { method }]) => method === 'POST'),
  );
  const told = new Set(story.map(({ name }) => name));
  expect(posts.map(([name]) => name).filter((name) => !told.has(name))).toEqual([]);
  expect(api.log).toEqual([]);
});
