import { inEra } from '#shared/kernel/calendar.ts';
import type { PpcReport, SectionLine } from './ppc-report.ts';

type Cell = string | number;
type Sheet = { name: string; rows: Cell[][] };

const methods: Readonly<Record<SectionLine['audits'][number]['method'], string>> = {
  document: '書面',
  onSite: '実地',
  both: '書面・実地',
};

const grades: Readonly<Record<SectionLine['findings'][number]['severity'], string>> = {
  MAJOR_NC: '重大な不適合',
  MINOR_NC: '軽微な不適合',
  OBSERVATION: '観察事項',
  GOOD_PRACTICE: '推奨事項',
};

const eraOf = (day: string | undefined): string => (day === undefined ? '' : inEra(day));

/** What a section says, column by column: the table and its header are one. */
const columns: readonly (readonly [heading: string, cell: (line: SectionLine) => Cell])[] = [
  ['所属コード', (s) => s.departmentId],
  ['所属', (s) => s.departmentName],
  ['事務の数', (s) => s.works],
  ['年度の確認をした事務', (s) => s.confirmed],
  ['取扱規程等を整備した事務', (s) => s.rulesInPlace],
  ['監査の実施', (s) => (s.audits.some((a) => a.reportedOn !== undefined) ? '実施' : '未実施')],
  ['指摘(未完了)', (s) => s.findings.reduce((all, f) => all + f.open, 0)],
  ['指摘(完了)', (s) => s.findings.reduce((all, f) => all + f.closed, 0)],
  ['ログ分析', (s) => (s.logAnalysis.done ? '実施' : '未実施')],
  ['ログ分析の最終日', (s) => eraOf(s.logAnalysis.lastOn)],
  ['研修の対象者', (s) => s.training.toTrain],
  ['研修を受けた人', (s) => s.training.trained],
  ['受講率(%)', (s) => s.training.rate ?? ''],
  ['委託', (s) => s.outsourcing.contracts],
  ['選定前に確認した委託', (s) => s.outsourcing.checkedBeforeSelection],
  ['年度に確認した委託', (s) => s.outsourcing.checkedInYear],
  ['許諾した再委託先', (s) => s.outsourcing.reContractors],
  ['保護評価 公表済み', (s) => s.pia.published],
  ['保護評価 未公表', (s) => s.pia.unpublished],
  ['保護評価 対象外', (s) => s.pia.notRequired],
  ['保護評価 未確認', (s) => s.pia.undecided],
];

/** The report as sheets of a workbook: a row for each section, then its audits and its findings line by line. */
export const ppcSheets = ({ bodies }: PpcReport): Sheet[] => {
  const lines = bodies.flatMap(({ implementingBody, sections }) =>
    sections.map((line) => ({ implementingBody, line })),
  );
  const under = (heading: readonly string[], rowsOf: (line: SectionLine) => Cell[][]): Cell[][] => [
    ['実施機関', '所属', ...heading],
    ...lines.flatMap(({ implementingBody, line }) =>
      rowsOf(line).map((row): Cell[] => [implementingBody, line.departmentName, ...row]),
    ),
  ];
  return [
    {
      name: '所属別',
      rows: [
        ['実施機関', ...columns.map(([heading]) => heading)],
        ...lines.map(({ implementingBody, line }) => [implementingBody, ...columns.map(([, cell]) => cell(line))]),
      ],
    },
    {
      name: '監査',
      rows: under(['監査', '方法', '報告日'], ({ audits }) =>
        audits.map(({ title, method, reportedOn }) => [title, methods[method], eraOf(reportedOn)]),
      ),
    },
    {
      name: '指摘事項',
      rows: under(['重要度', '未完了', '完了'], ({ findings }) =>
        findings.map(({ severity, open, closed }) => [grades[severity], open, closed]),
      ),
    },
  ];
};
