import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answer } from '#test/support/builders.ts';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import type { Name } from '#test/support/cities.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { rowsIn, staffFile } from '#test/support/staff-lists.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

const day = '2026-07-01';
let rows: string[][];
const name = 7;
/** Name, sign-in name, mail. */
const person = [7, 8, 9] as const;
/** What the office gets, edits and hands back. */
beforeEach(async () => {
  rows = await rowsIn(await world.as('中村')('transfer.template', { from: '2026-08-03' }));
});
const rowOf = (who: string): string[] => {
  const row = rows.find((r) => r[name] === who);
  if (!row) throw new Error(`${who} is not in the list`);
  return row;
};
const file = (over: object = {}) => ({ ...staffFile(rows), from: day, ...over });
const preview = (over: object = {}) => world.as('中村')('transfer.preview', file(over));
const apply = async (over: object = {}) => {
  const { previewHash } = await preview(over);
  return world.as('中村')('transfer.apply', { ...file(over), previewHash });
};

describe('the template', () => {
  test('is the whole organisation, and handed back as it is changes nothing', async () => {
    expect(rows[0]).toEqual([
      '所属コード',
      '所属名',
      '上位所属',
      '実施機関',
      '監査情報の別',
      '職名',
      '役割',
      '氏名',
      'サインイン名',
      'メール',
      '兼務',
    ]);
    expect(rows.slice(1).map((r) => r[name])).toEqual(expect.arrayContaining(['高橋', '山本', '林', '管理']));
    for (const missing of ['keep', 'left'] as const) {
      const shown = await preview({ missing });
      expect(shown).toMatchObject({ departments: [], people: [], posts: [], obstacle: { code: 'nothing_to_do' } });
      expect(shown.counts).toMatchObject({ changes: 0, refused: 0 });
    }
    expect(await outcome(apply())).toBe('incomplete');
  });

  test('is for those who keep the organisation', async () => {
    for (const operation of ['transfer.template', 'transfer.list'] as const)
      expect(await outcome(world.as('高橋')(operation))).toBe('forbidden');
    expect(await outcome(world.as('渡辺')('transfer.preview', file()))).toBe('forbidden');
  });
});

/** Two people change places in the list. */
const swap = (a: string[], b: string[]): void => {
  for (const column of person) [a[column], b[column]] = [b[column] ?? '', a[column] ?? ''];
};
const idle = (row: readonly string[]): string[] =>
  row.map((text, column) => (column === 1 ? '所属なし' : (person as readonly number[]).includes(column) ? text : ''));

describe('a list that moves people', () => {
  test('takes open work along: the successor finds it on the day, the predecessor until the day before', async () => {
    const { as, travel, postId } = world;
    const checklist = await publishChecklist(world);
    const audit = await orderAudit(world, checklist, { sections: ['市民課'] });
    await audit.until('notified');
    const place = audit.place('市民課');
    await as('田中')('assignment.acknowledge', place);
    await as('田中')('response.answerMany', { ...place, items: checklist.itemKeys.map((key) => answer(key)) });
    await as('田中')('assignment.requestApproval', place);
    const tasks = async (who: Name) =>
      (await as(who)('me.tasks')).items.filter((t) => t.auditId === audit.auditId).map((t) => `${t.status} ${t.duty}`);
    const waiting = 'dept_review deptIsManager@D210';

    // In the middle of the audit the heads of two sections change places, and 林 takes over from 田中.
    const moved = idle(rowOf('田中'));
    rows = rows.filter((r) => r[name] !== '林' || swap(r, rowOf('田中')) !== undefined);
    swap(rowOf('高橋'), rowOf('伊藤'));
    rows.push(moved);

    const shown = await preview();
    expect(shown.people.map((p) => [p.change, p.name, ...p.before, '→', ...p.after].join(' ')).toSorted()).toEqual([
      'moved 伊藤 保険年金課 職 → 市民課 職',
      'moved 林 → 市民課 職',
      'moved 田中 市民課 職 →',
      'moved 高橋 市民課 職 → 保険年金課 職',
    ]);
    expect(shown.posts.map((p) => [p.change, p.holderName, p.successorName].join(' ')).toSorted()).toEqual([
      'handedOver 伊藤 高橋',
      'handedOver 田中 林',
      'handedOver 高橋 伊藤',
    ]);
    expect(await apply()).toMatchObject({ changes: 3, done: 3, from: day });
    expect(world.letters().at(-1)?.to).toHaveLength(3);

    travel('2026-06-30');
    expect([await tasks('高橋'), await tasks('伊藤')]).toEqual([[waiting], []]);
    travel(day);
    expect([await tasks('高橋'), await tasks('伊藤')]).toEqual([[], [waiting]]);
    expect(await outcome(as('高橋')('assignment.get', place))).toBe('not_found');
    expect(await outcome(as('田中')('assignment.get', place))).toBe('not_found');
    await as('伊藤')('assignment.approve', place);
    expect((await as('林')('assignment.get', place)).status).toBe('submitted');
    expect(await as('管理')('post.get', { postId: postId('高橋') })).toMatchObject({
      since: day,
      predecessor: { personId: world.personId('高橋'), to: '2026-06-30' },
    });
  });

  test('is carried out once', async () => {
    const given = { ...staffFile(rows), from: '2026-07-02' };
    swap(rowOf('加藤'), rowOf('井上'));
    const moving = { ...given, ...staffFile(rows) };
    const { previewHash } = await world.as('中村')('transfer.preview', moving);
    await world.as('中村')('transfer.apply', { ...moving, previewHash });
    expect(await outcome(world.as('中村')('transfer.apply', { ...moving, previewHash }))).toBe('already_exists');
    // What was previewed against another organisation is not applied to this one.
    const back = { ...given, from: '2026-07-03' };
    const shown = await world.as('中村')('transfer.preview', back);
    await world.as('管理')('post.handOver', { postId: world.postId('加藤'), from: '2026-07-03' });
    expect(await outcome(world.as('中村')('transfer.apply', { ...back, previewHash: shown.previewHash }))).toBe(
      'stale_version',
    );
    expect((await world.as('中村')('transfer.list')).items.map((t) => [t.from, t.done])).toContainEqual([
      '2026-07-02',
      2,
    ]);
  });
});

