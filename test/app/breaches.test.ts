import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { createClaims } from '#shared/adapters/dynamo/claims.ts';
import type { Letter } from '#shared/app/ports.ts';
import { breachReminderRound } from '#shared/app/work/breach-reminders.ts';
import { taskUseCases } from '#shared/app/work/tasks.ts';
import { breachText } from '#test/support/api-registers.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { sealCity, type SealedCity } from '#test/support/sealed-city.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let city: SealedCity;
beforeAll(async () => {
  world = await foundCity(await openStore());
  city = await sealCity(world);
});
afterAll(() => world.close());

/** Friday 17 April 2026: day 3 is a Sunday, day 5 a Tuesday. */
const known = '2026-04-17T01:00:00.000Z';
beforeEach(() => city.setClock('2026-04-17T02:00:00.000Z'));

const report = async (over: object = {}) => {
  const { breachId } = await city.as('高橋')('breach.report', {
    departmentId: 'D210',
    ...breachText({ knownAt: known, ...over }),
  });
  return { breachId };
};
const text = { text: '概要、本人の数、原因' };

describe('from the report to the end', () => {
  test('reported by the section, decided and reported to the PPC by the general officer, each version frozen', async () => {
    const one = await report();
    expect(city.outbox.at(-1)).toMatchObject({
      template: 'breachReported',
      to: ['spiGeneralOfficer', 'spiAuditOfficer', 'ciso'],
    });
    const officer = city.as('小川');
    expect(await officer('breach.get', one)).toMatchObject({
      status: 'reported',
      fiscalYear: 2026,
      dueDate: '2026-04-21',
      clock: { knownOn: '2026-04-17', today: 1, preliminaryTarget: '2026-04-19', finalDay: 30, finalDue: '2026-05-16' },
    });
    await officer('breach.accept', one);
    city.setClock('2026-04-20T02:00:00.000Z');
    await officer('breach.sendPreliminary', { ...one, sentOn: '2026-04-20', ...text });
    await officer('breach.amend', { ...one, ...breachText({ knownAt: known, persons: 101 }) });
    await officer('breach.sendUpdate', { ...one, sentOn: '2026-04-20', text: '人数が分かった。' });
    await city.as('高橋')('breach.recordNotice', { ...one, on: '2026-04-20', persons: 101, method: '文書' });
    city.setClock('2026-05-15T02:00:00.000Z');
    const sent = await officer('breach.sendFinal', { ...one, sentOn: '2026-05-15', text: '再発防止を含む。' });
    expect(sent).toMatchObject({
      status: 'final_sent',
      overdue: false,
      clock: { today: 29, applicable: ['publicSystems', 'manyPersons'] },
    });
    expect(sent).not.toHaveProperty('dueDate');
    const { items } = await city.as('田中')('breach.reports', one);
    expect(items.map(({ no, kind, text: said, dueOn }) => [no, kind, said, dueOn])).toEqual([
      [1, 'preliminary', text.text, '2026-04-21'],
      [2, 'update', '人数が分かった。', undefined],
      [3, 'final', '再発防止を含む。', '2026-05-16'],
    ]);
    expect(await officer('breach.close', one)).toMatchObject({ status: 'closed', may: [] });
    const { items: acts } = await officer('breach.activity', one);
    expect(acts).toHaveLength(8);
  });

  test('nothing is reported that did not happen yet, and no report is dated before the city knew', async () => {
    expect(await outcome(report({ knownAt: '2026-04-18T00:00:00.000Z' }))).toBe('rule_refused');
    const one = await report();
    await city.as('小川')('breach.accept', one);
    for (const sentOn of ['2026-04-16', '2026-04-18']) {
      expect(await outcome(city.as('小川')('breach.sendPreliminary', { ...one, sentOn, ...text }))).toBe(
        'rule_refused',
      );
    }
  });

  test('the law decides: a case is reported, and without one there is nothing to report', async () => {
    const officer = city.as('小川');
    const one = await report();
    expect(await outcome(officer('breach.dismiss', { ...one, reason: '軽微' }))).toBe('rule_refused');
    await officer('breach.amend', {
      ...one,
      ...breachText({ knownAt: known, encryption: '鍵は別に保管されている。' }),
    });
    expect(await outcome(officer('breach.accept', one))).toBe('incomplete');
    expect(await officer('breach.dismiss', { ...one, reason: '暗号化' })).toMatchObject({ status: 'dismissed' });
    expect(await officer('breach.reopen', { ...one, reason: '鍵も失われていた。' })).toMatchObject({
      status: 'reported',
    });
  });

  test('whoever reported it does not decide about it, in whatever post; the CISO can', async () => {
    await world.appoint('高橋', 'D110', ['spiGeneralOfficer'], '2024-04-01');
    const one = await report();
    expect(await outcome(city.as('高橋')('breach.accept', one))).toBe('maker_is_checker');
    expect(await city.as('山本')('breach.accept', one)).toMatchObject({ status: 'reporting' });
  });

  test('it is not closed before somebody was told, or it was said why nobody is', async () => {
    const one = await report();
    const officer = city.as('小川');
    await officer('breach.accept', one);
    await officer('breach.sendFinal', { ...one, sentOn: '2026-04-17', ...text });
    expect(await outcome(officer('breach.close', one))).toBe('incomplete');
    await officer('breach.close', { ...one, withoutNotice: '本人の連絡先が分からず、公表で代えた。' });
  });

  test('a due date is moved only off a holiday, with a reason', async () => {
    // Known on Tuesday 28 April: the fifth day is Saturday 2 May.
    city.setClock('2026-04-28T02:00:00.000Z');
    const one = await report({ knownAt: '2026-04-28T01:00:00.000Z' });
    const shift = { ...one, report: 'preliminary', reason: '連休のため' };
    expect(await outcome(city.as('小川')('breach.shiftDue', { ...shift, to: '2026-05-08' }))).toBe('rule_refused');
    expect(await city.as('小川')('breach.shiftDue', { ...shift, to: '2026-05-07' })).toMatchObject({
      dueDate: '2026-05-07',
    });
  });
});

