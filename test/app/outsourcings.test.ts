import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { taskUseCases } from '#shared/app/work/tasks.ts';
import { outsourcingText, workText } from '#test/support/api-registers.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { sealCity, type SealedCity } from '#test/support/sealed-city.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let city: SealedCity;
let workId = '';
const section = { departmentId: 'D210' };
beforeAll(async () => {
  world = await foundCity(await openStore());
  city = await sealCity(world);
  ({ workId } = await city.as('田中')('spiWork.create', { ...section, ...workText(city.postId('田中')) }));
});
afterAll(() => world.close());

const registered = async (over: object = {}) => {
  const text = outsourcingText([workId], over);
  const { outsourcingId } = await city.as('田中')('outsourcing.create', { ...section, ...text });
  return { ...section, outsourcingId };
};
const look = (over: object = {}) => ({
  checkedOn: '2026-05-20',
  method: 'onSite',
  result: 'adequate',
  findings: '',
  checkedBy: '係長',
  ...over,
});
const waitingOn = async (today: string, outsourcingId: string) => {
  const actor = await city.ports.directory.actor(world.personId('高橋'), today);
  if (!actor) throw new Error('nobody');
  const call = { actor, input: {}, request: { id: world.newId(), at: new Date() } };
  const { items } = (await taskUseCases(city.ports)['me.tasks'].run(call)).body;
  return items.filter(({ id }) => id === outsourcingId).map(({ due, overdue }) => ({ due, overdue }));
};

describe('supervision of a contractor', () => {
  test('is about works of the own register, which names the contractor in turn', async () => {
    const elsewhere = outsourcingText([world.newId()]);
    expect(await outcome(city.as('田中')('outsourcing.create', { ...section, ...elsewhere }))).toBe('incomplete');
    const one = await registered();
    await city.as('高橋')('outsourcing.consent', {
      ...one,
      company: '有限会社みなと',
      scope: '照合',
      consentedOn: '2026-04-10',
    });
    const { outsourcings } = await city.as('小川')('spiWork.get', { ...section, workId });
    expect(outsourcings).toEqual([
      expect.objectContaining({
        outsourcingId: one.outsourcingId,
        status: 'in_force',
        reContractors: ['有限会社みなと'],
      }),
    ]);
    const { items } = await city.as('渡辺')('spiWork.list');
    expect(items.find((w) => w.workId === workId)?.outsourcings).toHaveLength(1);
  });

  test('a check before the selection, consent by the protection officer, and who did it', async () => {
    const one = await registered();
    await city.as('田中')('outsourcing.checkSelection', { ...one, checkedOn: '2025-03-10', result: 'adequate' });
    const agreed = { ...one, company: '有限会社みなと', scope: '照合', consentedOn: '2026-04-10' };
    expect(await outcome(city.as('田中')('outsourcing.consent', agreed))).toBe('forbidden');
    const { reContractors, selection } = await city.as('高橋')('outsourcing.consent', agreed);
    expect(selection).toMatchObject({ result: 'adequate', by: world.personId('田中') });
    expect(reContractors).toMatchObject([{ company: '有限会社みなと', by: world.personId('高橋') }]);
    const [first] = reContractors;
    const end = { ...one, reContractorId: first?.reContractorId, on: '2026-05-31' };
    await city.as('高橋')('outsourcing.endReContract', end);
    expect(await outcome(city.as('高橋')('outsourcing.endReContract', end))).toBe('incomplete');
    const { items } = await city.as('小川')('outsourcing.activity', one);
    expect(items).toHaveLength(4);
  });

  test('nothing is checked tomorrow, or before the contract; what is inadequate is said', async () => {
    const one = await registered();
    const check = (over: object) => outcome(city.as('田中')('outsourcing.check', { ...one, ...look(over) }));
    expect(await check({ checkedOn: '2030-01-01' })).toBe('rule_refused');
    expect(await check({ checkedOn: '2025-03-31' })).toBe('rule_refused');
    expect(await check({ result: 'inadequate' })).toBe('incomplete');
    expect(await check({})).toBe('ok');
  });

  test('the section is reminded in each fiscal year without a check, from its first day on', async () => {
    const one = await registered();
    const { outsourcingId } = one;
    // The contract began in fiscal year 2025, in which nobody looked.
    expect(await waitingOn('2026-06-02', outsourcingId)).toEqual([{ due: '2026-03-31', overdue: true }]);
    await city.as('田中')('outsourcing.check', { ...one, ...look() });
    expect(await waitingOn('2027-03-31', outsourcingId)).toEqual([]);
    expect(await waitingOn('2027-04-01', outsourcingId)).toEqual([{ due: '2028-03-31', overdue: false }]);
    await city.as('高橋')('outsourcing.end', { ...one, on: '2026-06-01', reason: '解約' });
    expect(await waitingOn('2027-04-01', outsourcingId)).toEqual([]);
  });

  test('a contract shorter than the year is looked at before it ends', async () => {
    const one = await registered({ from: '2026-04-01', to: '2026-09-30' });
    expect(await city.as('高橋')('outsourcing.get', one)).toMatchObject({ dueDate: '2026-09-30', yearToCheck: 2026 });
  });

  test('another section and people without a part learn nothing', async () => {
    const one = await registered();
    for (const name of ['伊藤', '佐藤', '管理'] as const) {
      expect(await outcome(city.as(name)('outsourcing.get', one)), name).toBe('not_found');
      expect((await city.as(name)('outsourcing.list')).items).toEqual([]);
    }
    expect((await city.as('山本')('outsourcing.list', { limit: 2 })).items).toHaveLength(2);
  });
});
