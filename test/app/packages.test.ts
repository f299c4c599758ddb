import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answer } from '#test/support/builders.ts';
import {
  type OrderedAudit,
  orderAudit,
  publishChecklist,
  type PublishedChecklist,
} from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { filledIn, rebuilt } from '#test/support/package-files.ts';
import { textsIn } from '#test/support/reply-texts.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world, 60);
});
beforeEach(async () => {
  audit = await orderAudit(world, checklist);
  await audit.until('notified');
  await world.as('田中')('assignment.acknowledge', place());
});
afterAll(() => world.close());

const place = () => audit.place('市民課');
const contact = () => world.as('田中');
const exported = async () => (await contact()('package.export', place())).content;
const file = (content: string) => ({ ...place(), fileName: '回答用.xlsx', content });
const preview = async (content: string) => contact()('package.preview', file(content));
const apply = async (content: string, more: object = {}) => {
  const { previewHash } = await preview(content);
  return contact()('package.apply', { ...file(content), previewHash, ...more });
};
const present = (itemKey: string) => contact()('response.get', { ...place(), itemKey });
const reasonOf = async (attempt: Promise<unknown>): Promise<unknown> => {
  const error = (await attempt.catch((e: unknown) => e)) as { details?: { params?: { code?: unknown } } };
  return error.details?.params?.code;
};

describe('a package', () => {
  test('is for the section alone, and that it left is in the trail', async () => {
    for (const name of ['佐藤', '中村', '山本'] as const)
      expect(await outcome(world.as(name)('package.export', place()))).toBe('forbidden');
    expect(await outcome(world.as('加藤')('package.export', place()))).toBe('not_found');
    await exported();
    const { ledger } = await world.rows();
    const entries = ledger.map((row) => Buffer.from(row['bytes'] as Uint8Array).toString('utf8'));
    expect(entries.some((e) => e.includes('package.export') && e.includes(audit.auditId))).toBe(true);
  });

  test('holds the answers so far, and the section’s notes for itself never', async () => {
    await contact()('response.answer', { ...place(), ...answer('item-2', { comment: '台帳で管理している。' }) });
    await contact()('sectionNote.write', { ...place(), itemKey: 'item-2', version: 0, text: '棚B-2' });
    const texts = textsIn({ text: await exported() });
    expect(texts).toContain('台帳で管理している。');
    expect(texts).not.toContain('棚B-2');
  });

  test('brought back untouched changes nothing, in whatever way it was written anew', async () => {
    await contact()('response.answer', { ...place(), ...answer('item-2', { comment: '1行目\n2行目' }) });
    const content = await exported();
    for (const same of [content, await rebuilt(content)])
      expect((await preview(same)).counts).toMatchObject({ unchanged: 60, new: 0, refused: 0, notInFile: 0 });
    expect(await outcome(apply(content))).toBe('incomplete');
  });
});

