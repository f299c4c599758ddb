import { Link } from '@tanstack/react-router';
import { useTrackRoles } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { overseeing } from '#web/pages/audit/AuditTabs.tsx';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { useNames } from '#web/parts/names.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { grades, urgencies } from './grades.ts';
import { useItems } from './items.ts';
import { text } from './text.ts';

const parts = ['criterion', 'fact', 'cause', 'effect', 'recommendation'] as const;

const Repeat = ({ of }: { of: NonNullable<Finding['repeatOf']> }) => {
  const t = useText(text);
  const plane = useTrack();
  const dates = useDates();
  const say = useSay();
  return (
    <>
      {[of, ...of.earlier.toReversed()].map(({ auditId, findingId, fiscalYear, number, severity }) => (
        <span key={findingId} className="block">
          <Link
            to="/$plane/audits/$auditId/findings/$findingId"
            params={{ plane, auditId, findingId }}
            className="link"
          >
            {dates.year(fiscalYear)} {number}
          </Link>{' '}
          {say(grades[severity])}
        </span>
      ))}
      {of.keptBecause && <span className="block">{t.keptBecause(of.keptBecause)}</span>}
    </>
  );
};

/** What was found: criterion, condition, cause, effect, recommendation, and what it rests on. */
export const Content = ({ finding }: { finding: Finding }) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const { person } = useNames(plane, finding.auditId);
  const roles = useTrackRoles();
  const items = useItems(plane, finding.auditId);
  return (
    <section className="mb-10">
      <h2 className="mb-2 text-std-20B-150">{t.content}</h2>
      <Facts>
        {parts.map((part) => (
          <Fact key={part} term={t[part]}>
            {finding[part] || t.notWritten}
          </Fact>
        ))}
        <Fact term={t.urgency}>{say(urgencies[finding.urgency])}</Fact>
        {finding.itemKeys.length > 0 && <Fact term={t.items}>{finding.itemKeys.map(items.name).join('\n')}</Fact>}
        {finding.evidenceIds.length > 0 && (
          <Fact term={t.evidence}>
            <EvidenceLinks of={finding} ids={finding.evidenceIds} />
          </Fact>
        )}
        {finding.workpapers.length > 0 && <Fact term={t.workpapers}>{finding.workpapers.join('\n')}</Fact>}
        {finding.repeatOf && (
          <Fact term={t.repeatOf}>
            <Repeat of={finding.repeatOf} />
          </Fact>
        )}
        {finding.severityHistory.length > 0 && (
          <Fact term={t.gradeHistory}>
            {finding.severityHistory
              .map(
                ({ from, to, reason }) =>
                  `${t.gradeChange(say(grades[from]), say(grades[to]))}${reason === 'repeat' ? t.becauseRepeat : reason ? t.becauseUndone : ''}`,
              )
              .join('\n')}
          </Fact>
        )}
        <Fact term={t.author}>{person(finding.authorId)}</Fact>
        {finding.reviewedBy && <Fact term={t.reviewer}>{person(finding.reviewedBy)}</Fact>}
        {finding.reviewRemark && <Fact term={t.reviewRemark}>{finding.reviewRemark}</Fact>}
        {finding.carriedOverTo && (
          <Fact term={t.laterAudit}>
            {overseeing.some((role) => roles.has(role)) ? (
              <Link to="/$plane/audits/$auditId" params={{ plane, auditId: finding.carriedOverTo }} className="link">
                {t.carriedOver}
              </Link>
            ) : (
              t.carriedOver
            )}
          </Fact>
        )}
        {finding.reply && <Fact term={t.reply}>{finding.reply}</Fact>}
      </Facts>
    </section>
  );
};
