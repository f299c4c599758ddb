import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import { contractTerms, type Name } from '#test/support/cities.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const order = (kind: string, lead: Name, ...members: Name[]) =>
  orderAudit(world, checklist, { lead, members, over: { kind } });

const sentenceOf = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return 'ok';
  } catch (error) {
    return (error as { details: { params: { what: { ja: string } } } }).details.params.what.ja;
  }
};

describe('the kind of an audit says who carries it out', () => {
  const staffOnly = '職員だけの監査チーム(内部監査のため)';
  const ledFromOutside = '外部監査人である主任監査人(外部監査のため)';
  const both = '職員と外部監査人の両方がいる監査チーム(共同監査のため)';
  test.each<[kind: string, answer: string, lead: Name, ...members: Name[]]>([
    ['internal', 'ok', '佐藤', '鈴木'],
    ['internal', staffOnly, '佐藤', '島田'],
    ['external', 'ok', '島田'],
    ['external', 'ok', '島田', '佐藤'],
    ['external', ledFromOutside, '佐藤', '島田'],
    ['joint', 'ok', '佐藤', '島田'],
    ['joint', 'ok', '島田', '佐藤'],
    ['joint', both, '佐藤', '鈴木'],
    ['joint', both, '島田'],
  ])('%s: %s for a team led by %s with %s', async (kind, answer, lead, ...members) => {
    const audit = await order(kind, lead, ...members);
    expect(await sentenceOf(world.as(lead)('audit.submitPlan', audit.at))).toBe(answer);
  });

  test('and a change of the team keeps to it', async () => {
    const { as, personId } = world;
    const audit = await order('joint', '佐藤', '島田');
    await audit.until('preliminary');
    const team = [{ personId: personId('佐藤'), role: 'lead' }];
    expect(await sentenceOf(as('渡辺')('audit.changeTeam', { ...audit.at, team, reason: '縮小' }))).toBe(both);
  });
});

test('an ad hoc audit by order of the CISO (特命監査) needs no plan, only the number of the order', async () => {
  const audit = await order('external', '島田');
  expect(await audit.view()).toMatchObject({ origin: 'cisoOrder', cisoOrderNo: '特命第1号', kind: 'external' });
  expect(await audit.until('preliminary')).not.toHaveProperty('planId');
});

describe('a contract that ends in the middle of an audit', () => {
  test('leaves a joint audit without its external auditor: it stops until the team is put right', async () => {
    const { as, personId, travel } = world;
    const seat = { personId: personId('島田'), ...contractTerms({ to: '2026-09-30' }) };
    const audit = await order('joint', '佐藤', '島田', '鈴木');
    await audit.until('preliminary');
    await as('中村')('person.engage', seat);
    travel('2026-10-01');
    await expect(world.actor('島田')).rejects.toThrow('nobody');
    const start = {
      ...audit.at,
      proceedWithout: audit.plan.sections.map((d) => ({ departmentId: d, reason: '繁忙' })),
    };
    expect(await sentenceOf(as('佐藤')('audit.startFieldwork', start))).toMatch(/共同監査/);
    const shown = (await as('渡辺')('audit.get', audit.at)).members;
    expect(shown?.map((m) => [m.name, m.kind, m.admitted])).toEqual([
      ['佐藤', 'staff', true],
      ['島田', 'external', false],
      ['鈴木', 'staff', true],
    ]);
  });

  test('does not stop what follows the report: staff see the improvements through', async () => {
    const { as, personId, travel } = world;
    travel('2027-04-01');
    const terms = contractTerms({ from: '2027-04-01', to: '2028-03-31' });
    await as('中村')('person.engage', { personId: personId('吉村'), ...terms });
    const { seat } = await as('吉村')('me.get');
    await as('吉村')('me.agreeNonDisclosure', { textVersion: seat?.nonDisclosure.textVersion });
    const over = { kind: 'external', fiscalYear: 2027, startsOn: '2027-05-01', endsOn: '2028-03-31' };
    const audit = await orderAudit(world, checklist, { lead: '吉村', members: ['佐藤'], over });
    await audit.until('approved');
    await as('渡辺')('audit.notify', { ...audit.at, dueDate: '2027-08-31', noticeNo: '監査第2号' });
    await world.deliver();
    await audit.until('reported');
    travel('2028-04-01');
    const team = [{ personId: personId('佐藤'), role: 'lead' }];
    const change = as('渡辺')('audit.changeTeam', { ...audit.at, team, reason: '契約の終了' });
    expect(await sentenceOf(change)).toBe('ok');
  });
});
