import { authorize, can } from '#shared/domain/access/policy.ts';
import { type FindingView, findingView } from './finding-view.ts';
import { joined } from './later-audits.ts';
import type { Ports } from '#shared/app/ports.ts';
import { auditTarget, findingTarget } from '#shared/app/targets.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

/** What earlier audits left to an audit (引継ぎ): findings carried over to it, and follow-ups it has to make. */
export const carriedFindingUseCases = ({ store }: Ports) => {
  const carriedOver: UseCase<{ auditId: string }, { items: FindingView[] }> = {
    run: async ({ actor, input: { auditId } }) => {
      const [[audit], rows] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.carriedTo(auditId),
      ]);
      const later = found(audit);
      authorize(actor, 'audit.readWhole', auditTarget(later, 'read'), 'audit.read');
      const ids = [...new Set(rows.map((row) => row.fromAuditId))];
      const [findings, audits] = await Promise.all([
        store.load(...rows.map((r) => ({ kind: 'finding' as const, auditId: r.fromAuditId, findingId: r.findingId }))),
        store.load(...ids.map((id) => ({ kind: 'audit' as const, auditId: id }))),
      ]);
      const views = findings.flatMap((finding) => {
        const origin = finding && audits[ids.indexOf(finding.auditId)];
        const both = origin && joined(origin, [later]);
        return both && can(actor, 'finding.read', findingTarget(finding, both))
          ? [findingView(finding, both, actor)]
          : [];
      });
      return { body: { items: views } };
    },
  };
  return { 'audit.carriedOver': carriedOver };
};
