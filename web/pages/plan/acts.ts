import type { Out } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';

export type Plan = Out<'general', 'plan.get'>;

/** The life of a plan: written by the office, approved by the CISO after the committee, revised in editions. */
export const planActs = actsOf<Plan>()({
  'plan.approve': {
    tone: 'primary',
    fields: [{ name: 'committeeDate', kind: 'date', label: { ja: '委員会の開催日', en: 'Day of the committee' } }],
    confirm: {
      ja: '承認すると、この計画から監査を作成できます。前の版は廃止されます。',
      en: 'Audits can be made from it then. The edition before it gives way.',
    },
  },
  'plan.return': { fields: [{ name: 'comment', kind: 'prose' }] },
  'plan.submit': {
    tone: 'primary',
    confirm: { ja: 'CISOに承認を求めます。', en: 'The CISO is asked for approval.' },
  },
  'plan.revise': {
    label: { ja: '計画を改定する', en: 'Revise the plan' },
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '次の版の案を作ります。承認されるまでは、いまの版が有効です。',
      en: 'The next edition begins as a draft. This one stays in force until that is approved.',
    },
    done: { ja: '次の版の案を作りました', en: 'The next edition has begun' },
  },
  'plan.close': {
    tone: 'danger',
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '計画を終了します。この計画からは監査を作成できなくなります。',
      en: 'The plan ends. No audit can be made from it any more.',
    },
    done: { ja: '計画を終了しました', en: 'The plan is closed' },
  },
});
