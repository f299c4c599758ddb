import { useKansa } from '#web/api/context.ts';
import { saveAs, saveWorkbook } from '#web/api/files.ts';
import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Part } from './Part.tsx';
import { ppcText } from './ppc-text.ts';

type Report = Out<'spi', 'ppcReport.get'>;
type Line = Report['bodies'][number]['sections'][number];

const Missing = ({ report }: { report: Report }) => {
  const t = useText(ppcText);
  const lines = report.bodies
    .flatMap(({ sections }) => sections)
    .flatMap(({ departmentName: name, works, confirmed, audits, logAnalysis, training, pia, outsourcing }) => [
      ...(confirmed < works ? [t.unconfirmed(name, String(works - confirmed))] : []),
      ...(audits.some(({ reportedOn }) => reportedOn) ? [] : [t.unaudited(name)]),
      ...(logAnalysis.done ? [] : [t.noLogs(name)]),
      ...(training.trained < training.toTrain ? [t.untrained(name, String(training.toTrain - training.trained))] : []),
      ...(pia.undecided > 0 ? [t.undecided(name, String(pia.undecided))] : []),
      ...(outsourcing.checkedInYear < outsourcing.contracts
        ? [t.unchecked(name, String(outsourcing.contracts - outsourcing.checkedInYear))]
        : []),
    ]);
  if (lines.length === 0) return <p>{t.complete}</p>;
  return (
    <ul className="list-disc space-y-1 pl-6">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};

/** What a year comes to for the report to the PPC, by implementing body, and what is missing still. */
export const PpcReport = () => {
  const t = useText(ppcText);
  const dates = useDates();
  const { clients } = useKansa();
  const { year } = useFiscalYear();
  const query = useRead('spi', 'ppcReport.get', { fiscalYear: year });
  const report = query.data;
  const of = (done: number, all: number): string => t.of(String(done), String(all));
  const workbook = async (): Promise<void> => {
    try {
      saveWorkbook((await clients.spi('ppcReport.workbook', { fiscalYear: year })).body);
    } catch {
      toast(t.failed, { bad: true });
    }
  };
  const columns: readonly [Column<Line>, ...Column<Line>[]] = [
    { key: 'section', head: { ja: '所属', en: 'Section' }, cell: ({ departmentName }) => departmentName },
    {
      key: 'works',
      numeric: true,
      head: { ja: '事務(確認済み / 全体)', en: 'Works (confirmed / all)' },
      cell: ({ works, confirmed }) => of(confirmed, works),
    },
    {
      key: 'audits',
      numeric: true,
      head: { ja: '監査(報告済み / 全体)', en: 'Audits (reported / all)' },
      cell: ({ audits }) => of(audits.filter(({ reportedOn }) => reportedOn).length, audits.length),
    },
    {
      key: 'logs',
      head: { ja: 'ログ分析', en: 'Log analysis' },
      cell: ({ logAnalysis }) => (logAnalysis.done ? t.done : t.notDone),
    },
    {
      key: 'training',
      numeric: true,
      head: { ja: '研修(受講 / 対象)', en: 'Training (done / due)' },
      cell: ({ training }) => of(training.trained, training.toTrain),
    },
    {
      key: 'contracts',
      numeric: true,
      head: { ja: '委託(確認済み / 全体)', en: 'Contracts (checked / all)' },
      cell: ({ outsourcing }) => of(outsourcing.checkedInYear, outsourcing.contracts),
    },
  ];
  return (
    <Page
      title={t.title}
      sealed
      crumbs={[]}
      lead={
        <>
          <span>{dates.year(year)}</span>
          {report && <span>{t.asOf(dates.day(report.asOf))}</span>}
        </>
      }
      actions={
        report && (
          <>
            <Button tone="primary" onClick={() => void workbook()}>
              {t.workbook}
            </Button>
            <Button
              onClick={() =>
                saveAs(
                  `ppc-report-${year}.json`,
                  new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
                )
              }
            >
              {t.json}
            </Button>
            <Print />
          </>
        )
      }
      help={t.help}
    >
      <Loaded of={query}>
        {(one) =>
          one.bodies.length === 0 ? (
            <Empty icon="chart" title={t.none}>
              <p>{t.noneNote}</p>
            </Empty>
          ) : (
            <>
              <Part title={t.missing}>
                <Missing report={one} />
              </Part>
              {one.bodies.map(({ implementingBody, sections }) => (
                <Part key={implementingBody} title={implementingBody}>
                  <DataTable
                    caption={implementingBody}
                    rows={sections}
                    rowKey={({ departmentId }) => departmentId}
                    columns={columns}
                    empty={null}
                  />
                </Part>
              ))}
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
