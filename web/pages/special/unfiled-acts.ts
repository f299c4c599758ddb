import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import { ItemsInput } from '#web/pages/finding/ItemsInput.tsx';
import { ViewersInput } from './ViewersInput.tsx';

export type Analysis = ItemOf<'spi', 'logAnalysis.list'>;
export type Viewing = ItemOf<'spi', 'onsiteViewing.list'>;
/** The section of an audit that something is recorded of. */
export type Place = { auditId: string; departmentId: string; may?: readonly string[]; version?: number };

const results = [
  { value: 'noAnomaly', label: { ja: '異常なし', en: 'No anomaly' } },
  { value: 'anomaly', label: { ja: '異常あり', en: 'Anomaly' } },
] as const;
const items = {
  name: 'itemKeys',
  kind: 'own',
  input: ItemsInput,
  required: false,
  label: { ja: '点検項目', en: 'Checklist items' },
} as const;
const noItems = () => ({ itemKeys: [] });

const analysis = [
  { name: 'system', kind: 'line', label: { ja: '情報システム', en: 'System' } },
  {
    name: 'log',
    kind: 'line',
    label: { ja: 'ログの種類', en: 'Which log' },
    hint: { ja: '例: アクセスログ、操作ログ', en: 'Example: access, operation' },
  },
  { name: 'periodFrom', kind: 'date', label: { ja: '対象期間の初日', en: 'From' } },
  { name: 'periodTo', kind: 'date', label: { ja: '対象期間の末日', en: 'To' } },
  { name: 'analyst', kind: 'line', label: { ja: '分析した人', en: 'Who analysed it' } },
  { name: 'doneOn', kind: 'date', label: { ja: '分析した日', en: 'Done on' } },
  { name: 'method', kind: 'prose', label: { ja: '方法', en: 'Method' } },
  { name: 'result', kind: 'choice', label: { ja: '結果', en: 'Result' }, options: results },
  {
    name: 'measure',
    kind: 'prose',
    label: { ja: '異常への対応', en: 'What was done about an anomaly' },
    hint: { ja: '異常があったときは必ず書きます。', en: 'Needed where there was one.' },
  },
  { name: 'nextOn', kind: 'date', label: { ja: '次回の予定日', en: 'Next on' } },
  items,
] as const;

const viewing = [
  { name: 'subject', kind: 'line', label: { ja: '見たもの', en: 'What was seen' } },
  { name: 'seenOn', kind: 'date', label: { ja: '見た日', en: 'Seen on' } },
  { name: 'place', kind: 'line', label: { ja: '場所', en: 'Where' } },
  { name: 'viewerIds', kind: 'own', input: ViewersInput, label: { ja: '見た監査人', en: 'Who saw it' } },
  {
    name: 'attendants',
    kind: 'lines',
    required: false,
    label: { ja: '立ち会った職員(職)', en: 'Who of the section was present, by post' },
  },
  {
    name: 'outcome',
    kind: 'prose',
    label: { ja: '確認した結果', en: 'What came of it' },
    hint: {
      ja: '写し、書取り、撮影はしません。番号は書けません。',
      en: 'Nothing is copied or photographed; no numbers.',
    },
  },
  items,
] as const;

/** What the section records of itself. */
export const recordAnalysis = actsOf<Place>()({
  'logAnalysis.record': { tone: 'primary', fields: analysis, fixed: noItems, offered: () => true },
});
/** What auditors record of a visit. */
export const recordViewing = actsOf<Place>()({
  'onsiteViewing.record': {
    tone: 'primary',
    fields: viewing,
    fixed: () => ({ itemKeys: [], attendants: [] }),
    offered: () => true,
  },
});

const valuesOf = (rows: readonly { name: string }[]) => (record: object) =>
  Object.fromEntries(rows.map(({ name }) => [name, (record as Readonly<Record<string, unknown>>)[name]]));

export const analysisActs = actsOf<Analysis>()({
  'logAnalysis.edit': { fields: analysis, initial: valuesOf(analysis), fixed: noItems },
  'logAnalysis.withdraw': { fields: [{ name: 'reason', kind: 'prose' }] },
});
export const viewingActs = actsOf<Viewing>()({
  'onsiteViewing.edit': {
    fields: viewing,
    initial: valuesOf(viewing),
    fixed: () => ({ itemKeys: [], attendants: [] }),
  },
  'onsiteViewing.withdraw': { fields: [{ name: 'reason', kind: 'prose' }] },
});