describe('who knows of it', () => {
  test('officers all of the year, the section its own, nobody else anything', async () => {
    const one = await report();
    for (const name of ['伊藤', '佐藤', '管理'] as const)
      expect(await outcome(city.as(name)('breach.get', one)), name).toBe('not_found');
    const ids = async (name: '山本' | '田中' | '伊藤', fiscalYear: number) =>
      (await city.as(name)('breach.list', { fiscalYear })).items.map(({ breachId }) => breachId);
    expect(await ids('山本', 2026)).toContain(one.breachId);
    expect(await ids('田中', 2026)).toContain(one.breachId);
    expect([await ids('伊藤', 2026), await ids('山本', 2025)]).toEqual([[], []]);
  });

  test('it is work of the general officer until it is closed', async () => {
    const one = await report();
    const actor = await city.ports.directory.actor(world.personId('小川'), '2026-04-17');
    if (!actor) throw new Error('nobody');
    const call = { actor, input: {}, request: { id: world.newId(), at: new Date() } };
    const { items } = (await taskUseCases(city.ports)['me.tasks'].run(call)).body;
    expect(items.find(({ id }) => id === one.breachId)).toMatchObject({
      kind: 'breach',
      due: '2026-04-21',
      duty: 'spiGeneralOfficer',
    });
  });
});

describe('reminders run by the calendar, open office or not', () => {
  let box: Letter[] = [];
  const round = (day: string) => {
    box = [];
    const claims = createClaims(world.doc, tableNamesOf('spi').state, world.newId());
    const mailer = async (letter: Letter): Promise<void> => void box.push(letter);
    return breachReminderRound({ ...city.ports, plane: 'spi', claims, mailer })(new Date(`${day}T08:00:00+09:00`));
  };
  const heard = (): string[] => [...new Set(box.map(({ to }) => to.name))].toSorted();

  test('the three officers hear on the Sunday of day 3, once, and read no content', async () => {
    const { items } = await city.as('小川')('breach.list', { fiscalYear: 2026 });
    expect(items.length).toBeGreaterThan(0);
    await round('2026-04-19');
    expect(heard()).toEqual(expect.arrayContaining(['小川', '山本', '渡辺']));
    expect(box[0]?.text).toContain('速報の目安 令和8年4月19日(本日) 知った日から3日目');
    expect(box[0]?.text).not.toContain('紛失');
    await round('2026-04-19');
    expect(box).toEqual([]);
  });

  test('every day once it is late, and no more when all of it is done', async () => {
    await round('2026-04-25');
    expect(box[0]?.text).toContain('速報の期限 令和8年4月21日(4日超過) 知った日から9日目');
  });
});
