import { isExchanged, isHalted, isReported } from '#shared/domain/audit/phases.ts';
import type { Out } from '#web/api/types.ts';
import { useMe } from '#web/api/context.ts';
import type { Search } from '#web/frame/root.ts';
import { useTrack } from '#web/frame/track.ts';
import { useTrackRoles } from '#web/frame/post.ts';
import { LinkTabs } from '#web/parts/LinkTabs.tsx';
import { useText } from '#web/text/catalogue.ts';
import { isWhole } from './reader.ts';
import { text } from './text.ts';

type Audit = Out<'general', 'audit.get'>;
export type AuditPart = 'overview' | 'sections' | 'findings' | 'requests' | 'meetings' | 'report' | 'trail';

/** Who sees every audit of the city. */
export const overseeing = ['auditOffice', 'chiefAuditor', 'ciso', 'chiefIsOfficer'];

/** Which part of the audit's own page an address names. */
export const tabOf = ({ tab }: Search): 'overview' | 'sections' | 'trail' =>
  tab === 'sections' || tab === 'trail' ? tab : 'overview';

/** The pages of one audit that the reader may open. */
export const AuditTabs = ({ audit, at }: { audit: Audit | undefined; at: AuditPart | { notice: string } }) => {
  const t = useText(text);
  const plane = useTrack();
  const roles = useTrackRoles();
  const { personId } = useMe();
  if (!audit) return null;
  const params = { plane, auditId: audit.auditId };
  const isLead = audit.team.some((one) => one.personId === personId && one.role === 'lead');
  const page = (part: AuditPart, label: string, to: '' | '/findings' | '/requests' | '/meetings' | '/report' = '') => ({
    label,
    // A notice is a part of the report, for those who read the whole of it.
    isCurrent: at === part || (part === 'report' && typeof at === 'object'),
    link: {
      to: `/$plane/audits/$auditId${to}`,
      params,
      search: { tab: to === '' && part !== 'overview' ? part : undefined },
    } as const,
  });
  const isFrozen = isReported(audit.status) && !isHalted(audit.status);
  const notices = audit.sections.map(({ departmentId, name }) => ({
    label: audit.sections.length === 1 ? t.notice : t.noticeOf(name),
    isCurrent: typeof at === 'object' && at.notice === departmentId,
    link: { to: '/$plane/audits/$auditId/report/$departmentId', params: { ...params, departmentId } } as const,
  }));
  return (
    <LinkTabs
      label={t.parts}
      pages={[
        page('overview', t.overview),
        { ...page('sections', t.sectionsHead), count: audit.sections.length },
        page('findings', t.findings, '/findings'),
        ...(isWhole(audit) ? [page('requests', t.requests, '/requests')] : []),
        ...(isExchanged(audit.status) ? [page('meetings', t.meetings, '/meetings')] : []),
        ...(isFrozen && isWhole(audit) ? [page('report', t.report, '/report')] : []),
        ...(isFrozen && !isWhole(audit) ? notices : []),
        ...(isLead || overseeing.some((role) => roles.has(role)) ? [page('trail', t.trail)] : []),
      ]}
    />
  );
};
