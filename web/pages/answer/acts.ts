import type { ItemOf, Out } from '#web/api/types.ts';
import { moreTime } from '#web/commands/more-time.ts';
import { actsOf } from '#web/commands/table.ts';

/** What a section, and the auditors beside it, do with a checklist as a whole. */
export const assignmentActs = actsOf<Out<'general', 'assignment.get'>>()({
  'assignment.acknowledge': { tone: 'primary', done: { ja: '回答を始められます', en: 'You can begin answering' } },
  'assignment.resume': { tone: 'primary', done: { ja: '回答を直せます', en: 'The answers can be changed again' } },
  'assignment.approve': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: {
      ja: '承認すると監査人に提出されます。代理の職で承認したときは、代決として記録されます。',
      en: 'Approving submits the answers to the auditors. A deputy’s approval is recorded as such.',
    },
    done: { ja: '承認し、提出しました', en: 'Approved and submitted' },
  },
  'assignment.requestApproval': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: { ja: '課長に承認を求めます。', en: 'The section head is asked for approval.' },
    done: { ja: '課長に承認を求めました', en: 'The section head has been asked' },
  },
  'assignment.returnInternally': {
    fields: [
      {
        name: 'comment',
        kind: 'prose',
        label: { ja: '直してほしいこと', en: 'What should be changed' },
        hint: { ja: '項目の番号を書くと伝わりやすくなります。', en: 'Name the numbers of the items.' },
      },
    ],
    done: { ja: '担当者に戻しました', en: 'Returned to the contact' },
  },
  'assignment.withdraw': {
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '提出を引き戻して、回答を直せるようにします。監査人が開いた後は引き戻せません。',
      en: 'The submission is taken back for changes. This is possible until an auditor has opened it.',
    },
  },
  'assignment.requestExtension': {
    fields: [
      { name: 'to', kind: 'date', label: { ja: '希望する期限', en: 'Wished due date' } },
      { name: 'reason', kind: 'prose' },
    ],
    done: { ja: '期限の延長を申請しました', en: 'More time has been asked for' },
  },
  'assignment.grantExtension': { confirm: (one, dates) => moreTime(one, dates, one.departmentName) },
  'assignment.refuseExtension': { fields: [{ name: 'reason', kind: 'prose' }] },
});

export const questionActs = actsOf<ItemOf<'general', 'question.list'>>()({
  'question.answer': { tone: 'primary', fields: [{ name: 'text', kind: 'prose' }] },
  'question.askAgain': { fields: [{ name: 'text', kind: 'prose' }] },
  'question.close': { confirm: { ja: 'この質問を終えます。', en: 'The question is closed.' } },
});
