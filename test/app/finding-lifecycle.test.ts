import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Severity } from '#shared/domain/finding/finding.ts';
import { improvementPlan } from '#test/support/builders.ts';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const order = { text: '改めること。', dueDate: '2027-03-31' };
const acceptance = { compensatingControl: '施錠した保管庫に置く。', expiresOn: '2026-12-31' };

const instructedFinding = async (severity: Severity = 'MINOR_NC') => {
  const audit = await orderAudit(world, checklist);
  await audit.until('fieldwork');
  const it = await audit.finding('市民課', 'fact_confirmed', { severity });
  await audit.until('ciso_received');
  await world.as('山本')('finding.instruct', { ...it, ...order });
  return { audit, it };
};
type One = Awaited<ReturnType<typeof instructedFinding>>['it'];

const submitted = async (it: One): Promise<void> => {
  const { as, postId } = world;
  await as('田中')('remediation.startDrafting', it);
  await as('田中')('remediation.draft', { ...it, ...improvementPlan(postId('田中')) });
  await as('田中')('remediation.requestApproval', it);
  await as('高橋')('remediation.submit', it);
};

const verified = async (it: One): Promise<void> => {
  const { as } = world;
  await submitted(it);
  await as('小川')('remediation.approve', it);
  await as('田中')('remediation.start', it);
  await as('高橋')('remediation.reportCompletion', { ...it, report: '済', evidenceIds: [], completedOn: '2026-06-01' });
};

const tasksOf = async (
  name: '山本' | '小川' | '田中' | '佐藤' | '松本' | '渡辺',
  { findingId }: { findingId: string },
) => (await world.as(name)('me.tasks')).items.filter((t) => t.id === findingId);

describe('an accepted risk', () => {
  const expire = () => world.runJob({ type: 'job', job: 'expireRisks' }, world.tick());

  test('runs out after its last day: back to the CISO, its improvement begun anew, nothing forgotten', async () => {
    const { as } = world;
    const { audit, it } = await instructedFinding();
    await submitted(it);
    await as('小川')('remediation.approve', it);
    await as('山本')('finding.acceptRisk', { ...it, ...acceptance });
    await audit.until('improvement');

    world.travel('2026-12-31');
    await expire();
    expect((await as('山本')('finding.get', it)).status).toBe('risk_accepted');
    expect(await tasksOf('山本', it)).toEqual([]);

    world.travel('2027-01-01');
    await Promise.all([expire(), expire()]);
    const back = await as('山本')('finding.get', it);
    expect(back).toMatchObject({ status: 'instructed', dueDate: '2026-12-31', overdue: true });
    expect(back.riskAcceptance).toBeUndefined();
    expect(back.expiredAcceptances).toMatchObject([acceptance]);
    expect(back.remediation).toMatchObject({ status: 'requested', extensions: [] });
    expect(back.earlierRemediations).toMatchObject([{ status: 'approved', endedBy: 'riskExpired' }]);
    expect(back.may).toEqual(expect.arrayContaining(['finding.instruct', 'finding.acceptRisk']));
    expect(await tasksOf('山本', it)).toMatchObject([{ duty: 'ciso', overdue: true }]);
    expect(world.letters().at(-1)).toMatchObject({ to: ['ciso', 'deptIsManager@D210'] });

    expect(await outcome(as('小川')('finding.instruct', { ...it, ...order }))).toBe('forbidden');
    const again = await as('山本')('finding.instruct', { ...it, ...order });
    expect(again).toMatchObject({ status: 'instructed', dueDate: '2027-03-31', remediation: { status: 'requested' } });
    expect(await tasksOf('山本', it)).toEqual([]);
    expect(await tasksOf('田中', it)).toHaveLength(1);
    expect(await outcome(as('山本')('finding.instruct', { ...it, ...order }))).toBe('invalid_transition');
    world.travel('2026-06-02');
  });
});

