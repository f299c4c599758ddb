import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plane } from '#shared/contract/index.ts';
import { parameterNames } from '#shared/contract/route.ts';
import type { Reply } from '#test/support/api.ts';
import { subjectOf } from '#test/support/api-people.ts';
import { askFor, routesOf, validBody } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';
import { canary, refusedTexts, spoiled } from '#test/support/hostile.ts';
import { allowedAt } from './expected.ts';

/** A failure names its seed: repeat it with KANSA_SEED. KANSA_INPUTS sends at least so many spoiled bodies in all. */
const seed = Number(process.env['KANSA_SEED'] ?? Date.now() % 2 ** 31);
const inputs = Number(process.env['KANSA_INPUTS'] ?? 0);

let world: ApiWorld;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
});
afterAll(() => world.close());

const planes = ['directory', 'general'] as const satisfies Plane[];
const withBody = (plane: Plane): string[] => routesOf(plane).flatMap(([name, { body }]) => (body ? [name] : []));
const routesWithBody = planes.reduce((sum, plane) => sum + withBody(plane).length, 0);
const runsPerRoute = Math.max(15, Math.ceil(inputs / routesWithBody));
const denials = ['forbidden', 'not_found', 'not_independent', 'maker_is_checker'];

/** Sends a body as somebody who may do what the route does, without `If-Match`: a sound body changes no record. */
const send = async (plane: Plane, name: string, body: unknown, headers = {}): Promise<Reply> => {
  const began = process.cpuUsage();
  const ask = { ...askFor(plane, name, world.of('general').x), body, headers };
  const reply = await world.ask(subjectOf(allowedAt(name)), ask);
  // CPU time, not the clock: what others do on the machine is not this request's doing.
  expect(process.cpuUsage(began).user / 1000, 'milliseconds').toBeLessThan(2000);
  expect(reply.status).toBeLessThan(500);
  expect(reply.text).not.toMatch(/\n\s+at |\.ts:\d|node:internal/);
  if (reply.status >= 400) expect(reply.text).not.toContain(canary);
  return reply;
};

const bodyOf = (plane: Plane, name: string): object => validBody(plane, name, world.of('general').x) ?? {};

const large = JSON.stringify({ text: canary.repeat(900_000) });

describe.each(planes)('I1, I5, I6: bad bodies in the %s plane', (plane) => {
  let before: string;
  beforeAll(async () => {
    before = await rows.fingerprint(plane);
  });

  test.each(withBody(plane))('%s refuses every unknown, foreign and malformed body', async (name) => {
    const met: Record<string, number> = {};
    const texts = refusedTexts(bodyOf(plane, name));
    const replies = await Promise.all(texts.map((text) => send(plane, name, text)));
    for (const [n, { status }] of replies.entries()) if (status !== 400) met[texts[n]?.slice(0, 60) ?? ''] = status;
    expect(met).toEqual({});
    expect((await send(plane, name, large)).status).toBe(413);
    const plain = await send(plane, name, `{"a":"${canary}"}`, { 'content-type': 'text/plain' });
    expect(plain.status).toBe(415);
  });

  test('nothing was written for any of them', async () => {
    expect(await rows.fingerprint(plane)).toBe(before);
  });
});

describe.each(planes)(`I1, I5, I6: spoiled bodies in the %s plane (KANSA_SEED=${seed})`, (plane) => {
  let entries: number;
  let entitled = 0;
  // What workers do of themselves follows from bodies that were sound.
  const written = async (): Promise<number> =>
    (await rows.ledger(plane)).filter(({ actor }) => actor.kind === 'user').length;
  beforeAll(async () => {
    entries = await written();
  });

  test.each(withBody(plane))('%s survives them', async (name) => {
    const spoil = fc.asyncProperty(spoiled(bodyOf(plane, name)), async (body) => {
      const { status, code } = await send(plane, name, body);
      // A spoiled body may still be a sound one: it is carried out, and a denial is on record.
      if (status < 400 || denials.includes(code)) entitled += 1;
    });
    await fc.assert(spoil, { numRuns: runsPerRoute, seed });
  });

  test('nothing was written for those that were refused', async () => {
    expect((await written()) - entries).toBeLessThanOrEqual(entitled);
    console.log(`${runsPerRoute * withBody(plane).length} inputs`);
  });
});

test('I6: half of a surrogate pair is refused in every field, wherever it would have gone', async () => {
  for (const name of withBody('general')) {
    const text = JSON.stringify(bodyOf('general', name)).replaceAll(/"[^"]*"(?=[,}\]])/g, '"\\ud800"');
    if (text.includes('ud800')) expect((await send('general', name, text)).status, name).toBe(400);
  }
});

test('I5: marks without end cost nothing, however long the body may be', async () => {
  const marks = `a${'\u0315'.repeat(1_000_000)}${'\u0316'.repeat(1_000_000)}`;
  const body = { ...bodyOf('general', 'checklist.import'), title: marks };
  expect((await send('general', 'checklist.import', body)).status).toBe(400);
});

test('P4: a number in the place of an id is as unknown as any other and is not written down', async () => {
  for (const plane of planes) {
    for (const [name, { path }] of routesOf(plane)) {
      for (const parameter of parameterNames(path)) {
        const ask = askFor(plane, name, { ...world.of('general').x, [parameter]: canary });
        expect((await world.ask('farHead', ask)).text, name).not.toContain(canary);
      }
    }
  }
});

test('P4: the number is in no ledger row and no log line, whatever was sent', async () => {
  for (const plane of planes) expect(JSON.stringify(await rows.ledger(plane))).not.toContain(canary);
  expect(world.log).toEqual([]);
});