describe('bringing answers back', () => {
  test('saves what was filled in, with every spelling of a choice, in steps under the section’s chain', async () => {
    const spellings = ['○ 適合', '〇', '適合', '△', '一部適合', '× 不適合', '✕', '○'];
    const fills = Object.fromEntries(
      Array.from({ length: 58 }, (_, n) => [`item-${n + 1}`, { result: spellings[n % 8] ?? '', comment: `説明 ${n}` }]),
    );
    const content = await filledIn(await exported(), {
      ...fills,
      'item-59': { result: '-', reason: '窓口がない。' },
      'item-60': { result: '− 対象外', reason: '−', comment: -5 },
    });
    const before = (await contact()('assignment.get', place())).version;
    expect((await preview(content)).counts).toMatchObject({ new: 60, refused: 0 });
    const { assignment } = await apply(content);
    expect([assignment.answered, assignment.version - before]).toEqual([60, 3]);
    expect(await present('item-5')).toMatchObject({ selfResult: 'partlyConform', comment: '説明 4', version: 1 });
    expect(await present('item-60')).toMatchObject({ selfResult: 'notApplicable', reason: '−', comment: '-5' });
    expect((await preview(content)).counts).toMatchObject({ unchanged: 60 });
  });

  test('refuses single rows with a reason, and takes in the others', async () => {
    const long = 'あ'.repeat(4001);
    const filled = await filledIn(await exported(), {
      'item-1': { result: '○ 適合' },
      'item-2': { result: '− 対象外' },
      'item-3': { result: 'たぶん' },
      'item-4': { comment: '回答なしの説明' },
      'item-5': { result: '○', comment: long },
      'item-6': { result: '○' },
      'item-7': { result: '○' },
    });
    const content = await rebuilt(filled, (rows) => {
      for (const row of rows) {
        if (row[0] === 'item-6') row[0] = 'item-99';
        if (row[0] === 'item-8') row[0] = 'item-7';
      }
    });
    const { items, counts } = await preview(content);
    const refused = items.filter((i) => i.outcome === 'refused').map((i) => [i.itemKey, i.reason]);
    expect(refused).toEqual([
      ['item-2', 'no_reason'],
      ['item-3', 'unknown_result'],
      ['item-4', 'no_result'],
      ['item-5', 'too_long'],
      [undefined, 'unknown_key'],
      ['item-7', 'twice'],
    ]);
    expect(counts).toMatchObject({ new: 2, refused: 6, notInFile: 2 });
    expect((await apply(content)).assignment.answered).toBe(2);
  });

  test('P3: refuses a number in any cell, without a word of it', async () => {
    const filled = await rebuilt(await exported(), (rows) => {
      for (const row of rows) if (row[0] === 'item-6') row[0] = '123456789018';
    });
    const refusal = await preview(filled).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'number_in_text', details: { fields: [{ path: 'content', at: 0 }] } });
    expect(JSON.stringify(refusal)).not.toMatch(/\d{4}/);
  });

  test('never empties an answer that was given', async () => {
    await contact()('response.answer', { ...place(), ...answer('item-1') });
    const content = await rebuilt(await exported(), (rows) => {
      for (const row of rows) if (row[0] === 'item-1') row.fill(null, 4);
    });
    const [first] = (await preview(content)).items;
    expect(first).toMatchObject({ itemKey: 'item-1', outcome: 'refused', reason: 'no_result' });
  });

  test('shows both versions of what was answered online meanwhile, and takes the chosen side', async () => {
    const mine = { ...answer('item-1', { comment: '出す前' }) };
    await contact()('response.answer', { ...place(), ...mine });
    const content = await filledIn(await exported(), {
      'item-1': { comment: 'Excelで直した' },
      'item-2': { result: '×', comment: 'Excelで答えた' },
      'item-3': { result: '○' },
    });
    const online = (itemKey: string, over: object) =>
      world.as('井上')('response.answer', { ...place(), ...answer(itemKey, over) });
    await online('item-1', { version: 1, comment: '画面で直した' });
    await online('item-2', { comment: '画面で答えた' });
    await online('item-3', {});
    await online('item-4', { comment: '画面だけ' });

    const { items, counts } = await preview(content);
    expect(counts).toMatchObject({ conflict: 2, new: 0, changed: 0, unchanged: 58 });
    expect(items.filter((i) => i.outcome === 'conflict')).toMatchObject([
      { itemKey: 'item-1', file: { comment: 'Excelで直した' }, online: { version: 2, comment: '画面で直した' } },
      { itemKey: 'item-2', file: { selfResult: 'nonConform' }, online: { version: 1, selfResult: 'conform' } },
    ]);
    expect(await outcome(apply(content))).toBe('incomplete');
    const first = { itemKey: 'item-1', take: 'file' };
    expect(await outcome(apply(content, { choices: [first] }))).toBe('incomplete');
    await apply(content, { choices: [first, { itemKey: 'item-2', take: 'online' }] });
    expect(await present('item-1')).toMatchObject({ version: 3, comment: 'Excelで直した' });
    expect(await present('item-2')).toMatchObject({ version: 1, comment: '画面で答えた' });
    expect(await present('item-4')).toMatchObject({ version: 1, comment: '画面だけ' });
  });

  test('does nothing when somebody has answered between preview and import', async () => {
    const content = await filledIn(await exported(), { 'item-1': { result: '○' }, 'item-2': { result: '○' } });
    const { previewHash } = await preview(content);
    await world.as('井上')('response.answer', { ...place(), ...answer('item-2', { selfResult: 'nonConform' }) });
    const attempt = contact()('package.apply', { ...file(content), previewHash });
    expect(await outcome(attempt)).toBe('stale_version');
    expect((await present('item-1')).version).toBe(0);
  });

  test('by two people at once ends with one import, and the other is told', async () => {
    const content = await filledIn(await exported(), { 'item-1': { result: '○' } });
    const { previewHash } = await preview(content);
    const go = (name: '田中' | '井上') => world.as(name)('package.apply', { ...file(content), previewHash });
    const ends = await Promise.all([outcome(go('田中')), outcome(go('井上'))]);
    expect(ends.toSorted()).toEqual(['ok', 'stale_version']);
    expect((await present('item-1')).version).toBe(1);
  });

  test('marks a carried answer that the package changed', async () => {
    await world.as('田中')('response.answerMany', { ...place(), items: [answer('item-1'), answer('item-2')] });
    await audit.until('reported');
    const later = await orderAudit(world, checklist);
    await later.until('notified');
    audit = later;
    await contact()('assignment.acknowledge', place());
    await contact()('response.carryOver', place());
    await apply(await filledIn(await exported(), { 'item-1': { comment: '今年は改めた。' } }));
    expect((await present('item-1')).carriedFrom?.changed).toBe(true);
    expect((await present('item-2')).carriedFrom?.changed).toBe(false);
    expect(textsIn({ text: await exported() })).toContain('令和8年度 ○ 適合');
  });
});

