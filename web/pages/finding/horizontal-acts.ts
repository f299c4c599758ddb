import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import type { Words } from '#web/text/catalogue.ts';

export type Check = ItemOf<'general', 'horizontalCheck.mine'>;

export const outcomes = {
  noWeakness: { ja: '同じ弱点はなかった', en: 'No such weakness' },
  improved: { ja: '改善された', en: 'Improved' },
  finding: { ja: '所属の指摘事項とした', en: 'Became a finding of its own' },
} as const satisfies Record<string, Words>;

/** What a section and the office do about a horizontal check. */
export const horizontalActs = actsOf<Check>()({
  'horizontalCheck.answer': {
    tone: 'primary',
    fields: [
      { name: 'sameWeakness', kind: 'checkbox', label: { ja: '同じ弱点がある', en: 'The same weakness is here' } },
      { name: 'found', kind: 'prose', label: { ja: '確認した結果', en: 'What you found' } },
      {
        name: 'measure',
        kind: 'prose',
        label: { ja: '措置(行ったこと、これから行うこと)', en: 'Measure taken or planned' },
        required: false,
      },
    ],
    fixed: () => ({ sameWeakness: false, measure: '' }),
    initial: ({ answer }) => ({ sameWeakness: answer?.sameWeakness, found: answer?.found, measure: answer?.measure }),
    done: { ja: '回答しました', en: 'Answered' },
  },
  'horizontalCheck.reportImproved': {
    tone: 'primary',
    fields: [{ name: 'report', kind: 'prose', label: { ja: '実施した改善', en: 'What was done' } }],
  },
  'horizontalCheck.confirm': {
    tone: 'primary',
    fields: [
      {
        name: 'outcome',
        kind: 'choice',
        label: { ja: '結果', en: 'Outcome' },
        options: [
          { value: 'noWeakness', label: outcomes.noWeakness },
          { value: 'improved', label: outcomes.improved },
        ],
      },
      { name: 'comment', kind: 'prose' },
    ],
    done: { ja: '確認を終えました', en: 'Confirmed' },
  },
  'horizontalCheck.follow': {
    fields: [
      { name: 'dueDate', kind: 'date', label: { ja: '改善の期限', en: 'To be improved by' } },
      { name: 'comment', kind: 'prose' },
    ],
  },
  'horizontalCheck.return': { fields: [{ name: 'comment', kind: 'prose' }] },
  'horizontalCheck.withdraw': {
    tone: 'danger',
    fields: [{ name: 'comment', kind: 'prose', label: { ja: '理由', en: 'Reason' } }],
  },
});
