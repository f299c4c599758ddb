import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingDraft } from '#test/support/builders.ts';
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

const auditOf = async (fiscalYear: number): Promise<OrderedAudit> => {
  const audit = await orderAudit(world, checklist, { fiscalYear });
  await audit.until('fieldwork');
  return audit;
};

/** A finding of that year that the report gave a number. */
const numbered = async (fiscalYear: number, draft: object = {}) => {
  const audit = await auditOf(fiscalYear);
  const it = await audit.finding('市民課', 'fact_confirmed', draft);
  await audit.until('reported');
  return it;
};

const link = ({ auditId, findingId }: { auditId: string; findingId: string }) => ({
  earlierAuditId: auditId,
  earlierFindingId: findingId,
});

describe('a repeated finding', () => {
  test('is proposed from the section’s earlier years by item, and shows the whole chain once linked', async () => {
    const { as } = world;
    const first = await numbered(2024, { severity: 'OBSERVATION' });
    const another = await numbered(2025, { itemKeys: ['item-2'] });
    const secondAudit = await auditOf(2025);
    const second = await secondAudit.finding('市民課', 'draft', { severity: 'OBSERVATION' });
    const raised = await as('鈴木')('finding.linkRepeat', { ...second, ...link(first) });
    expect(raised).toMatchObject({ severity: 'MINOR_NC', repeatOf: { fiscalYear: 2024, ownSeverity: 'OBSERVATION' } });
    expect(raised.severityHistory).toMatchObject([{ from: 'OBSERVATION', to: 'MINOR_NC', reason: 'repeat' }]);
    await as('佐藤')('finding.passReview', second);
    await secondAudit.until('exchange');
    await as('佐藤')('finding.present', second);
    await as('高橋')('finding.confirmFacts', second);
    await secondAudit.until('reported');

    const third = await auditOf(2026);
    const place = third.place('市民課');
    const proposed = async (itemKeys?: string) =>
      (await as('鈴木')('finding.earlier', { ...place, ...(itemKeys ? { itemKeys } : {}) })).items;
    expect((await proposed()).map((f) => f.findingId).toSorted()).toEqual(
      [first, another, second].map((f) => f.findingId).toSorted(),
    );
    expect((await proposed('item-1')).map((f) => [f.findingId, f.fiscalYear])).toEqual([
      [second.findingId, 2025],
      [first.findingId, 2024],
    ]);
    expect((await as('鈴木')('finding.earlier', third.place('保険年金課'))).items).toEqual([]);
    expect(await outcome(as('高橋')('finding.earlier', place))).toBe('forbidden');
    expect(await outcome(as('伊藤')('finding.earlier', place))).toBe('not_found');

    const again = await third.finding('市民課');
    const linked = await as('鈴木')('finding.linkRepeat', { ...again, ...link(second) });
    expect(linked.severity).toBe('MAJOR_NC');
    expect(linked.repeatOf?.earlier.map((f) => f.fiscalYear)).toEqual([2024]);
  });

  test('keeps its severity for a reason, and not by rewriting; undone, it is what it was', async () => {
    const { as } = world;
    const first = await numbered(2023);
    const audit = await auditOf(2026);
    const it = await audit.finding('市民課');
    expect(await outcome(as('佐藤')('finding.linkRepeat', { ...it, ...link(first) }))).toBe('forbidden');
    expect((await as('鈴木')('finding.get', it)).may).not.toContain('finding.unlinkRepeat');
    const linked = await as('鈴木')('finding.linkRepeat', { ...it, ...link(first) });
    expect(linked.may).toContain('finding.unlinkRepeat');
    expect(await outcome(as('鈴木')('finding.edit', { ...it, ...findingDraft() }))).toBe('rule_refused');
    await as('鈴木')('finding.edit', { ...it, ...findingDraft({ severity: 'MAJOR_NC', title: '再び' }) });
    const kept = await as('鈴木')('finding.linkRepeat', { ...it, ...link(first), keepSeverity: '原因が違う。' });
    expect(kept).toMatchObject({ severity: 'MINOR_NC', title: '再び', repeatOf: { keptBecause: '原因が違う。' } });
    await as('鈴木')('finding.linkRepeat', { ...it, ...link(first) });
    const undone = await as('鈴木')('finding.unlinkRepeat', it);
    expect(undone.severity).toBe('MINOR_NC');
    expect(undone.repeatOf).toBeUndefined();
    expect(undone.severityHistory.map((h) => `${h.to} ${h.reason}`)).toEqual([
      'MAJOR_NC repeat',
      'MINOR_NC repeat',
      'MAJOR_NC repeat',
      'MINOR_NC repeatUndone',
    ]);
  });

  test('repeats a finding of its own section in an earlier year that a report gave out, and nothing else', async () => {
    const { as } = world;
    const draft = await (await auditOf(2022)).finding('市民課');
    const sameYear = await numbered(2026);
    const elsewhere = await auditOf(2022);
    const other = await elsewhere.finding('保険年金課', 'fact_confirmed');
    await elsewhere.until('reported');
    const audit = await auditOf(2026);
    const it = await audit.finding('市民課');
    for (const wrong of [draft, sameYear, other])
      expect(await outcome(as('鈴木')('finding.linkRepeat', { ...it, ...link(wrong) }))).toBe('incomplete');
    const praise = await audit.finding('市民課', 'draft', { severity: 'GOOD_PRACTICE' });
    const past = await numbered(2022);
    expect(await outcome(as('鈴木')('finding.linkRepeat', { ...praise, ...link(past) }))).toBe('rule_refused');
  });
});
