import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { useMe } from '#web/api/context.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Halted } from '#web/pages/audit/Halted.tsx';
import { type Finding, findingActs } from './acts.ts';
import { Content } from './Content.tsx';
import { Disputes } from './Disputes.tsx';
import { EarlierFindings } from './EarlierFindings.tsx';
import { FollowUps } from './FollowUps.tsx';
import { Grade } from './Grade.tsx';
import { History } from './History.tsx';
import { HorizontalOfFinding } from './HorizontalOfFinding.tsx';
import { Improvement } from './Improvement.tsx';
import { text } from './text.ts';
import { waitingFor } from './waiting.ts';

const settled = new Set(['verified', 'closed', 'withdrawn', 'risk_accepted']);

/** What it waits for, and what the reader can do about it: the first thing on the page. */
const Now = ({ finding }: { finding: Finding }) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const { auditId, findingId } = finding;
  // It is opened again because of a follow-up that said so, and of nothing else.
  const failed = finding.followUps.some(({ result }) => result === 'ineffective');
  const hasPlan = finding.remediation?.plan !== undefined;
  const may = finding.may.filter(
    (act) => (act !== 'finding.reopen' || failed) && (act !== 'remediation.requestApproval' || hasPlan),
  );
  const mayPlan = may.includes('remediation.draft');
  const mayHandIn = may.includes('remediation.progress');
  const mayWrite = may.includes('finding.edit') || may.includes('finding.amend');
  const isIdle = Object.keys(findingActs).every((act) => !may.includes(act)) && !mayWrite && !mayPlan;
  return (
    <section aria-label={t.now} className="mb-8 rounded-12 border-2 border-blue-900 p-4 md:p-5">
      <p className="font-bold">{say(waitingFor(finding))}</p>
      {isIdle ? (
        <p className="mt-1 text-solid-gray-700">{t.nothingForYou}</p>
      ) : (
        <div className="mt-3 flex flex-wrap items-center gap-2 print:hidden">
          {mayPlan && (
            <Link
              to="/$plane/audits/$auditId/findings/$findingId/plan"
              params={{ plane, auditId, findingId }}
              className={buttonLook(hasPlan ? 'plain' : 'primary')}
            >
              {hasPlan ? t.rewritePlan : t.writePlan}
            </Link>
          )}
          <Commands plane={plane} of={{ ...finding, may }} table={findingActs} buttons={3} />
          {mayHandIn && (
            <Link
              to="/$plane/audits/$auditId/sections/$departmentId/evidence"
              params={{ plane, auditId, departmentId: finding.departmentId }}
              className={buttonLook('plain')}
            >
              {t.handIn}
            </Link>
          )}
          {mayWrite && (
            <Link
              to="/$plane/audits/$auditId/findings/$findingId/edit"
              params={{ plane, auditId, findingId }}
              className={buttonLook()}
            >
              {may.includes('finding.amend') ? t.amend : t.rewrite}
            </Link>
          )}
        </div>
      )}
    </section>
  );
};

const Whole = ({ finding }: { finding: Finding }) => {
  const plane = useTrack();
  const { auditId, findingId, may } = finding;
  return (
    <>
      <Now finding={finding} />
      <Content finding={finding} />
      {may.includes('finding.linkRepeat') && <EarlierFindings finding={finding} />}
      <Disputes finding={finding} />
      <Improvement finding={finding} />
      <FollowUps finding={finding} />
      {finding.horizontalOrders && <HorizontalOfFinding finding={finding} />}
      <History plane={plane} of={{ auditId, findingId }} />
    </>
  );
};

/** One finding, from its draft to the end of its improvement: for auditors, section, office and leadership alike. */
export const FindingPage = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { seat } = useMe();
  const { auditId = '', findingId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'finding.get', { auditId, findingId });
  const { audit, section } = useNames(plane, auditId);
  const finding = query.data;
  const way = useWayToAudit(audit?.title);
  return (
    <Page
      title={finding?.title ?? t.title}
      sealed={plane === 'spi'}
      help={t.pageHelp}
      // The team of a later audit reads what was left to it, and not the audit it comes from.
      year={finding?.fiscalYear}
      crumbs={audit ? [...way, { label: t.title, to: `/${plane}/audits/${auditId}/findings` }] : []}
      lead={
        finding && (
          <>
            <Grade of={finding.severity} />
            <StateBadge kind="finding" state={finding.status} />
            {finding.overdue && <OverdueBadge />}
            <span>{section(finding.departmentId)}</span>
            {finding.number && <span>{finding.number}</span>}
            {finding.dueDate && (
              <span>
                {t.due} {settled.has(finding.status) ? dates.short(finding.dueDate) : dates.due(finding.dueDate)}
              </span>
            )}
            {seat && <span>{t.contract(dates.day(seat.to))}</span>}
          </>
        )
      }
    >
      <Halted auditId={auditId} />
      <Loaded of={query}>{(one) => <Whole finding={one} />}</Loaded>
    </Page>
  );
};
