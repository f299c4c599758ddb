import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plane } from '#shared/contract/index.ts';
import { askWith, type Reply } from '#test/support/api.ts';
import { year } from '#test/support/api-audits.ts';
import { askFor } from '#test/support/api-requests.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openWorld('general', 'spi');
});
afterAll(() => world.close());

type Wish = { cursor?: string; query?: Record<string, string>; plane?: Plane; sub?: string; ask?: ApiWorld['ask'] };

const lists = ['audit.list', 'finding.listOfYear', 'audit.activity', 'assignment.activity'] as const;

const page = (
  name: string,
  { cursor, query = {}, plane = 'general', sub = 'chief', ask = world.ask }: Wish = {},
): Promise<Reply> => {
  const asked = askFor(plane, name, world.of('general').x);
  return ask(sub, {
    ...asked,
    query: { ...asked.query, limit: '1', ...query, ...(cursor === undefined ? {} : { cursor }) },
  });
};

const cursorOf = async (name: string, wish?: Wish): Promise<string> => {
  const { next } = JSON.parse((await page(name, wish)).text) as { next?: string };
  if (!next) throw new Error(`${name} has no second page`);
  return next;
};

const flipped = (text: string, at: number, bit: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);

describe.each(lists)('I3: the cursor of %s', (name) => {
  test('leads to the next page, whatever the size of the page', async () => {
    const [first, second] = [
      await page(name),
      await page(name, { cursor: await cursorOf(name), query: { limit: '2' } }),
    ];
    expect(second.status).toBe(200);
    expect(second.text).not.toBe(first.text);
  });

  test('is refused when any one bit of it is another', async () => {
    const cursor = await cursorOf(name);
    for (let at = 0; at < cursor.length; at += 1) {
      const spoiled = flipped(cursor, at, at % 7);
      const { status, text } = await page(name, { cursor: spoiled });
      expect(status, spoiled).toBe(400);
      expect(text).not.toContain(spoiled);
    }
  });

  test('is refused when cut, joined, empty or made up', async () => {
    const cursor = await cursorOf(name);
    const [sealed = '', expires = ''] = cursor.split('.');
    const later = String(Number(expires) + 1);
    const others =
      `,.,..,e30.1.AA,${sealed},${sealed}.,.${expires},${sealed}.${later},${sealed}.9999999999999,${sealed}.NaN`
        .concat(
          `,${cursor}.,${cursor}.${cursor},${cursor}=, ${cursor},${sealed.slice(4)}.${expires},${'x'.repeat(5000)}`,
        )
        .split(',');
    for (const other of others) expect((await page(name, { cursor: other })).status, other).toBe(400);
  });

  test('tells nothing of the record it stands at, which its holder may not know of', async () => {
    const inside = Buffer.from((await cursorOf(name)).split('.')[0] ?? '', 'base64url').toString('latin1');
    expect(inside).not.toMatch(/AUDIT|FINDING|01[0-9A-Z]{24}|pk/);
  });

  test('is refused to another person', async () => {
    const cursor = await cursorOf(name);
    expect((await page(name, { cursor, sub: 'ciso' })).status).toBe(400);
    expect((await page(name, { cursor, sub: 'chief' })).status).toBe(200);
  });

  test('is refused in every other list and in the other track', async () => {
    const cursor = await cursorOf(name);
    for (const other of lists.filter((list) => list !== name)) expect((await page(other, { cursor })).status).toBe(400);
    const inSpi = await world.ask('chief', {
      ...askFor('spi', name, world.of('spi').x),
      query: { ...askFor('spi', name, world.of('spi').x).query, limit: '1', cursor },
    });
    expect(inSpi.status).toBe(400);
  });

  test('is refused with another filter, and with the same one given twice', async () => {
    const cursor = await cursorOf(name);
    if (name.endsWith('.activity')) {
      const asked = { ...askFor('general', name, world.of('general').y), query: { limit: '1', cursor } };
      expect((await world.ask('chief', asked)).status).toBe(400);
      return;
    }
    expect((await page(name, { cursor, query: { fiscalYear: String(year - 1) } })).status).toBe(400);
  });

  test('is refused after an hour', async () => {
    const cursor = await cursorOf(name);
    const after = async (minutes: number) =>
      askWith(await world.backend.functionsAt(() => new Date(Date.now() + minutes * 60_000)));
    expect((await page(name, { cursor, ask: await after(59) })).status).toBe(200);
    expect((await page(name, { cursor, ask: await after(61) })).status).toBe(400);
  });
});

const badQueries: readonly Record<string, string>[] = [
  { limit: '0' },
  { limit: '-1' },
  { limit: '1.5' },
  { limit: 'x' },
  { limit: '1e9' },
  { unknown: '1' },
  { auditId: 'x' },
  { constructor: '1' },
  Object.fromEntries([['__proto__', '1']]),
  { statuses: 'draft' },
];

test('I1: no list gives more than it says: a hundred, or of the small rows of findings a thousand', async () => {
  for (const name of lists) {
    const most = name === 'finding.listOfYear' ? 1000 : 100;
    expect((await page(name, { query: { limit: String(most) } })).status).toBe(200);
    expect((await page(name, { query: { limit: String(most + 1) } })).status).toBe(400);
  }
});

test.each(badQueries)('I1: a list refuses the query %o', async (query) => {
  for (const name of lists) {
    expect((await page(name, { query })).status).toBe(400);
  }
});

test('nothing unexpected happened on the way', () => {
  expect(world.log).toEqual([]);
});
