import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersFor } from '#shared/app/work/letters.ts';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: Awaited<ReturnType<typeof orderAudit>>;
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world), { sections: ['市民課', '保険年金課', '税務課'] });
  await audit.until('notified');
  await audit.submit('税務課');
});
afterAll(() => world.close());

const press = async (day: string, text?: string) => {
  world.travel(day);
  const before = world.letters().length;
  const { lateReminder } = await world.as('中村')('audit.remindLate', { ...audit.at, ...(text ? { text } : {}) });
  return { written: lateReminder?.sections ?? [], letters: world.letters().slice(before) };
};

test('nobody is late: nobody is written to', async () => {
  expect(await press('2026-08-31')).toEqual({ written: [], letters: [] });
});

test('each late section gets one polite letter, to its contacts and its head, and who has handed in gets none', async () => {
  const { written, letters } = await press('2026-09-03');
  expect(written).toEqual([
    { departmentId: 'D210', dueDate: '2026-08-31' },
    { departmentId: 'D220', dueDate: '2026-08-31' },
  ]);
  expect(letters).toHaveLength(1);
  const [message] = letters;
  if (!message) throw new Error('no message');
  const post = await lettersFor(world.ports, 'm', message, '2026-09-04');
  expect(post.map(({ to }) => to.name).toSorted()).toEqual(['井上', '伊藤', '加藤', '高橋', '田中'].toSorted());
  expect(post[0]?.text).toContain('ご提出をお願いいたします。');
  expect(post[0]?.text).toContain('対象: 点検票の回答(監査第1号の通知によるもの)\n期限: 令和8年8月31日(3営業日超過)');
});

test('the same day nobody is written to again, the next day everybody who is still late, in the office’s words', async () => {
  const again = await press('2026-09-03');
  expect([again.written.length, again.letters]).toEqual([2, []]);
  await world.as('中村')('assignment.extend', { ...audit.place('市民課'), dueDate: '2026-09-30', reason: '災害。' });
  const { written, letters } = await press('2026-09-04', '至急\nお願いします。');
  expect(written.map((s) => s.departmentId)).toEqual(['D220']);
  const [message] = letters;
  if (!message) throw new Error('no message');
  const [letter] = await lettersFor(world.ports, 'm', message, '2026-09-04');
  expect(letter?.text).toContain('至急\nお願いします。\n\n対象');
  expect(letter?.text).not.toContain('ご容赦ください');
});

test('stands in the trail, is the office’s and the chief’s alone, and a section does not see who else is late', async () => {
  const { as } = world;
  expect(await outcome(as('佐藤')('audit.remindLate', audit.at))).toBe('forbidden');
  const { items } = await as('中村')('audit.activity', { ...audit.at, limit: '100' });
  expect(items.filter(({ act }) => act === 'audit.remindLate')).toHaveLength(4);
  expect(await as('伊藤')('audit.get', audit.at)).not.toHaveProperty('lateReminder');
});
