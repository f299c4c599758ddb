import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { taskUseCases } from '#shared/app/work/tasks.ts';
import { workText } from '#test/support/api-registers.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { sealCity, type SealedCity } from '#test/support/sealed-city.ts';
import { openStore } from '#test/support/store.ts';
import type { Name } from '#test/support/cities.ts';

let world: World;
let city: SealedCity;
beforeAll(async () => {
  world = await foundCity(await openStore());
  city = await sealCity(world);
});
afterAll(() => world.close());

const section = { departmentId: 'D210' };
const draft = async (over: object = {}) =>
  city.as('田中')('spiWork.create', { ...section, ...workText(city.postId('田中'), over) });
const entered = async (over: object = {}) => {
  const { workId } = await draft(over);
  const one = { ...section, workId };
  await city.as('高橋')('spiWork.enter', one);
  return one;
};
const year = { rulesInPlace: true, toTrain: 8, trained: 6 };
const tasksOf = async (name: Name) => {
  const actor = await city.ports.directory.actor(world.personId(name), '2026-06-02');
  if (!actor) throw new Error(name);
  const call = { actor, input: {}, request: { id: world.newId(), at: new Date() } };
  return (await taskUseCases(city.ports)['me.tasks'].run(call)).body.items;
};

describe('an entry of the register', () => {
  test('is drafted by a handler and entered by the protection officer, with names and body of that day', async () => {
    const { workId, may, ...work } = await draft();
    expect(work).toMatchObject({
      status: 'draft',
      departmentName: '市民課',
      implementingBody: '市長部局',
      handlers: [{ name: '職', scope: '世帯の所得に関する情報' }],
    });
    expect(may).toEqual(['spiWork.edit', 'spiWork.withdraw']);
    const one = { ...section, workId };
    expect(await outcome(city.as('田中')('spiWork.enter', one))).toBe('forbidden');
    const after = await city.as('高橋')('spiWork.enter', one);
    expect(after).toMatchObject({ status: 'in_force', yearToConfirm: 2026, dueDate: '2027-03-31', overdue: false });
    expect(await outcome(city.as('田中')('spiWork.edit', { ...one, ...workText(city.postId('田中')) }))).toBe(
      'invalid_transition',
    );
  });

  test('names handlers of its own section alone', async () => {
    expect(await outcome(draft({ handlers: [{ postId: city.postId('伊藤'), scope: '全部' }] }))).toBe('incomplete');
    expect(await outcome(draft({ handlers: [{ personId: world.personId('加藤'), scope: '全部' }] }))).toBe(
      'incomplete',
    );
    const { handlers } = await draft({ handlers: [{ personId: world.personId('田中'), scope: '全部' }] });
    expect(handlers[0]?.name).toBe('田中');
  });

  test('is confirmed once for each year, the running one or the last', async () => {
    const one = await entered();
    const officer = city.as('高橋');
    expect(await outcome(officer('spiWork.confirm', { ...one, ...year, fiscalYear: 2027 }))).toBe('rule_refused');
    expect(await outcome(officer('spiWork.confirm', { ...one, ...year, fiscalYear: 2024 }))).toBe('rule_refused');
    await officer('spiWork.confirm', { ...one, ...year, fiscalYear: 2026 });
    const again = await officer('spiWork.confirm', { ...one, ...year, trained: 8, fiscalYear: 2026 });
    expect(again).toMatchObject({ confirmations: [{ fiscalYear: 2026, trained: 8 }], yearToConfirm: 2027 });
  });

  test('waits for its protection officer while the year is not confirmed, and not before the next one', async () => {
    const one = await entered({ name: '印鑑登録に関する事務' });
    const mine = async () => (await tasksOf('高橋')).filter(({ id }) => id === one.workId);
    expect(await mine()).toMatchObject([{ kind: 'spiWork', due: '2027-03-31', duty: 'spiProtectionOfficer@D210' }]);
    await city.as('高橋')('spiWork.confirm', { ...one, ...year, fiscalYear: 2026 });
    expect(await mine()).toEqual([]);
    expect((await tasksOf('伊藤')).filter(({ kind }) => kind === 'spiWork')).toEqual([]);
  });

  test('is ended with a reason and stays, and every version is in its trail', async () => {
    const one = await entered();
    const officer = city.as('高橋');
    await officer('spiWork.revise', { ...one, ...workText(city.postId('田中'), { systems: ['新システム'] }) });
    expect(await outcome(officer('spiWork.end', { ...one, on: '2020-01-01', reason: '廃止' }))).toBe('rule_refused');
    await officer('spiWork.end', { ...one, on: '2026-06-30', reason: '制度の廃止' });
    expect(await city.as('小川')('spiWork.get', one)).toMatchObject({ status: 'ended', systems: ['新システム'] });
    const { items } = await city.as('渡辺')('spiWork.activity', one);
    expect(items.map(({ act }) => act)).toEqual(['spiWork.create', 'spiWork.enter', 'spiWork.revise', 'spiWork.end']);
    expect(await outcome(officer('spiWork.confirm', { ...one, ...year, fiscalYear: 2026 }))).toBe('invalid_transition');
  });
});

describe('who reads the register', () => {
  test('another section, the team of audits and the city’s administrator learn nothing', async () => {
    const one = await entered();
    for (const name of ['伊藤', '佐藤', '管理'] as const) {
      expect(await outcome(city.as(name)('spiWork.get', one)), name).toBe('not_found');
      expect((await city.as(name)('spiWork.list')).items.filter((w) => w.departmentId === 'D210')).toEqual([]);
    }
  });

  test('the officers read all of it page by page, a section its own', async () => {
    await city.as('加藤')('spiWork.create', { departmentId: 'D220', ...workText(city.postId('加藤')) });
    const first = await city.as('山本')('spiWork.list', { limit: 3 });
    expect([first.items.length, typeof first.next]).toEqual([3, 'string']);
    const { items } = await city.as('渡辺')('spiWork.list', { departmentId: 'D220' });
    expect(items.map((w) => w.departmentId)).toEqual(['D220']);
    expect(new Set((await city.as('田中')('spiWork.list')).items.map((w) => w.departmentId))).toEqual(
      new Set(['D210']),
    );
    expect(await outcome(city.as('田中')('spiWork.list', { departmentId: 'D220' }))).toBe('not_found');
  });
});
