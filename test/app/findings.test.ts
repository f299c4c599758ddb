import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingDraft, improvementPlan } from '#test/support/builders.ts';
import {
  type OrderedAudit,
  orderAudit,
  publishChecklist,
  type PublishedChecklist,
} from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const inField = async (): Promise<OrderedAudit> => {
  const audit = await orderAudit(world, checklist);
  await audit.until('fieldwork');
  return audit;
};

describe('who knows of a finding', () => {
  test('its section from the presentation on; another section never', async () => {
    const { as } = world;
    const audit = await inField();
    const it = await audit.finding('市民課', 'reviewed');
    const sees = async (name: '高橋' | '田中' | '伊藤' | '木村') => [
      await outcome(as(name)('finding.get', it)),
      (await as(name)('finding.listOfYear', { fiscalYear: 2026 })).items.some((f) => f.findingId === it.findingId),
    ];
    for (const name of ['高橋', '田中', '伊藤', '木村'] as const)
      expect(await sees(name)).toEqual(['not_found', false]);
    expect(await outcome(as('高橋')('finding.confirmFacts', it))).toBe('not_found');
    await audit.until('exchange');
    await as('佐藤')('finding.present', it);
    expect(await sees('高橋')).toEqual(['ok', true]);
    expect(await sees('田中')).toEqual(['ok', true]);
    expect(await sees('伊藤')).toEqual(['not_found', false]);
    expect(await sees('木村')).toEqual(['not_found', false]);
    expect((await as('伊藤')('finding.list', audit.at)).items).toEqual([]);
  });

  test('a finding asked for under another audit is not found', async () => {
    const [one, other] = [await inField(), await inField()];
    const { findingId } = await one.finding('市民課');
    expect(await outcome(world.as('佐藤')('finding.get', { ...other.at, findingId }))).toBe('not_found');
  });

  test('what was urgent in one section is not told to the others', async () => {
    const audit = await inField();
    const summary = '市民課の端末が盗まれた。';
    await world.as('鈴木')('audit.reportUrgent', { ...audit.at, summary });
    expect(world.letters().at(-1)).toMatchObject({
      template: 'urgentFinding',
      to: ['ciso', 'chiefIsOfficer', 'csirtLead'],
    });
    expect(JSON.stringify(await world.as('伊藤')('audit.get', audit.at))).not.toContain('盗まれた');
    expect((await world.as('渡辺')('audit.get', audit.at)).remark).toBe(summary);
  });
});

describe('writing a finding', () => {
  test('needs evidence or a workpaper', async () => {
    const audit = await inField();
    const groundless = { ...audit.place('市民課'), ...findingDraft({ workpapers: [] }) };
    expect(await outcome(world.as('鈴木')('finding.create', groundless))).toBe('incomplete');
  });

  test('begins with the preliminary survey and ends with the exchange of opinions', async () => {
    const audit = await orderAudit(world, checklist);
    await audit.until('notified');
    const attempt = () => outcome(audit.finding('市民課', 'reviewed'));
    expect(await attempt()).toBe('invalid_transition');
    await audit.until('exchange');
    expect(await attempt()).toBe('ok');
    await audit.finding('市民課', 'fact_confirmed');
    expect(await outcome(world.as('佐藤')('audit.closeExchange', audit.at))).toBe('incomplete');
  });

  test('is its author’s: a colleague reviews it, but neither rewrites nor withdraws it', async () => {
    const { as } = world;
    const audit = await inField();
    const it = await audit.finding('市民課');
    expect(await outcome(as('佐藤')('finding.edit', { ...it, ...findingDraft() }))).toBe('forbidden');
    expect(await outcome(as('佐藤')('finding.withdraw', { ...it, comment: '重複' }))).toBe('forbidden');
    await as('佐藤')('finding.returnReview', { ...it, comment: '根拠を補うこと。' });
    await as('鈴木')('finding.edit', { ...it, ...findingDraft({ workpapers: ['調書-01', '調書-02'] }) });
    await as('佐藤')('finding.passReview', it);
    expect(await outcome(as('鈴木')('finding.edit', { ...it, ...findingDraft() }))).toBe('invalid_transition');
  });
});

describe('a dispute', () => {
  test('is upheld by the chief auditor alone, and its words stay', async () => {
    const { as } = world;
    const it = await (await inField()).finding('市民課', 'presented');
    expect(await outcome(as('田中')('finding.dispute', { ...it, reason: '違う。' }))).toBe('forbidden');
    await as('高橋')('finding.dispute', { ...it, reason: '記録はある。' });
    expect(await outcome(as('佐藤')('finding.uphold', { ...it, answer: '記録はなかった。' }))).toBe('forbidden');
    const upheld = await as('渡辺')('finding.uphold', { ...it, answer: '記録はなかった。' });
    expect(upheld.status).toBe('fact_confirmed');
    expect(upheld.disputes).toMatchObject([{ reason: '記録はある。', outcome: 'upheld', answer: '記録はなかった。' }]);
  });
});

