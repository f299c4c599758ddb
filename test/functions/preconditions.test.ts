import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plane } from '#shared/contract/index.ts';
import type { Reply } from '#test/support/api.ts';
import { subjectOf } from '#test/support/api-people.ts';
import { askFor, routesOf } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';
import { allowedAt } from './expected.ts';

let world: ApiWorld;
let rows: Rows;
const stored = async () => Promise.all(planes.map((plane) => rows.fingerprint(plane)));
let before: string[];
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
  before = await stored();
});
afterAll(() => world.close());

const planes = ['directory', 'general'] as const satisfies Plane[];

const send = (plane: Plane, name: string, headers: Record<string, string>): Promise<Reply> =>
  world.ask(subjectOf(allowedAt(name)), { ...askFor(plane, name, world.of('general').x), headers });

const names = (plane: Plane, wanted: (route: { method: string; ifMatch?: true }) => boolean): string[] =>
  routesOf(plane).flatMap(([name, route]) => (wanted(route) ? [name] : []));

const brokenTags = ['3', 'W/"3"', '"3', '"abc"', '"-1"', '*', '', '"3","4"', '"1e3"', '"3"\0', '"9999999999"', '"３"'];

describe.each(planes)('R2: the version in If-Match, in the %s plane', (plane) => {
  const conditional = names(plane, ({ ifMatch }) => ifMatch === true);

  test.each(conditional)('%s without it: 428', async (name) => {
    expect(await send(plane, name, {})).toMatchObject({ status: 428, code: 'precondition_required' });
  });

  test.each(conditional)('%s with another version: 412, the current one and its ETag', async (name) => {
    const reply = await send(plane, name, { 'if-match': '"999999999"' });
    expect(reply).toMatchObject({ status: 412, code: 'stale_version' });
    const { currentVersion } = JSON.parse(reply.text) as { currentVersion: number };
    expect(currentVersion).toBeGreaterThan(0);
    expect(reply.headers['etag']).toBe(`"${currentVersion}"`);
  });

  test.each(conditional)('%s with something else in it: 400', async (name) => {
    for (const tag of brokenTags) expect(await send(plane, name, { 'if-match': tag })).toMatchObject({ status: 400 });
  });
});

const brokenKeys = ['', ' ', 'a b', 'あ', 'a'.repeat(101), 'a\r\nb', '\0', '\u007f'];

describe.each(planes)('R1: the Idempotency-Key, in the %s plane', (plane) => {
  const posts = names(plane, ({ method }) => method === 'POST');

  test.each(posts)('%s without it: 428', async (name) => {
    const event = (made: { headers: Record<string, string | undefined> }) =>
      void delete made.headers['idempotency-key'];
    const ask = askFor(plane, name, world.of('general').x);
    const reply = await world.ask(subjectOf(allowedAt(name)), { ...ask, event: (made) => (event(made), made) });
    expect(reply).toMatchObject({ status: 428, code: 'idempotency_key_required' });
  });

  test.each(posts)('%s with one of another form: 400', async (name) => {
    for (const key of brokenKeys)
      expect(await send(plane, name, { 'idempotency-key': key })).toMatchObject({ status: 400 });
  });
});

test('nothing was written for any of them', async () => {
  expect(await stored()).toEqual(before);
  expect(world.log).toEqual([]);
});
