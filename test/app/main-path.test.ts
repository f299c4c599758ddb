import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, improvementPlan, planDraft } from '#test/support/builders.ts';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { withStoppableIndexes } from '#test/support/stopped-indexes.ts';
import { openStore } from '#test/support/store.ts';

/** The city as it is, and with indexes that know of nothing after its founding. */
const cities: readonly (readonly [string, () => Promise<World>])[] = [
  ['an audit from the yearly plan to its close', async () => foundCity(await openStore())],
  [
    'R10: the same audit, while the indexes know nothing of it',
    async () => {
      const stand = withStoppableIndexes(await openStore());
      const city = await foundCity(stand);
      await stand.stop();
      return city;
    },
  ],
];

/** One audit from the yearly plan to its end, each step by whoever the city has for it. */
describe.each(cities)('%s', (_, found) => {
  let world: World;
  beforeAll(async () => {
    world = await found();
  });
  afterAll(() => world.close());

  let audit: Awaited<ReturnType<typeof orderAudit>>;
  const where = { auditId: '', findingId: '' };
  const statusOf = async () => {
    const finding = await world.as('中村')('finding.get', where);
    return `${finding.status} / ${finding.remediation?.status}`;
  };

  test('the office writes the plan, the chief auditor submits it, the CISO approves it', async () => {
    const { as } = world;
    const { planId } = await as('中村')('plan.create', { kind: 'annual', fiscalYear: 2026, ...planDraft() });
    const submitted = await as('渡辺')('plan.submit', { planId });
    expect(submitted.uncovered).toEqual(['D110', 'D120', 'D900']);
    const approved = await as('山本')('plan.approve', { planId, committeeDate: '2026-05-28' });
    expect(approved).toMatchObject({ status: 'approved', committeeDate: '2026-05-28' });
  });

  test('an audit is drawn from it, planned by its lead and approved by the chief auditor', async () => {
    const checklist = await publishChecklist(world);
    audit = await orderAudit(world, checklist, { over: { planId: 'annual-2026-1', cisoOrderNo: undefined } });
    expect(await audit.until('approved')).toMatchObject({ number: 1, items: 3, approvedBy: world.personId('渡辺') });
  });

  test('its notice hands one checklist to each section', async () => {
    await audit.until('notified');
    const { items } = await world.as('佐藤')('audit.board', audit.at);
    expect(items.map((a) => [a.departmentName, a.status, a.total, a.dueDate])).toEqual([
      ['市民課', 'sent', 3, '2026-08-31'],
      ['保険年金課', 'sent', 3, '2026-08-31'],
    ]);
  });

  test('a section answers, its head submits, the auditors return it once and then accept it', async () => {
    const { as } = world;
    const place = audit.place('市民課');
    await audit.until('preliminary');
    await audit.submit('市民課');
    const remarks = [{ itemKey: 'item-2', comment: '根拠資料を示してください。' }];
    expect((await as('鈴木')('assignment.return', { ...place, remarks })).remarks).toEqual(remarks);
    await as('田中')('assignment.resume', place);
    const items = [answer('item-2', { version: 1, selfResult: 'partlyConform', comment: '台帳を添えた。' })];
    const { assignment } = await as('井上')('response.answerMany', { ...place, items });
    expect(assignment).toMatchObject({ answered: 3, total: 3 });
    await as('井上')('assignment.requestApproval', place);
    await as('高橋')('assignment.approve', place);
    await as('佐藤')('assignment.accept', place);
  });

  test('without the other section’s checklist the fieldwork needs a reason', async () => {
    expect(await outcome(world.as('佐藤')('audit.startFieldwork', audit.at))).toBe('incomplete');
    await audit.until('fieldwork');
  });

  test('the fieldwork ends when every item is judged or excused', async () => {
    const { as } = world;
    const unconfirmed = [{ departmentId: 'D220', reason: '次年度に行う。' }];
    expect(await outcome(as('佐藤')('audit.endFieldwork', { ...audit.at, unconfirmed }))).toBe('incomplete');
    const place = audit.place('市民課');
    const items = ['item-1', 'item-2', 'item-3'].map((itemKey) => ({
      itemKey,
      version: itemKey === 'item-2' ? 2 : 1,
      auditResult: itemKey === 'item-2' ? 'needsImprovement' : 'conform',
    }));
    const { assignment } = await as('鈴木')('response.judgeMany', { ...place, items });
    expect(assignment.judged).toBe(3);
    Object.assign(where, await audit.finding('市民課'));
    expect((await as('佐藤')('audit.endFieldwork', { ...audit.at, unconfirmed })).status).toBe('evaluation');
  });

  test('nothing is exchanged before every draft has passed a second auditor', async () => {
    const { as } = world;
    expect(await outcome(as('佐藤')('audit.openExchange', audit.at))).toBe('incomplete');
    expect(await outcome(as('鈴木')('finding.passReview', where))).toBe('maker_is_checker');
    await as('佐藤')('finding.passReview', where);
    await audit.until('exchange');
  });

  test('the section disputes, the lead amends, the head confirms the facts', async () => {
    const { as } = world;
    await as('佐藤')('finding.present', where);
    await as('高橋')('finding.dispute', { ...where, reason: '8月から再開している。' });
    expect(await outcome(as('佐藤')('audit.closeExchange', audit.at))).toBe('incomplete');
    const { authorId, ...before } = await as('佐藤')('finding.get', where);
    const { title, urgency, fact, criterion, cause, effect, recommendation, itemKeys, evidenceIds } = before;
    const { workpapers, relatedFindingIds, guidelineEdition } = before;
    const draft = { title, urgency, fact, criterion, cause, effect, recommendation, itemKeys, evidenceIds };
    const amended = await as('佐藤')('finding.amend', {
      ...where,
      ...draft,
      workpapers,
      relatedFindingIds,
      guidelineEdition,
      severity: 'OBSERVATION',
      answer: '8月以降は記載を確認した。',
    });
    expect(amended.severityHistory).toMatchObject([{ from: 'MINOR_NC', to: 'OBSERVATION' }]);
    expect(amended.disputes).toMatchObject([{ reason: '8月から再開している。', outcome: 'amended' }]);
    expect(authorId).toBe(world.personId('鈴木'));
    await as('高橋')('finding.confirmFacts', where);
  });

  test('the report freezes the numbers, and each finding takes its own', async () => {
    const { report } = await audit.until('reported');
    expect(report?.findings).toEqual([{ findingId: where.findingId, number: 'R8-01-001' }]);
    const finding = await world.as('高橋')('finding.get', where);
    expect(finding).toMatchObject({ status: 'finalized', number: 'R8-01-001' });
  });

  test('the CISO instructs, the section plans, its head submits, the CISO approves', async () => {
    const { as, postId } = world;
    const received = await audit.until('ciso_received');
    expect(received.report?.hash).toBe((await as('渡辺')('report.get', audit.at)).hash);
    await as('山本')('finding.instruct', { ...where, text: '貸出簿を整えること。', dueDate: '2027-03-31' });
    await audit.until('improvement');
    await as('田中')('remediation.startDrafting', where);
    await as('田中')('remediation.draft', { ...where, ...improvementPlan(postId('田中')) });
    await as('田中')('remediation.requestApproval', where);
    await as('高橋')('remediation.submit', where);
    expect(await outcome(as('渡辺')('audit.startFollowUp', audit.at))).toBe('incomplete');
    await as('山本')('remediation.approve', where);
    expect(await statusOf()).toBe('remediating / approved');
  });

  test('done, looked at, not effective, done again, verified', async () => {
    const { as } = world;
    const done = { report: '確認を始めた。', evidenceIds: [], completedOn: '2026-06-01' };
    await audit.until('follow_up');
    for (const judged of ['remediation.judgeNotEffective', 'remediation.verify'] as const) {
      await as('田中')('remediation.start', where);
      await as('高橋')('remediation.reportCompletion', { ...where, ...done });
      await as('鈴木')('remediation.startVerification', where);
      await as('鈴木')(judged, { ...where, result: '貸出簿を確かめた。' });
    }
    expect(await statusOf()).toBe('verified / verified');
  });

  test('the chief auditor closes the finding, and then the audit', async () => {
    const { as } = world;
    expect(await outcome(as('渡辺')('audit.close', audit.at))).toBe('incomplete');
    await as('渡辺')('finding.close', where);
    expect(await statusOf()).toBe('closed / closed');
    expect((await audit.until('closed')).status).toBe('closed');
  });

  test('what proved ineffective later is reopened with the record of the follow-up', async () => {
    const { as } = world;
    const { followUps } = await as('鈴木')('followUp.create', { ...where, method: 'onSite', plannedOn: '2026-06-01' });
    const followUpId = followUps[0]?.followUpId ?? '';
    const again = { ...where, followUpId, text: 'やり直すこと。', dueDate: '2027-03-31' };
    expect(await outcome(as('渡辺')('finding.reopen', again))).toBe('incomplete');
    await as('鈴木')('followUp.start', { ...where, followUpId });
    await as('鈴木')('followUp.conclude', { ...where, followUpId, result: 'ineffective', summary: '元に戻っていた。' });
    await as('渡辺')('finding.reopen', again);
    expect(await statusOf()).toBe('instructed / requested');
  });

  test('every version of the audit has one entry in its trail, in order', async () => {
    const { version } = await audit.view();
    const { items } = await world.as('渡辺')('audit.activity', { ...audit.at, limit: 100 });
    expect(items.map((entry) => entry.seq)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
    expect(items.slice(0, 4).map((entry) => `${entry.act} ${entry.role}`)).toEqual([
      'audit.create auditOffice',
      'audit.submitPlan leadAuditor',
      'audit.approve chiefAuditor',
      'audit.notify chiefAuditor',
    ]);
  });
});
