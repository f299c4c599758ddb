import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { Severity } from '#shared/domain/finding/finding.ts';
import { usePages, useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { AuditTabs } from '#web/pages/audit/AuditTabs.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { Print } from '#web/parts/Print.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { grades } from './grades.ts';
import { ReportRows } from './ReportRows.tsx';
import { reportText } from './report-text.ts';

type Whole = Out<'general', 'report.get'>;

const Counts = ({ report }: { report: Whole }) => {
  const t = useText(reportText);
  const say = useSay();
  const cell = 'px-2 py-2 text-right tabular-nums';
  const heads = [
    ...(Object.keys(grades) as Severity[]).map((key) => ({ key, word: say(grades[key]) })),
    { key: 'urgent' as const, word: t.urgent },
    { key: 'repeated' as const, word: t.repeated },
  ];
  return (
    <div role="region" aria-label={t.counts} tabIndex={0} className="mt-6 overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className="mb-1 text-left text-std-20B-150">{t.counts}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600">
            <th scope="col" className="px-2 py-2 text-left">
              {t.section}
            </th>
            {heads.map(({ key, word }) => (
              <th key={key} scope="col" className={cell}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.sections.map(({ departmentId, name, statistics }) => (
            <tr key={departmentId} className="border-b border-solid-gray-200">
              <th scope="row" className="px-2 py-2 text-left font-normal">
                {name}
              </th>
              {heads.map(({ key }) => (
                <td key={key} className={cell}>
                  {statistics[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The frozen data are computed anew on request: nobody has to take the fingerprint on trust. */
const Check = ({ auditId, hash }: { auditId: string; hash: string }) => {
  const t = useText(reportText);
  const [asked, setAsked] = useState(false);
  const check = useRead(useTrack(), 'report.check', { auditId }, { enabled: asked });
  return (
    <section className="mt-8">
      <p className="text-solid-gray-700">
        {t.hash}: <span className="font-mono break-all">{hash}</span>
      </p>
      {check.data ? (
        <p
          role="status"
          className={`mt-2 flex items-center gap-2 font-bold ${check.data.intact ? 'text-green-900' : 'text-error-2'}`}
        >
          <Icon name={check.data.intact ? 'checkCircle' : 'alert'} />
          {check.data.intact ? t.intact : t.broken}
        </p>
      ) : (
        <Button className="mt-2 print:hidden" busy={asked} onClick={() => setAsked(true)}>
          {t.check}
        </Button>
      )}
    </section>
  );
};

const Head = ({
  report,
}: {
  report: Omit<Whole, 'sections' | 'statistics' | 'summary' | 'overrides' | 'cisoOrderNo' | 'planId'> & Partial<Whole>;
}) => {
  const t = useText(reportText);
  const dates = useDates();
  return (
    <Facts>
      {report.summary && <Fact term={t.summary}>{report.summary}</Fact>}
      <Fact term={t.purpose}>{report.purpose}</Fact>
      {report.scope && <Fact term={t.scope}>{report.scope}</Fact>}
      <Fact term={t.criteria}>{report.criteria}</Fact>
      <Fact term={t.period}>
        {dates.day(report.startsOn)} – {dates.day(report.endsOn)}
      </Fact>
      <Fact term={t.checklist}>
        {report.checklistTitle} ({report.guidelineEdition})
      </Fact>
      <Fact term={t.team}>
        {report.team
          .map(
            ({ name, posts, role }) =>
              `${posts.map(({ title, department }) => `${department} ${title}`).join('、')} ${name}${role === 'lead' ? ` (${t.lead})` : ''}`,
          )
          .join('\n')}
      </Fact>
      {report.overrides && report.overrides.length > 0 && (
        <Fact term={t.overrides}>
          {report.overrides
            .map(({ person, department, reason }) => `${person.name} — ${department}: ${reason}`)
            .join('\n')}
        </Fact>
      )}
    </Facts>
  );
};

type FrameProps = {
  at: 'report' | { notice: string };
  /** What of the report it is. */
  name: string;
  auditId: string;
  report: Pick<Whole, 'title' | 'finalizedAt' | 'finalizedBy'> | undefined;
  children: ReactNode;
};

const ReportFrame = ({ at, name, auditId, report, children }: FrameProps) => {
  const t = useText(reportText);
  const dates = useDates();
  const plane = useTrack();
  const { audit } = useNames(plane, auditId);
  return (
    <Page
      title={report ? `${report.title} ${name}` : name}
      sealed={plane === 'spi'}
      help={t.reportHelp}
      year={audit?.fiscalYear}
      crumbs={useWayToAudit(report?.title)}
      lead={report && t.frozen(dates.time(report.finalizedAt), report.finalizedBy.name)}
      actions={<Print />}
    >
      <AuditTabs audit={audit} at={at} />
      {children}
    </Page>
  );
};

/** The audit report as it was frozen, to read and to print. */
export const Report = () => {
  const t = useText(reportText);
  const plane = useTrack();
  const { auditId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'report.get', { auditId });
  const rows = usePages(plane, 'report.rows', { auditId, limit: 100 });
  const { hasNextPage, isFetching, fetchNextPage } = rows;
  // Printed as a whole: nothing of it may be missing.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const report = query.data;
  return (
    <ReportFrame at="report" name={t.title} auditId={auditId} report={report}>
      <Loaded of={query}>
        {(known) => (
          <>
            <Head report={known} />
            <Counts report={known} />
            <h2 className="mt-10 text-std-24B-150">{t.perSection}</h2>
            <Loaded of={rows}>{(all) => <ReportRows rows={all} auditId={auditId} />}</Loaded>
            <Check auditId={auditId} hash={known.hash} />
          </>
        )}
      </Loaded>
    </ReportFrame>
  );
};

/** What the report says of one section: the notice it gets. */
export const ReportNotice = () => {
  const t = useText(reportText);
  const plane = useTrack();
  const { auditId = '', departmentId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'report.section', { auditId, departmentId });
  const { section } = useNames(plane, auditId);
  const report = query.data?.report;
  return (
    <ReportFrame
      at={{ notice: departmentId }}
      name={`${t.notice} ${section(departmentId)}`}
      auditId={auditId}
      report={report}
    >
      <Loaded of={query}>
        {(known) => (
          <>
            <Head report={known.report} />
            <h2 className="mt-10 text-std-24B-150">{t.perSection}</h2>
            <ReportRows rows={known.rows} auditId={auditId} />
            {known.rows.every(({ finding }) => !finding) && <p className="mt-4">{t.noFindings}</p>}
          </>
        )}
      </Loaded>
    </ReportFrame>
  );
};
