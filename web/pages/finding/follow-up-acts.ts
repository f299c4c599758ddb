import { actsOf } from '#web/commands/table.ts';
import type { Finding } from './acts.ts';
import { followUpResults, optionsOf } from './follow-up-words.ts';

type FollowUp = Finding['followUps'][number] & { may: string[]; version: number };

/** One follow-up. */
export const followUpActs = actsOf<FollowUp>()({
  'followUp.start': { tone: 'primary' },
  'followUp.conclude': {
    tone: 'primary',
    fields: [
      {
        name: 'result',
        kind: 'choice',
        label: { ja: '結論', en: 'Conclusion' },
        options: optionsOf(followUpResults),
      },
      { name: 'summary', kind: 'prose', label: { ja: '確認した内容', en: 'What you found' } },
    ],
  },
  'followUp.report': { tone: 'primary', confirm: { ja: 'CISOに報告します。', en: 'It is reported to the CISO.' } },
});
