import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workpaperDraft } from '#test/support/builders.ts';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world));
  await audit.until('notified');
});
afterAll(() => world.close());

const place = () => audit.place('市民課');
const attempt = () => outcome(world.as('鈴木')('workpaper.create', { ...place(), ...workpaperDraft() }));
const write = async (over: object = {}) => {
  const { workpaperId } = await world.as('鈴木')('workpaper.create', { ...place(), ...workpaperDraft(over) });
  return { ...place(), workpaperId };
};

test('nothing is written before the preliminary survey', async () => {
  expect(await attempt()).toBe('invalid_transition');
  await audit.until('preliminary');
  expect(await attempt()).toBe('ok');
});

describe('the review', () => {
  test('is done by another auditor than the author, and falls with the next rewriting', async () => {
    const { as } = world;
    const it = await write();
    expect((await as('鈴木')('workpaper.get', it)).may).toEqual(['workpaper.edit', 'workpaper.withdraw']);
    expect((await as('佐藤')('workpaper.get', it)).may).toEqual(['workpaper.passReview', 'workpaper.returnReview']);
    expect(await outcome(as('鈴木')('workpaper.passReview', it))).toBe('maker_is_checker');
    expect(await outcome(as('佐藤')('workpaper.edit', { ...it, ...workpaperDraft() }))).toBe('forbidden');
    const returned = await as('佐藤')('workpaper.returnReview', { ...it, comment: '期間を書くこと。' });
    expect(returned).toMatchObject({ status: 'draft', reviewRemark: '期間を書くこと。' });
    const passed = await as('佐藤')('workpaper.passReview', { ...it, comment: 'よい。' });
    expect(passed).toMatchObject({ status: 'reviewed', reviewedBy: world.personId('佐藤'), reviewRemark: 'よい。' });
    const rewritten = await as('鈴木')('workpaper.edit', { ...it, ...workpaperDraft({ conclusion: '改めた。' }) });
    expect(rewritten).toMatchObject({ status: 'draft', conclusion: '改めた。', workpaperNo: passed.workpaperNo });
    for (const field of ['reviewedBy', 'reviewedAt', 'reviewRemark']) expect(rewritten).not.toHaveProperty(field);
    expect((await as('渡辺')('workpaper.get', it)).conclusion).toBe('改めた。');
  });

  test('has something to look at', async () => {
    const { as } = world;
    const it = await write({ facts: '', conclusion: '' });
    expect(await outcome(as('佐藤')('workpaper.passReview', it))).toBe('incomplete');
    await as('鈴木')('workpaper.edit', { ...it, ...workpaperDraft({ conclusion: '' }) });
    expect(await outcome(as('佐藤')('workpaper.passReview', it))).toBe('incomplete');
    await as('鈴木')('workpaper.edit', { ...it, ...workpaperDraft() });
    expect(await outcome(as('佐藤')('workpaper.passReview', it))).toBe('ok');
  });

  test('ends the withdrawal, which is the author’s and final', async () => {
    const { as } = world;
    const [reviewed, dropped] = [await write(), await write()];
    await as('佐藤')('workpaper.passReview', reviewed);
    expect(await outcome(as('鈴木')('workpaper.withdraw', { ...reviewed, comment: '重複' }))).toBe(
      'invalid_transition',
    );
    expect(await outcome(as('佐藤')('workpaper.withdraw', { ...dropped, comment: '重複' }))).toBe('forbidden');
    const withdrawn = await as('鈴木')('workpaper.withdraw', { ...dropped, comment: '重複' });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', remark: '重複', may: [] });
    expect(await outcome(as('鈴木')('workpaper.edit', { ...dropped, ...workpaperDraft() }))).toBe('invalid_transition');
  });

  test('is not passed over a version that was not seen', async () => {
    const it = await write();
    await world.as('鈴木')('workpaper.edit', { ...it, ...workpaperDraft() });
    const late = world.as('佐藤')('workpaper.passReview', it, { seen: 1 });
    await expect(late).rejects.toMatchObject({ code: 'stale_version', details: { currentVersion: 2 } });
  });
});

describe('the author’s own note', () => {
  test('is written and read by the author alone, and is in no entry of the trail', async () => {
    const { as } = world;
    const it = await write();
    expect(await as('鈴木')('workpaper.note', it)).toMatchObject({ version: 0, text: '' });
    await as('鈴木')('workpaper.writeNote', { ...it, version: 0, text: '手控え-8D' });
    expect(await as('鈴木')('workpaper.note', it)).toMatchObject({ version: 1, text: '手控え-8D' });
    expect(await outcome(as('鈴木')('workpaper.writeNote', { ...it, version: 0, text: '' }))).toBe('stale_version');
    for (const name of ['佐藤', '渡辺', '山本', '小川', '中村'] as const) {
      expect(await outcome(as(name)('workpaper.note', it))).toBe('forbidden');
      expect(await outcome(as(name)('workpaper.writeNote', { ...it, version: 1, text: '' }))).toBe('forbidden');
      expect(JSON.stringify(await as(name)('workpaper.list', place()))).not.toContain('手控え-8D');
    }
    const { ledger } = await world.rows();
    const entries = ledger.map((row) => Buffer.from(row['bytes'] as Uint8Array).toString('utf8'));
    expect(entries.filter((entry) => entry.includes('workpaper.writeNote'))).toHaveLength(1);
    expect(entries.join()).not.toContain('手控え-8D');
  });
});

test('from the report on everything is read-only, and says where the audit stands', async () => {
  const { as } = world;
  const it = await write();
  await audit.until('reporting');
  expect(await outcome(as('佐藤')('workpaper.passReview', it))).toBe('ok');
  const open = await write();
  await audit.until('reported');
  const refused = { code: 'invalid_transition', details: { params: { status: 'reported' } } };
  const attempts = [
    as('鈴木')('workpaper.create', { ...place(), ...workpaperDraft() }),
    as('鈴木')('workpaper.edit', { ...open, ...workpaperDraft() }),
    as('鈴木')('workpaper.withdraw', { ...open, comment: '重複' }),
    as('佐藤')('workpaper.passReview', open),
    as('佐藤')('workpaper.returnReview', { ...open, comment: '戻す。' }),
    as('鈴木')('workpaper.writeNote', { ...open, version: 0, text: 'メモ' }),
  ];
  await Promise.all(attempts.map((tried) => expect(tried).rejects.toMatchObject(refused)));
  expect(await as('鈴木')('workpaper.get', open)).toMatchObject({ status: 'draft', may: [] });
  expect(await outcome(as('鈴木')('workpaper.note', open))).toBe('ok');
});
