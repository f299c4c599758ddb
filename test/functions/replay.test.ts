import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, openApi, type Reply, routeOf } from '#test/support/api.ts';
import { foundCity, subjectOf } from '#test/support/api-people.ts';
import { routesOf } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { createPlayer, planeOf, type Player } from './replay-player.ts';
import { ofLaterYears, ofSpecialTrack } from './replay-chapter.ts';
import { story } from './replay-story.ts';

let api: Api;
let rows: Rows;
let player: Player;
beforeAll(async () => {
  api = await openApi();
  rows = rowsOf(api);
  player = createPlayer(api, await foundCity(api));
});
afterAll(() => api.close());

/** What stands in the trail under another name than the route's. */
const acts: Readonly<Record<string, string>> = {
  'request.createMany': 'request.send',
  'response.answerMany': 'response.answer',
  'response.judgeMany': 'response.judge',
  'evidence.declareMany': 'evidence.declare',
  'evidence.attestMany': 'evidence.attest',
};

const recorded = async (name: string): Promise<number> =>
  (await rows.ledger(planeOf(name))).filter(({ act, res }) => act === (acts[name] ?? name) && res === 'ok').length;

/** After these a worker goes on with the file by itself. */
const goesOn = [
  'reconciliation.start',
  ...['complete', 'reuse', 'attest', 'release', 'purge', 'approvePurge'].map((command) => `evidence.${command}`),
];

/** Links are made anew each time. */
const comparable = (name: string, { status, headers, text }: Reply) => ({
  status,
  ...(goesOn.includes(name)
    ? {}
    : { etag: headers['etag'], text: text.replace(/"upload":\{.*?"expiresAt":"[^"]*"\}/, '"upload":{}') }),
});

const nothingSaved = ['checklist.preview', 'transfer.preview', 'package.preview'];

describe('R1: the same request five times at once and once more later has one effect and one answer', () => {
  test.each(story.map((chapter, n) => [`${n + 1} ${chapter.name}`, chapter] as const))('%s', async (_, chapter) => {
    const { who, name } = chapter;
    const { body, headers, ...request } = await player.requestOf(chapter);
    const content = JSON.stringify(body);
    headers['idempotency-key'] = randomUUID();
    const before = await recorded(name);
    const send = (text: string) => api.ask(subjectOf(who), { ...request, headers, body: text });

    const replies = await Promise.all(Array.from({ length: 5 }, () => send(content)));
    const [first] = replies as [Reply, ...Reply[]];
    expect(first.status, first.text).toBe(routeOf(planeOf(name), name).status ?? 200);
    replies.push(await send(content));
    for (const reply of replies) expect(comparable(name, reply)).toEqual(comparable(name, first));
    if (!nothingSaved.includes(name)) {
      expect(await recorded(name)).toBe(before + 1);
      expect(await send(` ${content}`)).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    }

    await player.conclude(chapter, first);
  });
});

test('every POST of the contract stands in the story', () => {
  const posts = (['directory', 'general'] as const).flatMap((plane) =>
    routesOf(plane).filter(([, { method }]) => method === 'POST'),
  );
  const told = new Set(story.map(({ name }) => name));
  expect(posts.map(([name]) => name).filter((name) => !told.has(name))).toEqual([...ofSpecialTrack, ...ofLaterYears]);
  expect(api.log).toEqual([]);
});
