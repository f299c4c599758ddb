import type { Out } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import { namedCases } from '#shared/domain/breach/cases.ts';
import { caseWords } from './breach-words.ts';
import type { Own } from './own-section.ts';
import { MomentField } from './MomentField.tsx';

type Breach = Out<'spi', 'breach.get'>;

const facts = [
  { name: 'title', kind: 'line' },
  { name: 'knownAt', kind: 'own', input: MomentField, label: { ja: '知った日時', en: 'When the city knew' } },
  {
    name: 'description',
    kind: 'prose',
    label: { ja: '概要', en: 'What happened' },
    hint: {
      ja: '本人の氏名、住所、個人番号は書かないでください。',
      en: 'Write no names, addresses or numbers of persons.',
    },
  },
  {
    name: 'cases',
    kind: 'choices',
    required: false,
    label: { ja: '当てはまるもの', en: 'What applies' },
    options: namedCases.map((value) => ({ value, label: caseWords[value] })),
  },
  {
    name: 'persons',
    kind: 'number',
    label: { ja: '本人の数', en: 'Persons concerned' },
    hint: { ja: '分からないときは空欄にしてください。', en: 'Leave it empty while it is unknown.' },
  },
  { name: 'occurredOn', kind: 'date', label: { ja: '発生した日', en: 'Happened on' } },
  { name: 'contractor', kind: 'line', label: { ja: '発生した委託先', en: 'At the contractor' } },
  {
    name: 'encryption',
    kind: 'prose',
    label: { ja: '高度な暗号化等がされているとき、その内容', en: 'Strong encryption, if any' },
  },
] as const;

const sent = [
  { name: 'sentOn', kind: 'date', label: { ja: '送付した日', en: 'Sent on' } },
  { name: 'receiptNo', kind: 'line', label: { ja: '受付番号', en: 'Receipt number' } },
  { name: 'text', kind: 'prose', label: { ja: '報告した内容', en: 'What was reported' } },
] as const;

const today = (): string => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
const sentToday = () => ({ sentOn: today() });

/** The protection officer of a section reports. */
export const reportActs = actsOf<Own>()({
  'breach.report': {
    tone: 'primary',
    label: { ja: '漏えい等を報告する', en: 'Report a breach' },
    offered: () => true,
    fixed: () => ({ cases: [] }),
    initial: () => ({ knownAt: new Date().toISOString() }),
    fields: facts,
    done: { ja: '報告しました。総括責任者に届きます', en: 'Reported to the general SPI officer' },
  },
});

export const breachActs = actsOf<Breach>()({
  'breach.accept': {
    tone: 'primary',
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '個人情報保護委員会への報告の対象とします。',
      en: 'The breach will be reported to the PPC.',
    },
  },
  'breach.sendPreliminary': { tone: 'primary', fields: sent, initial: sentToday },
  'breach.sendFinal': { tone: 'primary', fields: sent, initial: sentToday },
  'breach.close': {
    tone: 'primary',
    fields: [
      { name: 'comment', kind: 'prose' },
      {
        name: 'withoutNotice',
        kind: 'prose',
        label: { ja: '本人に通知しなかったとき、その理由', en: 'Why nobody was told, if so' },
      },
    ],
  },
  'breach.sendUpdate': { fields: sent, initial: sentToday },
  'breach.recordNotice': {
    fields: [
      { name: 'on', kind: 'date', label: { ja: '通知した日', en: 'Told on' } },
      { name: 'persons', kind: 'number', label: { ja: '通知した人数', en: 'How many persons' } },
      { name: 'method', kind: 'line', label: { ja: '通知の方法', en: 'How' } },
      { name: 'remark', kind: 'prose', label: { ja: '備考', en: 'Remark' } },
    ],
    initial: () => ({ on: today() }),
  },
  'breach.amend': {
    fields: facts,
    fixed: () => ({ cases: [] }),
    initial: ({ title, knownAt, description, cases, persons, occurredOn, contractor, encryption }) => ({
      title,
      knownAt,
      description,
      cases,
      persons,
      occurredOn,
      contractor,
      encryption,
    }),
  },
  'breach.shiftDue': {
    fields: [
      {
        name: 'report',
        kind: 'choice',
        label: { ja: '動かす期限', en: 'Which date' },
        options: [
          { value: 'preliminary', label: { ja: '速報の期限', en: 'Preliminary report' } },
          { value: 'final', label: { ja: '確報の期限', en: 'Final report' } },
        ],
      },
      {
        name: 'to',
        kind: 'date',
        label: { ja: '新しい期限', en: 'New date' },
        hint: {
          ja: '休日に当たる期限だけを、次の開庁日まで動かせます。',
          en: 'Only from a closed day to the next open one.',
        },
      },
      { name: 'reason', kind: 'prose' },
    ],
  },
  'breach.reopen': { fields: [{ name: 'reason', kind: 'prose' }] },
  'breach.dismiss': { tone: 'danger', fields: [{ name: 'reason', kind: 'prose' }] },
});
