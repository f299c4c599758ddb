import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { useHandlingSection } from './own-section.ts';
import { useIsInTeam } from '#web/pages/audit/reader.ts';
import {
  type Analysis,
  analysisActs,
  type Place,
  recordAnalysis,
  recordViewing,
  type Viewing,
  viewingActs,
} from './unfiled-acts.ts';

const text = catalogue(
  {
    title: 'ログ分析と現地閲覧',
    help: '写しを持ち出せないものの証跡です。ログの分析は所属が、現地で見たことは監査人が記録します。',
    analyses: 'ログ分析',
    viewings: '現地閲覧',
    noAnalyses: '記録されたログ分析はありません',
    noViewings: '記録された現地閲覧はありません',
    withdrawn: '取下げ',
    anomaly: '異常あり',
    noAnomaly: '異常なし',
  },
  {
    title: 'Log analyses and viewings on site',
    help: 'Evidence of what cannot be carried out: the section records analyses of logs, auditors what they saw on site.',
    analyses: 'Log analyses',
    viewings: 'Viewings on site',
    noAnalyses: 'No analysis is recorded',
    noViewings: 'No viewing is recorded',
    withdrawn: 'withdrawn',
    anomaly: 'anomaly',
    noAnomaly: 'no anomaly',
  },
);

/** Evidence without a file, of one section of a sealed audit. */
export const Unfiled = () => {
  const t = useText(text);
  const dates = useDates();
  const { auditId = '', departmentId = '' } = useParams({ strict: false });
  const where: Place = { auditId, departmentId };
  const { audit, section, person } = useNames('spi', auditId);
  const isOwn = useHandlingSection() === departmentId;
  const isInTeam = useIsInTeam(audit);
  const analyses = useRead('spi', 'logAnalysis.list', { auditId, departmentId });
  const viewings = useRead('spi', 'onsiteViewing.list', { auditId, departmentId });
  const ofLog: readonly [Column<Analysis>, ...Column<Analysis>[]] = [
    {
      key: 'system',
      head: { ja: '情報システム・ログ', en: 'System and log' },
      cell: ({ system, log, status }) => (
        <>
          <span className="font-bold">{system}</span> {log}
          {status === 'withdrawn' && <span className="block">{t.withdrawn}</span>}
        </>
      ),
    },
    {
      key: 'period',
      head: { ja: '対象期間', en: 'Period' },
      cell: ({ periodFrom, periodTo }) => `${dates.day(periodFrom)} – ${dates.day(periodTo)}`,
    },
    {
      key: 'result',
      head: { ja: '結果', en: 'Result' },
      cell: ({ result, measure }) => (
        <>
          {t[result]}
          {measure && <span className="block whitespace-pre-line">{measure}</span>}
        </>
      ),
    },
    {
      key: 'by',
      head: { ja: '分析', en: 'Analysed' },
      cell: ({ analyst, doneOn }) => `${analyst} ${dates.short(doneOn)}`,
    },
    {
      key: 'acts',
      head: { ja: '操作', en: 'Acts' },
      cell: (one) => <Commands plane="spi" of={one} table={analysisActs} />,
    },
  ];
  const ofVisit: readonly [Column<Viewing>, ...Column<Viewing>[]] = [
    {
      key: 'subject',
      head: { ja: '見たもの', en: 'What was seen' },
      cell: ({ subject, place, status }) => (
        <>
          <span className="font-bold">{subject}</span>
          <span className="block text-solid-gray-700">{place}</span>
          {status === 'withdrawn' && <span className="block">{t.withdrawn}</span>}
        </>
      ),
    },
    { key: 'seen', head: { ja: '見た日', en: 'Seen on' }, cell: ({ seenOn }) => dates.day(seenOn) },
    {
      key: 'viewers',
      head: { ja: '見た監査人', en: 'Who saw it' },
      cell: ({ viewerIds }) => viewerIds.map(person).join('、'),
    },
    {
      key: 'outcome',
      head: { ja: '結果', en: 'Outcome' },
      cell: ({ outcome }) => <span className="whitespace-pre-line">{outcome}</span>,
    },
    {
      key: 'acts',
      head: { ja: '操作', en: 'Acts' },
      cell: (one) => <Commands plane="spi" of={one} table={viewingActs} />,
    },
  ];
  return (
    <Page
      title={t.title}
      sealed
      lead={section(departmentId)}
      help={t.help}
      year={audit?.fiscalYear}
      crumbs={useWayToAudit(audit?.title)}
      actions={
        <>
          {isOwn && <Commands plane="spi" of={where} table={recordAnalysis} />}
          {isInTeam && <Commands plane="spi" of={where} table={recordViewing} />}
        </>
      }
    >
      <h2 className="mb-3 text-std-20B-150">{t.analyses}</h2>
      <Loaded of={analyses}>
        {({ items }) => (
          <DataTable
            caption={t.analyses}
            rows={items}
            rowKey={({ analysisId }) => analysisId}
            columns={ofLog}
            empty={<Empty icon="search" title={t.noAnalyses} />}
          />
        )}
      </Loaded>
      <h2 className="mt-10 mb-3 text-std-20B-150">{t.viewings}</h2>
      <Loaded of={viewings}>
        {({ items }) => (
          <DataTable
            caption={t.viewings}
            rows={items}
            rowKey={({ viewingId }) => viewingId}
            columns={ofVisit}
            empty={<Empty icon="search" title={t.noViewings} />}
          />
        )}
      </Loaded>
    </Page>
  );
};