describe('more time for an improvement', () => {
  test('is asked for by the head and decided by the approver; count and old dates stay', async () => {
    const { as } = world;
    const { it } = await instructedFinding();
    const ask = { ...it, to: '2027-06-30', reason: '予算の成立を待つため。' };
    expect(await outcome(as('田中')('remediation.requestExtension', ask))).toBe('forbidden');
    expect(await outcome(as('高橋')('remediation.requestExtension', { ...ask, to: '2027-03-31' }))).toBe('incomplete');
    expect(await outcome(as('小川')('remediation.grantExtension', it))).toBe('invalid_transition');
    await as('高橋')('remediation.requestExtension', ask);
    expect(await tasksOf('小川', it)).toMatchObject([{ kind: 'findingExtension', duty: 'chiefIsOfficer' }]);
    expect(await tasksOf('田中', it)).toHaveLength(1);
    expect(await outcome(as('渡辺')('remediation.grantExtension', it))).toBe('forbidden');
    const granted = await as('小川')('remediation.grantExtension', it);
    expect(granted).toMatchObject({ dueDate: '2027-06-30', remediation: { dueDate: '2027-06-30' } });
    expect(granted.remediation?.extensions).toMatchObject([{ from: '2027-03-31', to: '2027-06-30' }]);
    expect(await tasksOf('小川', it)).toEqual([]);

    await as('高橋')('remediation.requestExtension', { ...ask, to: '2027-09-30' });
    const refused = await as('山本')('remediation.refuseExtension', { ...it, reason: 'これ以上は待てない。' });
    expect(refused.dueDate).toBe('2027-06-30');
    expect(refused.remediation).toMatchObject({
      extensionRefusal: { to: '2027-09-30', reason: 'これ以上は待てない。' },
    });
  });
});

describe('a submitted plan', () => {
  test('is withdrawn by the head until an approver has opened it', async () => {
    const { as } = world;
    const { it } = await instructedFinding();
    await submitted(it);
    await as('渡辺')('finding.get', it);
    expect((await as('高橋')('finding.get', it)).may).toContain('remediation.withdraw');
    const back = await as('高橋')('remediation.withdraw', { ...it, reason: '費用を直すため。' });
    expect(back.remediation?.status).toBe('drafting');
    await as('田中')('remediation.requestApproval', it);
    await as('高橋')('remediation.submit', it);
    await as('小川')('finding.get', it);
    expect((await as('高橋')('finding.get', it)).may).not.toContain('remediation.withdraw');
    expect(await outcome(as('高橋')('remediation.withdraw', it))).toBe('rule_refused');
  });
});

