import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import type { As } from './client.ts';
import { answerAll, type Checklist, type Clock, idOf, type Ids, morning, until } from './steps.ts';

const planned = ['D202', 'D303', 'D402', 'D501', 'D602', 'D702', 'D802'];

/** This year, in the middle: a plan in force, an audit whose sections stand at different points, and one being planned. */
export const writeThisYear = async (as: As, clock: Clock, ids: Ids, checklist: Checklist): Promise<void> => {
  const today = new Date();
  const year = fiscalYearOf(dayOf(today));
  const daysFromNow = (days: number): string => dayOf(new Date(today.getTime() + days * 86_400_000));
  const on = (days: number): void => clock.set(morning(daysFromNow(days)));
  const office = as('jimukyoku').general;
  const chief = as('tokatsu').general;
  const planId = `annual-${year}-1`;

  on(-60);
  await office('plan.create', {
    kind: 'annual',
    fiscalYear: year,
    title: '情報セキュリティ 年度監査計画',
    policy: '保険・福祉の所属を重点とし、前年度の指摘の定着を確かめる。',
    sections: planned.map((departmentId) => ({ departmentId, method: 'both', month: 11 })),
  });
  await chief('plan.submit', { planId }, { version: 1 });
  on(-50);
  await as('ciso').general('plan.approve', { planId, committeeDate: daysFromNow(-51) }, { version: 2 });

  const draft = {
    fiscalYear: year,
    planId,
    kind: 'internal' as const,
    purpose: '点検票と現地確認により、規程の遵守状況を確かめる。',
    scope: '対象所属の情報資産と執務室',
    method: 'both' as const,
    opinionType: 'advisory' as const,
    criteria: '見本市情報セキュリティ対策基準',
    checklistId: checklist.checklistId,
    checklistVersion: checklist.checklistVersion,
    startsOn: daysFromNow(-30),
    endsOn: `${year + 1}-03-31`,
  };
  const team = (lead: string, member: string) => [
    { personId: idOf(ids, lead), role: 'lead' as const },
    { personId: idOf(ids, member), role: 'member' as const },
  ];

  const seat = { subject: 'gaibu', name: '外山 監一', email: 'gaibu@minato-kansa.example', kind: 'external' as const };
  const { personId } = (await as('jimukyoku').directory('person.create', seat)).body;
  const contract = {
    personId,
    company: '株式会社みなと監査',
    contractNo: `契監第${year - 2018}号`,
    from: daysFromNow(-50),
    to: `${year + 1}-03-31`,
    independenceDeclared: true,
    interests: [{ departmentId: 'D302', system: '市民税システムの保守' }],
  };
  await as('jimukyoku').directory('person.engage', contract, { version: 1 });

  on(-40);
  await as('gaibu').directory('me.agreeNonDisclosure', { textVersion: nonDisclosureText.version });
  const running = await office('audit.create', {
    ...draft,
    kind: 'joint',
    title: '保険・福祉所属の情報セキュリティ監査',
    sections: ['D202', 'D402', 'D501', 'D802'],
    team: [...team('kansa1', 'kansa3'), { personId, role: 'member' }],
  });
  const { auditId } = running.body;
  const audit = { auditId };
  await as('kansa1').general('audit.submitPlan', audit, { version: 1 });
  on(-35);
  await chief('audit.approve', audit, { version: 2 });
  on(-30);
  await chief('audit.notify', { ...audit, dueDate: daysFromNow(-7), noticeNo: '監法第31号' }, { version: 3 });
  await until(async () => (await chief('audit.board', audit)).body.items.length === 4);

  // One section is done, one waits for the auditors; one is half way and one has not opened its checklist: both late.
  on(-12);
  for (const departmentId of ['D202', 'D402'] as const) {
    const where = { auditId, departmentId };
    const [contact, head] = [`tanto-${departmentId.toLowerCase()}`, `kacho-${departmentId.toLowerCase()}`];
    await as(contact).general('assignment.acknowledge', where, { version: 1 });
    await answerAll(as, contact, where, checklist, { 7: 'partlyConform', 12: 'notApplicable' });
    await as(contact).general('assignment.requestApproval', where, { version: 3 });
    await as(head).general('assignment.approve', where, { version: 4 });
  }
  on(-8);
  await as('kansa1').general('assignment.accept', { auditId, departmentId: 'D202' }, { version: 5 });
  const halfway = { auditId, departmentId: 'D501' };
  await as('tanto-d501').general('assignment.acknowledge', halfway, { version: 1 });
  await answerAll(as, 'tanto-d501', halfway, checklist, { 2: 'nonConform' }, 8);

  on(-3);
  await office('audit.create', {
    ...draft,
    title: '都市・観光所属の情報セキュリティ監査',
    sections: ['D303', 'D702'],
    team: team('kansa2', 'kansa4'),
  });
};