describe('the report', () => {
  test('numbers what was confirmed, in the order it was written, under the year and the audit; repeatable', async () => {
    const audit = await inField();
    const first = await audit.finding('市民課', 'reviewed');
    const withdrawn = await audit.finding('市民課');
    await world.as('鈴木')('finding.withdraw', { ...withdrawn, comment: '重複' });
    const second = await audit.finding('保険年金課', 'fact_confirmed');
    await world.as('佐藤')('finding.present', first);
    await world.as('高橋')('finding.confirmFacts', first);
    const { report, number, version } = await audit.until('reported');
    const prefix = `R8-${String(number).padStart(2, '0')}`;
    expect(report?.findings).toEqual([
      { findingId: first.findingId, number: `${prefix}-001` },
      { findingId: second.findingId, number: `${prefix}-002` },
    ]);
    const job = { type: 'job', job: 'finalizeFindings', auditId: audit.auditId } as const;
    await Promise.all([world.runJob(job, world.tick()), world.runJob(job, world.tick())]);
    const { items } = await world.as('山本')('finding.list', audit.at);
    expect(items.map((f) => [f.status, f.number])).toEqual([
      ['finalized', `${prefix}-001`],
      ['withdrawn', undefined],
      ['finalized', `${prefix}-002`],
    ]);
    expect((await audit.view()).version).toBe(version);
  });

  test('is not received while findings are still taking their numbers', async () => {
    const audit = await inField();
    await audit.finding('市民課', 'fact_confirmed');
    await audit.until('reporting');
    await world.as('渡辺')('audit.finalizeReport', { ...audit.at, summary: '概要' });
    expect(await outcome(world.as('山本')('audit.acknowledgeReport', audit.at))).toBe('incomplete');
    await world.deliver();
    expect(await outcome(world.as('山本')('audit.acknowledgeReport', audit.at))).toBe('ok');
  });
});

describe('after the report', () => {
  const received = async (severity: string) => {
    const audit = await inField();
    const it = await audit.finding('市民課', 'fact_confirmed', { severity });
    await audit.until('ciso_received');
    return { audit, it };
  };
  const order = { text: '改めること。', dueDate: '2027-03-31' };

  test('a good practice takes no instruction and is closed by the chief auditor', async () => {
    const { it } = await received('GOOD_PRACTICE');
    expect(await outcome(world.as('山本')('finding.instruct', { ...it, ...order }))).toBe('rule_refused');
    expect((await world.as('渡辺')('finding.closeWithoutAction', it)).status).toBe('closed');
  });

  test('an observation is closed only after the section answered', async () => {
    const { it } = await received('OBSERVATION');
    expect(await outcome(world.as('渡辺')('finding.closeWithoutAction', it))).toBe('incomplete');
    await world.as('高橋')('finding.reply', { ...it, text: '次の更改で見直す。' });
    expect((await world.as('渡辺')('finding.closeWithoutAction', it)).status).toBe('closed');
  });

  test('a nonconformity is never closed without action, and no instruction is left out', async () => {
    const { audit, it } = await received('MAJOR_NC');
    expect(await outcome(world.as('渡辺')('finding.closeWithoutAction', it))).toBe('incomplete');
    expect(await outcome(world.as('山本')('audit.issueInstructions', audit.at))).toBe('incomplete');
    for (const name of ['佐藤', '鈴木', '渡辺', '小川'] as const) {
      expect(await outcome(world.as(name)('finding.instruct', { ...it, ...order }))).toBe('forbidden');
    }
    const past = { ...it, ...order, dueDate: '2026-06-01' };
    expect(await outcome(world.as('山本')('finding.instruct', past))).toBe('incomplete');
    expect((await world.as('山本')('finding.instruct', { ...it, ...order })).remediation?.status).toBe('requested');
  });

  test('the improvement plan is written by one, submitted by the head, approved by neither', async () => {
    const { as, postId } = world;
    const { it } = await received('MINOR_NC');
    await as('山本')('finding.instruct', { ...it, ...order });
    await as('高橋')('remediation.startDrafting', it);
    expect(await outcome(as('鈴木')('remediation.draft', { ...it, ...improvementPlan(postId('田中')) }))).toBe(
      'forbidden',
    );
    expect(await outcome(as('田中')('remediation.requestApproval', it))).toBe('incomplete');
    await as('高橋')('remediation.draft', { ...it, ...improvementPlan(postId('田中')) });
    await as('高橋')('remediation.requestApproval', it);
    expect(await outcome(as('高橋')('remediation.submit', it))).toBe('maker_is_checker');
    await as('高橋')('remediation.returnInternally', { ...it, comment: '田中さんから' });
    await as('田中')('remediation.draft', { ...it, ...improvementPlan(postId('田中')) });
    await as('田中')('remediation.requestApproval', it);
    await as('高橋')('remediation.submit', it);
    for (const name of ['佐藤', '渡辺', '中村'] as const) {
      expect(await outcome(as(name)('remediation.approve', it))).toBe('forbidden');
    }
    await as('鈴木')('remediation.comment', { ...it, text: '期限が遠い。' });
    expect((await as('小川')('remediation.approve', it)).dueDate).toBe('2027-03-31');
  });

  test('a risk is accepted by the CISO alone, for a fiscal year at most', async () => {
    const { it } = await received('MINOR_NC');
    await world.as('山本')('finding.instruct', { ...it, ...order });
    const accept = { ...it, compensatingControl: '施錠した保管庫に置く。', expiresOn: '2027-03-31' };
    expect(await outcome(world.as('渡辺')('finding.acceptRisk', accept))).toBe('forbidden');
    expect(await outcome(world.as('山本')('finding.acceptRisk', { ...accept, expiresOn: '2028-04-01' }))).toBe(
      'incomplete',
    );
    expect((await world.as('山本')('finding.acceptRisk', accept)).status).toBe('risk_accepted');
  });

  test('a finding is carried over to a named later audit, never to its own', async () => {
    const { as } = world;
    const { audit, it } = await received('MINOR_NC');
    await as('山本')('finding.instruct', { ...it, ...order });
    const later = await orderAudit(world, checklist);
    const carry = { ...it, laterAuditId: later.auditId, reason: '更改後に確かめる。' };
    expect(await outcome(as('渡辺')('finding.carryOver', { ...carry, laterAuditId: audit.auditId }))).toBe(
      'incomplete',
    );
    expect((await as('渡辺')('finding.carryOver', carry)).carriedOverTo).toBe(later.auditId);
  });
});