describe('what an audit leaves to a later one', () => {
  test('is carried over: seen there, verified by its team, and in the way of its end until closed', async () => {
    const { as } = world;
    const { audit, it } = await instructedFinding();
    await verified(it);
    const later = await orderAudit(world, checklist, { lead: '松本', members: [] });
    expect(await outcome(as('松本')('remediation.startVerification', it))).toBe('not_found');
    await as('渡辺')('finding.carryOver', { ...it, laterAuditId: later.auditId, reason: '次の監査で確かめる。' });

    expect((await as('松本')('audit.carriedOver', later.at)).items).toMatchObject([it]);
    expect((await as('佐藤')('audit.carriedOver', audit.at)).items).toEqual([]);
    expect(await outcome(as('高橋')('audit.carriedOver', later.at))).toBe('not_found');
    expect(await tasksOf('松本', it)).toMatchObject([{ kind: 'carriedFinding', auditId: audit.auditId }]);

    await audit.until('closed');
    await later.until('follow_up');
    expect(await outcome(as('渡辺')('audit.close', later.at))).toBe('incomplete');
    await as('松本')('remediation.startVerification', it);
    await as('松本')('remediation.judgeNotEffective', { ...it, result: '元のまま。' });
    await as('田中')('remediation.start', it);
    await as('高橋')('remediation.reportCompletion', {
      ...it,
      report: '済',
      evidenceIds: [],
      completedOn: '2026-06-01',
    });
    await as('松本')('remediation.startVerification', it);
    await as('松本')('remediation.verify', { ...it, result: '改めてある。' });
    await as('渡辺')('finding.close', it);
    expect(await tasksOf('松本', it)).toEqual([]);
    expect((await later.until('closed')).status).toBe('closed');
  });

  test('goes to an audit that has not ended, and on to another', async () => {
    const { as } = world;
    const { audit, it } = await instructedFinding();
    const [ended, one, other] = [
      await orderAudit(world, checklist),
      await orderAudit(world, checklist, { lead: '松本', members: [] }),
      await orderAudit(world, checklist),
    ];
    await as('渡辺')('audit.cancel', { ...ended.at, reason: '災害' });
    const carry = (laterAuditId: string) => as('渡辺')('finding.carryOver', { ...it, laterAuditId, reason: '後で' });
    for (const auditId of [ended.auditId, audit.auditId]) expect(await outcome(carry(auditId))).toBe('incomplete');
    await carry(one.auditId);
    await carry(other.auditId);
    expect(await tasksOf('松本', it)).toEqual([]);
    expect(await outcome(as('松本')('finding.get', it))).toBe('not_found');
  });

  test('a follow-up is work of the team on its day, then of whoever reports it, and is gone', async () => {
    const { as } = world;
    const { it } = await instructedFinding();
    await verified(it);
    await as('佐藤')('remediation.startVerification', it);
    await as('佐藤')('remediation.verify', { ...it, result: '改めてある。' });
    await as('山本')('audit.issueInstructions', { auditId: it.auditId });
    expect(await tasksOf('渡辺', it)).toMatchObject([{ status: 'verified' }]);
    const look = { ...it, method: 'onSite', plannedOn: '2026-12-01' };
    const { followUps } = await as('渡辺')('followUp.create', look);
    const one = { ...it, followUpId: followUps[0]?.followUpId ?? '' };
    expect(await tasksOf('渡辺', it)).toEqual([]);
    expect(await tasksOf('佐藤', it)).toMatchObject([{ status: 'planned', due: '2026-12-01' }]);
    await as('佐藤')('followUp.start', one);
    await as('佐藤')('followUp.conclude', { ...one, result: 'effective', summary: '守られている。' });
    expect(await tasksOf('佐藤', it)).toEqual([]);
    expect(await tasksOf('渡辺', it)).toMatchObject([{ status: 'concluded' }]);
    await as('渡辺')('followUp.report', one);
    expect(await tasksOf('渡辺', it)).toMatchObject([{ status: 'verified' }]);
    await as('渡辺')('finding.close', it);
    expect(await tasksOf('渡辺', it)).toEqual([]);
  });

  test('a follow-up in the next audit is made there; ineffective, it reopens the finding', async () => {
    const { as } = world;
    const { it } = await instructedFinding();
    await verified(it);
    await as('佐藤')('remediation.startVerification', it);
    await as('佐藤')('remediation.verify', { ...it, result: '改めてある。' });
    await as('渡辺')('finding.close', it);
    const later = await orderAudit(world, checklist, { lead: '松本', members: [] });
    const look = { ...it, method: 'nextAudit', plannedOn: '2026-12-01' };
    await world.as('山本')('audit.get', { auditId: it.auditId });
    const closing = { auditId: it.auditId };
    await as('山本')('audit.issueInstructions', closing);
    expect(await outcome(as('渡辺')('followUp.create', look))).toBe('incomplete');
    const { followUps } = await as('渡辺')('followUp.create', { ...look, laterAuditId: later.auditId });
    const followUpId = followUps[0]?.followUpId ?? '';
    expect(await tasksOf('松本', it)).toHaveLength(1);
    await as('松本')('followUp.start', { ...it, followUpId });
    await as('松本')('followUp.conclude', { ...it, followUpId, result: 'ineffective', summary: '元に戻っていた。' });
    expect(await tasksOf('松本', it)).toEqual([]);
    const reopened = await as('渡辺')('finding.reopen', { ...it, followUpId, ...order });
    expect(reopened).toMatchObject({ status: 'instructed', remediation: { status: 'requested' } });
    expect(reopened.earlierRemediations).toMatchObject([{ status: 'closed', endedBy: 'reopened' }]);
  });
});
