import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { createClaims } from '#shared/adapters/dynamo/claims.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { deadlineSweep } from '#shared/app/work/deadline-sweep.ts';
import type { Claims, Letter } from '#shared/app/ports.ts';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import type { Name } from '#test/support/cities.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let box: Letter[] = [];
let audit: Awaited<ReturnType<typeof orderAudit>>;

beforeAll(async () => {
  world = await foundCity(await openStore());
  // 市民課 (contacts 田中 and 井上, head 高橋) has until Monday 31 August 2026.
  audit = await orderAudit(world, await publishChecklist(world), { sections: ['市民課'] });
  await audit.until('notified');
});
afterAll(() => world.close());
beforeEach(() => {
  box = [];
});

type Broken = { claims?: Partial<Claims>; mailer?: (letter: Letter) => Promise<void> };
let runs = 0;
const post = async (letter: Letter): Promise<void> => {
  box.push(letter);
};
const sweep = (at: string, { claims = {}, mailer = post }: Broken = {}) => {
  const own = createClaims(world.doc, tableNamesOf('general').state, `run-${(runs += 1)}`);
  const ports = { ...world.ports, isHoliday: isPublicHoliday, plane: 'general', claims: { ...own, ...claims }, mailer };
  return deadlineSweep(ports)(new Date(at.includes('T') ? at : `${at}T08:00:00+09:00`));
};
const addressees = (): string[] => box.map(({ to }) => to.name).toSorted();
const ofSection = (): string[] => addressees().filter((name) => ['高橋', '田中', '井上', '林'].includes(name));
const letterTo = (name: Name): string => box.find(({ to }) => to.name === name)?.text ?? '';

describe('who hears when', () => {
  test('nobody six business days before, both contacts five before, with the day in the city’s calendar', async () => {
    expect(await sweep('2026-08-21')).toMatchObject({ letters: 0, failures: [] });
    await sweep('2026-08-24');
    // The auditors' audit is due on that day as well.
    expect(addressees()).toEqual(['井上', '佐藤', '田中', '鈴木']);
    expect(letterTo('田中')).toContain('点検票(市民課) 期限 令和8年8月31日(あと5営業日)');
    expect(letterTo('田中')).toContain('点検票を開き、回答を始めてください。');
    // Mail is read on more screens than the records are.
    expect(letterTo('田中')).not.toContain(audit.plan.title);
  });

  test('on the day and one day late the contacts, three days late the head too, and nobody in between', async () => {
    for (const day of ['2026-08-28', '2026-08-31', '2026-09-01', '2026-09-02']) await sweep(day);
    expect(ofSection()).toEqual(['井上', '井上', '井上', '田中', '田中', '田中']);
    box = [];
    await sweep('2026-09-03');
    expect(addressees()).toContain('高橋');
    expect(letterTo('高橋')).toContain('次の仕事が期限を過ぎています');
    expect(letterTo('高橋')).toContain('3営業日超過');
  });

  test('thirteen days late those above, once a week', async () => {
    await sweep('2026-09-10');
    expect(addressees()).not.toContain('中村');
    box = [];
    await sweep('2026-09-17');
    expect(addressees()).toEqual(expect.arrayContaining(['井上', '高橋', '中村', '田中']));
  });

  test('nobody on a Sunday, on a public holiday and between the years', async () => {
    for (const day of ['2026-09-20', '2026-09-21', '2026-12-29', '2026-12-31', '2027-01-02']) {
      expect(await sweep(day)).toMatchObject({ letters: 0 });
    }
  });

  test('whoever holds the post on that day, from midnight in Japan on', async () => {
    const { as, personId, postId, travel } = world;
    travel('2026-09-24');
    await as('管理')('post.handOver', { postId: postId('井上'), personId: personId('林'), from: '2026-10-01' });
    await sweep('2026-09-30T23:59:00+09:00');
    const before = addressees();
    box = [];
    // The same night, one minute later: another day, and another holder.
    await sweep('2026-10-01T00:01:00+09:00');
    expect([before.includes('井上'), before.includes('林')]).toEqual([false, false]);
    await sweep('2026-10-06');
    expect(addressees()).toContain('林');
    expect(addressees()).not.toContain('井上');
  });

  test('a delay of a vacant post still reaches the head', async () => {
    const { as, postId } = world;
    for (const name of ['田中', '井上'] as const) {
      await as('管理')('post.handOver', { postId: postId(name), from: '2026-10-08' });
    }
    await sweep('2026-10-14');
    expect(addressees()).toContain('高橋');
    expect(addressees()).not.toContain('田中');
    for (const name of ['田中', '井上'] as const) {
      await as('管理')('post.handOver', { postId: postId(name), personId: world.personId(name), from: '2026-10-15' });
    }
  });
});

describe('nobody hears twice', () => {
  test('when two runs start at once, or one is repeated', async () => {
    const runs = await Promise.all([sweep('2026-10-21'), sweep('2026-10-21'), sweep('2026-10-21')]);
    expect(new Set(addressees()).size).toBe(box.length);
    expect(runs.reduce((sum, { letters }) => sum + letters, 0)).toBe(box.length);
    expect(box.length).toBeGreaterThan(3);
    expect(await sweep('2026-10-21')).toMatchObject({ letters: 0, failures: [] });
  });

  test('after a crash between taking a day and sending: the letter comes on the next business day', async () => {
    const crash = { mailer: () => Promise.reject(new Error('the power went')) };
    const { letters, failures } = await sweep('2026-10-28', crash);
    expect([letters, failures.length > 3]).toEqual([0, true]);
    // The same day again: what may have been sent is not sent again.
    expect(await sweep('2026-10-28')).toMatchObject({ letters: 0, failures: [] });
    // 29 October is no reminder day.
    await sweep('2026-10-29');
    expect(addressees()).toEqual(expect.arrayContaining(['井上', '田中']));
    box = [];
    await sweep('2026-10-30');
    expect(box).toEqual([]);
  });

  test('after a crash between sending and writing so: the letter has the same id the day after', async () => {
    await sweep('2026-11-05', { claims: { settle: () => Promise.reject(new Error('the power went')) } });
    const ids = box.map(({ id }) => id);
    expect(ids.every((id) => id.startsWith('digest-general-2026-11-05-'))).toBe(true);
    expect(await sweep('2026-11-05')).toMatchObject({ letters: 0 });
  });

  test('one address that fails does not keep the others’ letters back', async () => {
    const mailer = async (letter: Letter) => {
      if (letter.to.name === '田中') throw new Error('no such mailbox');
      box.push(letter);
    };
    const { failures } = await sweep('2026-11-12', { mailer });
    expect(failures).toHaveLength(1);
    expect(addressees()).toEqual(expect.arrayContaining(['井上', '高橋']));
  });
});

test('across the turn of the fiscal year nothing is forgotten, and a closed matter is', async () => {
  await sweep('2027-03-31');
  await sweep('2027-04-07');
  expect(addressees()).toContain('田中');
  box = [];
  world.travel('2027-04-08');
  await world.as('渡辺')('audit.cancel', { ...audit.at, reason: '災害のため。' });
  for (const day of ['2027-04-12', '2027-04-13', '2027-04-14', '2027-04-15', '2027-04-16']) await sweep(day);
  expect(addressees()).toEqual([]);
});
