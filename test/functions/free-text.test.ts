import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPackage } from '#shared/adapters/answer-package/read-package.ts';
import type { Plane } from '#shared/contract/index.ts';
import { parameterNames } from '#shared/contract/route.ts';
import type { Reply } from '#test/support/api.ts';
import { subjectOf } from '#test/support/api-people.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';
import { canary } from '#test/support/hostile.ts';
import { filledIn } from '#test/support/package-files.ts';
import { allowedAt } from './expected.ts';

let world: ApiWorld;
let rows: Rows;
const planes = ['directory', 'general', 'spi'] as const satisfies Plane[];
const stored = () => Promise.all((['directory', 'general'] as const).map((plane) => rows.fingerprint(plane)));
let before: string[];
let exported: string;
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
  await world.castSealed();
  // On record: before the look at what is stored.
  exported = (await ask('general', 'package.export', {})).text;
  before = await stored();
});
afterAll(() => world.close());

type Json = Readonly<Record<string, unknown>>;

/** Whatever a route names has the right form: its text is looked at before anything is looked up. */
const ids = () => ({ ...missingIds, ...world.of('general').x });

/** The paths of all leaves of a body. */
const leavesOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    : [path];

const withLeaf = (value: unknown, [first, ...rest]: readonly string[], leaf: unknown): unknown => {
  if (first === undefined) return leaf;
  if (Array.isArray(value)) return value.map((one, n) => (String(n) === first ? withLeaf(one, rest, leaf) : one));
  return { ...(value as Json), [first]: withLeaf((value as Json)[first], rest, leaf) };
};

// Bytes of a workbook: what is in their cells is looked at below.
const bytes = ['content'];

const ask = (plane: Plane, name: string, more: object): Promise<Reply> =>
  world.ask(subjectOf(allowedAt(name)), { ...askFor(plane, name, ids()), ...more });

const expectRefused = (reply: Reply, path: string): void => {
  expect(reply, path).toMatchObject({ status: 422, code: 'number_in_text' });
  expect(reply.text.normalize('NFKC').replaceAll(/\D/g, '')).not.toContain(canary);
  const { fields = [] } = JSON.parse(reply.text) as { fields?: { path: string; at: number; ja: string; en: string }[] };
  expect(fields.map((field) => field.path)).toContain(path);
  for (const { at, ja, en } of fields) {
    expect(ja).toContain(`${at + 1}文字目`);
    expect(en).toContain(`character ${at + 1}`);
  }
};

describe.each(planes)('P3: a number in any field of the %s plane', (plane) => {
  test.each(routesOf(plane).flatMap(([name, route]) => (route.body ? [[name, route] as const] : [])))(
    '%s refuses it, says where, and does not repeat it',
    async (name, { body }) => {
      const valid = askFor(plane, name, ids()).body;
      const written = [`説明 ${canary}`, '1234-5678-9018', canary, `${canary}@mihon.example`, Number(canary)];
      for (const path of leavesOf(valid).filter((leaf) => !bytes.includes(leaf.at(-1) ?? ''))) {
        const taken = written
          .map((text) => withLeaf(valid, path, text))
          .filter((sent) => body?.safeParse(sent).success);
        for (const sent of taken.slice(0, 2)) expectRefused(await ask(plane, name, { body: sent }), path.join('.'));
      }
    },
  );
});

test('P3: in the place of an item’s key it is refused as well, wherever a path or a query has one', async () => {
  const keyed = routesOf('general').filter(([, { path }]) => (parameterNames(path) as string[]).includes('itemKey'));
  expect(keyed.length).toBeGreaterThan(1);
  for (const [name] of keyed) {
    const ids = { ...askFor('general', name, world.of('general').x).ids, itemKey: canary };
    expectRefused(await ask('general', name, { ids }), 'itemKey');
  }
  expectRefused(await ask('general', 'finding.earlier', { query: { itemKeys: `${canary},item-a` } }), 'itemKeys');
});

test('P3: the name of a file is a text, however the number is written in it', async () => {
  for (const fileName of [`${canary}.txt`, '１２３４－５６７８－９０１８.txt', `個人番号1 2 3 4 5 6 7 8 9 0 1 8.txt`])
    expectRefused(
      await ask('general', 'evidence.create', { body: { fileName, size: 1, sha256: 'a'.repeat(64) } }),
      'fileName',
    );
});

describe('P3: in a workbook', () => {
  const csv = (...lines: string[]) => Buffer.from(lines.join('\n')).toString('base64');
  const expectCell = async (name: string, plane: Plane, body: object, place: string) => {
    const reply = await ask(plane, name, { body });
    expectRefused(reply, 'content');
    expect(reply.text).toContain(place);
  };

  test('a checklist', async () => {
    const content = csv('No.,監査項目,例', `1,台帳 ${canary},x`);
    await expectCell('checklist.preview', 'general', { fileName: '点検票.csv', content }, 'B2の4文字目');
  });

  test('a staff list, also over several cells of a row', async () => {
    const head = '所属コード,所属名,職名,氏名,備考,,,';
    const spread = csv(head, 'D101,財政課,課長,見本,マイナンバー,1234,5678,9018');
    const body = { fileName: '職員.csv', content: spread, missing: 'stay' };
    const given = askFor('directory', 'transfer.preview', world.of('general').x).body as object;
    await expectCell('transfer.preview', 'directory', { ...given, ...body, missing: undefined }, 'F2の1文字目');
  });

  test('answers that come back', async () => {
    const { x } = world.of('general');
    const { content } = JSON.parse(exported) as { content: string };
    const filled = await filledIn(content, { [x['itemKey'] ?? '']: { comment: `番号は${canary}` } });
    // By the time of this world the section can bring nothing in any more: the file alone is looked at.
    const read = readPackage({ fileName: '回答.xlsx', bytes: Buffer.from(filled, 'base64') });
    await expect(read).rejects.toMatchObject({ code: 'number_in_text', details: { fields: [{ at: 3 }] } });
    expect(JSON.stringify(await read.catch((error: unknown) => error))).not.toContain(canary);
  });
});

test('P3: what only looks like one is taken: other labels, dates, wrong check digits', async () => {
  for (const reason of ['口座番号 123456789018 の件', '202611220104 に実施', '123456789012', '令和8年11月22日 10:20'])
    expect((await ask('general', 'assignment.requestExtension', { body: { to: '2026-12-31', reason } })).code).toBe(
      'precondition_required',
    );
});

test('P4: of all that nothing was written, neither as a denial nor in a log', async () => {
  expect(await stored()).toEqual(before);
  for (const plane of ['directory', 'general'] as const)
    expect(JSON.stringify(await rows.ledger(plane))).not.toContain(canary);
  expect(world.log).toEqual([]);
});