describe('people who are not in the list', () => {
  beforeEach(() => world.travel('2026-08-01'));

  test('keep what they have, and the post of somebody not named is not taken', async () => {
    const head = [...rowOf('斎藤')];
    rows = [
      rows[0] ?? [],
      head.map((text, column) =>
        column === 7 ? '鈴木 新' : column === 8 ? 'new' : column === 9 ? 'n@city.example' : text,
      ),
    ];
    const shown = await preview({ from: '2026-08-02' });
    expect(shown.rows.map((r) => r.reason)).toEqual(['header', 'post_held_by_unlisted']);
    expect(shown).toMatchObject({ people: [], posts: [], obstacle: { code: 'nothing_to_do' } });
    expect(shown.rows[1]?.reasonText?.ja).toContain('一覧にない');
  });

  test('have left only when the list is said to be whole: their accounts end with the day before', async () => {
    const { as, directory, travel } = world;
    rows = rows.filter((r) => r[name] !== '斎藤');
    const over = { from: '2026-08-02', missing: 'left' };
    const shown = await preview(over);
    expect(shown.people).toMatchObject([{ change: 'leaving', name: '斎藤' }]);
    expect(shown.posts).toMatchObject([{ change: 'closed', holderName: '斎藤' }]);
    await apply(over);
    const personId = (await directory.personIdOf('sub-斎藤')) ?? '';
    expect(await directory.actor(personId, '2026-08-01')).toMatchObject({ name: '斎藤' });
    expect(await directory.actor(personId, '2026-08-02')).toBeUndefined();
    travel('2026-08-02');
    expect((await directory.reach(['deptIsManager@D310'], '2026-08-02')).map((p) => p.name)).toEqual(['木村']);
    // The account of somebody who left today or before is closed at once, and comes back with them.
    rows = rows.filter((r) => r[name] !== '木村');
    await apply({ from: '2026-08-02', missing: 'left' });
    expect(await as('管理')('person.get', { personId: world.personId('木村') })).toMatchObject({ active: false });
  });

  test('cannot be told apart while rows are not understood', async () => {
    rows = rows.filter((r) => r[name] !== '松本');
    rowOf('鈴木')[6] = '知らない役';
    const shown = await preview({ from: '2026-08-03', missing: 'left' });
    expect(shown.obstacle?.code).toBe('unread_rows');
    expect(shown.people.map((p) => p.name)).not.toContain('鈴木');
    expect(await outcome(apply({ from: '2026-08-03', missing: 'left' }))).toBe('incomplete');
  });

  test('never are the ones who apply it, nor the last who can manage the organisation', async () => {
    rows = rows.filter((r) => r[name] !== '中村' && r[name] !== '管理');
    const shown = await preview({ from: '2026-08-03', missing: 'left' });
    expect(shown.warnings.map((w) => w.code)).toEqual(['self_kept']);
    expect(shown.people.map((p) => p.name)).toEqual(['管理']);
    rows.push(['', '', '', '', '', '退職', '', '中村', '', '', '']);
    expect((await preview({ from: '2026-08-03' })).rows.at(-1)?.reason).toBe('own_account');
  });
});
