import type { ItemOf } from '#web/api/types.ts';
import { moreTime } from '#web/commands/more-time.ts';
import { actsOf, type Option } from '#web/commands/table.ts';
import { ReminderInput } from './ReminderInput.tsx';
import { WithoutAccepted, WithoutJudged } from './SectionReasons.tsx';
import { TeamInput } from './TeamInput.tsx';

type Audit = ItemOf<'general', 'audit.list'>;
const sectionsOf = ({ sections }: Audit): Option[] =>
  sections.map(({ departmentId, name }) => ({ value: departmentId, label: { ja: name, en: name } }));
const membersOf = ({ members = [] }: Audit): Option[] =>
  members.map(({ personId, name }) => ({ value: personId, label: { ja: name, en: name } }));

/** The course of an audit: what is done with it as a whole. */
export const auditActs = actsOf<Audit>()({
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
  'audit.startFieldwork': {
    tone: 'primary',
    fields: [
      {
        name: 'proceedWithout',
        kind: 'own',
        input: WithoutAccepted,
        marksParts: true,
        label: { ja: '点検票を受理しないまま進む所属と理由', en: 'Sections that go on without an accepted checklist' },
        hint: {
          ja: '受理の済んでいない所属があるときは、それぞれに理由が必要です。',
          en: 'Every section whose checklist is not accepted yet needs a reason.',
        },
      },
    ],
    confirm: { ja: '本調査を始めます。', en: 'The fieldwork begins.' },
  },
  'audit.endFieldwork': {
    tone: 'primary',
    fields: [
      {
        name: 'unconfirmed',
        kind: 'own',
        input: WithoutJudged,
        marksParts: true,
        label: { ja: '未確認の項目を残す所属と理由', en: 'Sections with items left unconfirmed' },
        hint: {
          ja: '判定していない項目がある所属には、それぞれに理由が必要です。',
          en: 'Every section with items not judged yet needs a reason.',
        },
      },
    ],
    confirm: { ja: '本調査を終え、評価に進みます。', en: 'The fieldwork ends and the evaluation begins.' },
  },
  'audit.openExchange': {
    tone: 'primary',
    confirm: { ja: '対象の所属に指摘事項案が示されます。', en: 'The sections will see the draft findings.' },
  },
  'audit.closeExchange': {
    tone: 'primary',
    confirm: { ja: '意見交換を終え、報告書の作成に進みます。', en: 'The exchange ends; the report is next.' },
  },
  'audit.finalizeReport': {
    tone: 'primary',
    fields: [{ name: 'summary', kind: 'prose', label: { ja: '総評', en: 'Overall opinion' } }],
    confirm: {
      ja: '報告書を確定し、CISOに提出します。確定した内容は変えられません。',
      en: 'The report is frozen and goes to the CISO. It cannot be changed afterwards.',
    },
  },
  'audit.acknowledgeReport': { tone: 'primary', fields: [{ name: 'comment', kind: 'prose' }] },
  'audit.issueInstructions': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: { ja: '対象の所属に改善を指示し終えたことを記録します。', en: 'All instructions have been given.' },
  },
  'audit.startFollowUp': {
    tone: 'primary',
    confirm: { ja: 'フォローアップを始めます。', en: 'The follow-up begins.' },
  },
  'audit.close': { tone: 'primary', fields: [{ name: 'comment', kind: 'prose' }] },
  'audit.remindLate': {
    fields: [
      {
        name: 'text',
        kind: 'own',
        input: ReminderInput,
        label: { ja: '督促の文', en: 'Words of the reminder' },
        hint: { ja: '空欄のときは、決まった文を送ります。', en: 'Left empty, the usual words are sent.' },
      },
    ],
    confirm: {
      ja: '回答期限を過ぎた所属すべての担当者と所属長に、督促のメールを送ります。',
      en: 'The contacts and the head of every section that is late get a letter.',
    },
    done: { ja: '督促しました', en: 'Reminders have been sent' },
  },
  'audit.reportUrgent': {
    tone: 'danger',
    fields: [{ name: 'summary', kind: 'prose' }],
    confirm: { ja: 'CISOとCSIRTに、ただちに知らせます。', en: 'CISO and CSIRT are told at once.' },
  },
  'audit.override': {
    fields: [
      { name: 'personId', kind: 'choice', options: membersOf, label: { ja: '監査人', en: 'Auditor' } },
      { name: 'departmentId', kind: 'choice', options: sectionsOf },
      { name: 'reason', kind: 'prose' },
    ],
    confirm: {
      ja: '独立性の要件の例外を認めます。理由は報告書に載ります。',
      en: 'An exception from independence is allowed. The reason is printed in the report.',
    },
  },
  'audit.changeTeam': {
    initial: ({ team }) => ({ team }),
    fields: [
      { name: 'team', kind: 'own', input: TeamInput, label: { ja: '監査人', en: 'Team' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
  'audit.suspend': {
    tone: 'danger',
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '再開するまで、回答・提出・判定が止まります。監査人と、通知済みの所属の課長に知らせます。所属に理由は伝わりません。',
      en: 'Answers, files and judgements rest until it is resumed. The team is told, and the heads of notified sections, who do not learn the reason.',
    },
    done: { ja: '監査を中断しました', en: 'The audit is suspended' },
  },
  'audit.resume': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '監査を再開しました', en: 'The audit is resumed' },
  },
  'audit.cancel': {
    tone: 'danger',
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '監査を中止します。取り消せません。監査人と、通知済みの所属の課長に知らせます。所属に理由は伝わりません。',
      en: 'The audit is cancelled for good. The team is told, and the heads of notified sections, who do not learn the reason.',
    },
    done: { ja: '監査を中止しました', en: 'The audit is cancelled' },
  },
});

/** What the office decides about the due date of one section. */
export const sectionActs = actsOf<ItemOf<'general', 'audit.board'>>()({
  'assignment.grantExtension': {
    tone: 'primary',
    confirm: (one, dates) => moreTime(one, dates, one.departmentName),
  },
  'assignment.refuseExtension': { fields: [{ name: 'reason', kind: 'prose' }] },
  'assignment.extend': {
    fields: [
      { name: 'dueDate', kind: 'date' },
      { name: 'reason', kind: 'prose' },
    ],
  },
});
