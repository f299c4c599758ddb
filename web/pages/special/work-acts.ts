import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';

/** What is done with a work that is in the register; what it consists of is drafted elsewhere. */
export const workActs = actsOf<ItemOf<'spi', 'spiWork.list'>>()({
  'spiWork.enter': {
    tone: 'primary',
    label: { ja: '台帳に登載する', en: 'Enter into the register' },
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '台帳に登載しました', en: 'Entered into the register' },
  },
  'spiWork.confirm': {
    tone: 'primary',
    label: { ja: '年度の確認をする', en: 'Confirm for the year' },
    initial: ({ yearToConfirm }) => ({ fiscalYear: yearToConfirm }),
    fixed: ({ yearToConfirm }) => ({ fiscalYear: yearToConfirm, rulesInPlace: false }),
    fields: [
      {
        name: 'rulesInPlace',
        kind: 'checkbox',
        label: { ja: '取扱規程・手順書があり、見直した', en: 'Rules and manuals are in place and were looked through' },
      },
      { name: 'toTrain', kind: 'number', label: { ja: '研修の対象者数', en: 'Persons to be trained' } },
      { name: 'trained', kind: 'number', label: { ja: '研修を受けた人数', en: 'Persons trained' } },
      { name: 'logsAnalysedOn', kind: 'date', label: { ja: '最後にログを分析した日', en: 'Logs last analysed on' } },
      { name: 'comment', kind: 'prose' },
    ],
    done: { ja: '年度の確認をしました', en: 'Confirmed for the year' },
  },
  'spiWork.withdraw': {
    label: { ja: '案を取り下げる', en: 'Withdraw the draft' },
    fields: [{ name: 'comment', kind: 'prose' }],
  },
  'spiWork.end': {
    tone: 'danger',
    label: { ja: '事務の終了を記録する', en: 'Record the end of the work' },
    fields: [
      { name: 'on', kind: 'date', label: { ja: '終了した日', en: 'Ended on' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
});
