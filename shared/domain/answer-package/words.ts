import { inEra } from '#shared/kernel/calendar.ts';
import type { PreviousWork } from '#shared/domain/response/previous.ts';
import { judgements, marks } from './marks.ts';

type PreviousItem = PreviousWork['items'][number];

/** Room in one cell, with a margin below what Excel takes. */
const most = 32_000;

const yearName = (fiscalYear: number): string => `${inEra(`${fiscalYear}-04-01`).split('年')[0]}年度`;

const labelled = (label: string, text = ''): string[] => (text === '' ? [] : [`${label}: ${text}`]);

const answerWords = ({ fiscalYear, selfResult, ...said }: NonNullable<PreviousItem['answer']>): string[] => [
  `${yearName(fiscalYear)} ${marks[selfResult]}`,
  ...labelled('理由', said.reason),
  ...labelled('説明', said.comment),
  ...labelled('監査人の判定', said.auditResult && judgements[said.auditResult]),
  ...labelled('監査人のコメント', said.auditComment),
];

/** What a section answered last time and what was made of it, as a clerk reads it in one cell; empty for a new item. */
export const previousWords = (item: PreviousItem | undefined): string =>
  [
    ...(item?.answer ? answerWords(item.answer) : []),
    ...(item?.findings ?? []).map(
      ({ number, title, open }) => `指摘 ${[number, title].filter(Boolean).join(' ')}(${open ? '対応中' : '完了'})`,
    ),
  ]
    .join('\n')
    .slice(0, most);
