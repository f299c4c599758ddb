import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';

/** The course of an audit: what is done with it as a whole. */
export const auditActs = actsOf<ItemOf<'general', 'audit.list'>>()({
  'audit.submitPlan': {
    tone: 'primary',
    confirm: { ja: '監査統括責任者に審査を求めます。', en: 'The chief audit officer is asked for approval.' },
  },
  'audit.approve': { tone: 'primary', fields: [{ name: 'comment', kind: 'prose' }] },
  'audit.return': { fields: [{ name: 'comment', kind: 'prose' }] },
  'audit.notify': {
    tone: 'primary',
    fields: [
      { name: 'dueDate', kind: 'date', label: { ja: '回答期限', en: 'Answers due' } },
      {
        name: 'noticeNo',
        kind: 'line',
        label: { ja: '通知の文書番号', en: 'Number of the notice' },
        hint: { ja: '例: 監法第31号', en: 'Example: 監法第31号' },
      },
      { name: 'message', kind: 'prose' },
    ],
    confirm: {
      ja: '対象の所属すべてに通知し、点検票を配布します。取り消せません。',
      en: 'All sections are notified and get the checklist. This cannot be undone.',
    },
    done: { ja: '通知し、点検票を配布しました', en: 'The sections have been notified' },
  },
  'audit.startPreliminary': {
    tone: 'primary',
    confirm: { ja: '予備調査を始めます。', en: 'The preliminary survey begins.' },
  },
  'audit.remindLate': {
    fields: [
      {
        name: 'text',
        kind: 'prose',
        label: { ja: '督促の文', en: 'Words of the reminder' },
        hint: { ja: '空欄のときは、決まった文を送ります。', en: 'Left empty, the usual words are sent.' },
      },
    ],
    confirm: {
      ja: '回答期限を過ぎた所属すべてに、督促のメールを送ります。',
      en: 'Every section that is late gets a letter.',
    },
    done: { ja: '督促しました', en: 'Reminders have been sent' },
  },
  'audit.suspend': { tone: 'danger', fields: [{ name: 'reason', kind: 'prose' }] },
  'audit.resume': { tone: 'primary', fields: [{ name: 'comment', kind: 'prose' }] },
  'audit.cancel': {
    tone: 'danger',
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: { ja: '監査を中止します。取り消せません。', en: 'The audit is cancelled for good.' },
  },
});