describe('a package is refused whole', () => {
  test('in another section or audit, and after its hidden sheet was changed or lost', async () => {
    const content = await exported();
    const elsewhere = { ...audit.place('保険年金課'), fileName: '回答用.xlsx', content };
    await world.as('加藤')('assignment.acknowledge', audit.place('保険年金課'));
    expect(await reasonOf(world.as('加藤')('package.preview', elsewhere))).toBe('other_section');

    const changed = (change: (stamp: (string | number | null)[][]) => void) =>
      rebuilt(content, (_, stamp) => change(stamp)).then((altered) => reasonOf(preview(altered)));
    const set = (row: number, column: number, value: string) => (stamp: (string | number | null)[][]) => {
      (stamp[row] ?? [])[column] = value;
    };
    expect(await changed(set(2, 1, 'D220'))).toBe('altered_package');
    expect(await changed(set(4, 1, '2'))).toBe('altered_package');
    expect(await changed(set(8, 1, '0000000000000000'))).toBe('altered_package');
    expect(await changed((stamp) => stamp.splice(9, 1))).toBe('altered_package');
    expect(await changed((stamp) => stamp.splice(0))).toBe('no_stamp');
    const empty = await rebuilt(content, (rows) => rows.splice(0));
    expect(await reasonOf(preview(empty))).toBe('no_package');
    expect(await reasonOf(preview(Buffer.from('PK').toString('base64')))).toBe('not_a_workbook');
  });

  test('while the checklist cannot be answered', async () => {
    const content = await filledIn(await exported(), { 'item-1': { result: '○' } });
    await world.as('渡辺')('audit.suspend', { ...audit.at, reason: '台風' });
    expect(await outcome(preview(content))).toBe('invalid_transition');
  });
});
