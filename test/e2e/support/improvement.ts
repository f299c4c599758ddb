import { until } from '../../../scripts/demo/world.ts';
import type { callAs } from './call.ts';
import { inDays } from './days.ts';
import { inFieldwork } from './fieldwork.ts';

type Call = Awaited<ReturnType<typeof callAs>>;

/** What a finding says where a journey is not about it. */
export const found = {
  severity: 'MINOR_NC' as const,
  urgency: 'normal' as const,
  criterion: '対策基準 2.4.(2)①',
  fact: '10月の記入が1週間以上遅れていた。',
  cause: '不在時の代わりが決まっていない。',
  effect: '鍵を失ったことに気づくのが遅れる。',
  recommendation: '代わりの担当者を決める。',
  evidenceIds: [],
  workpapers: ['監査調書 1-1'],
  itemKeys: [],
  relatedFindingIds: [],
  guidelineEdition: 'R7.3',
};

/** Takes the audit under way to a presented finding in each of these sections, and gives what comes next. */
export const presentedFindings = async (
  as: (sub: string) => Promise<Call>,
  titles: Readonly<Record<string, string>>,
  /** The fieldwork, where a journey has begun it already. */
  begun?: Awaited<ReturnType<typeof inFieldwork>>,
) => {
  const [lead, chief, ciso] = await Promise.all([as('kansa1'), as('tokatsu'), as('ciso')]);
  const { auditId, sections, version, toExchange } = begun ?? (await inFieldwork(lead));
  const finding = async (findingId: string) => ({
    version: (await chief('finding.get', { auditId, findingId })).version,
  });
  const findings: Record<string, string> = {};
  for (const [departmentId, title] of Object.entries(titles)) {
    const { findingId } = (await lead('finding.create', { auditId, departmentId, title, ...found })).body;
    findings[departmentId] = findingId;
    await (await as('kansa3'))('finding.passReview', { auditId, findingId }, { version: 1 });
  }
  await toExchange();
  for (const findingId of Object.values(findings))
    await lead('finding.present', { auditId, findingId }, await finding(findingId));

  return {
    auditId,
    addressOf: (departmentId: string): string => `/general/audits/${auditId}/findings/${findings[departmentId]}`,
    /** From confirmed facts to the report that the CISO has received. */
    report: async (): Promise<void> => {
      const held = { heldOn: inDays(0), attendees: '課長', summary: '事実を確認した。' };
      for (const { departmentId } of sections) await lead('meeting.record', { auditId, departmentId, ...held });
      await lead('audit.closeExchange', { auditId }, await version());
      await chief('audit.finalizeReport', { auditId, summary: '鍵の管理に改善を要する。' }, await version());
      await until(async () => {
        const numbered = (await chief('finding.list', { auditId })).body.items;
        return numbered.every(({ status }) => ['finalized', 'withdrawn'].includes(status)) || undefined;
      }, 'the numbering');
      await ciso('audit.acknowledgeReport', { auditId }, await version());
    },
    instruct: async (): Promise<void> => {
      const order = { auditId, text: '管理を改め、改善計画を出すこと。', dueDate: inDays(45) };
      for (const findingId of Object.values(findings))
        await ciso('finding.instruct', { ...order, findingId }, await finding(findingId));
      await ciso('audit.issueInstructions', { auditId }, await version());
    },
    /** Somebody does what the journey is not about. */
    doAs: async (
      sub: string,
      departmentId: string,
      operation: 'finding.confirmFacts' | 'remediation.approve',
    ): Promise<void> => {
      const findingId = findings[departmentId] ?? '';
      await (await as(sub))(operation, { auditId, findingId }, await finding(findingId));
    },
  };
};
