import type { ItemOf, Out } from '#web/api/types.ts';
import { moreTime } from '#web/commands/more-time.ts';
import { actsOf } from '#web/commands/table.ts';
import { EvidenceInput } from '#web/pages/finding/EvidenceInput.tsx';
import { ItemsInput } from '#web/pages/finding/ItemsInput.tsx';
import { RemarksInput } from './RemarksInput.tsx';

export type Assignment = Out<'general', 'assignment.get'>;

/** What auditors do with a section's checklist as a whole. */
export const assignmentActs = actsOf<Assignment>()({
  'assignment.accept': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: { ja: '所属の回答を受理します。', en: 'The section’s answers are accepted.' },
    done: { ja: '受理しました', en: 'Accepted' },
  },
  'assignment.return': {
    fields: [
      { name: 'remarks', kind: 'own', input: RemarksInput, label: { ja: '項目ごとの理由', en: 'Why, item by item' } },
      { name: 'comment', kind: 'prose', label: { ja: '全体へのコメント', en: 'Comment on the whole' } },
    ],
    done: { ja: '差し戻しました', en: 'Returned' },
  },
  'assignment.reopen': { fields: [{ name: 'reason', kind: 'prose' }] },
});

/** Questions between team and section. */
export const questionActs = actsOf<ItemOf<'general', 'question.list'>>()({
  'question.answer': {
    tone: 'primary',
    fields: [{ name: 'text', kind: 'prose', label: { ja: '回答', en: 'Answer' } }],
  },
  'question.askAgain': { fields: [{ name: 'text', kind: 'prose', label: { ja: '質問', en: 'Question' } }] },
  'question.close': {},
});

/** What is begun rather than changed: nothing of it is there yet that could say what may be done. */
type Begun = { may?: readonly string[]; version?: number };
export type Subject = Begun & { auditId: string; departmentId: string; itemKey: string };
export const askActs = actsOf<Subject>()({
  'question.ask': {
    fields: [{ name: 'text', kind: 'prose', label: { ja: '所属への質問', en: 'Question to the section' } }],
    fixed: ({ itemKey }) => ({ itemKey }),
    offered: () => true,
    done: { ja: '質問しました', en: 'Asked' },
  },
});

export type Request = ItemOf<'general', 'request.list'>;

/** Evidence requests, as auditors and office handle them. */
export const requestActs = actsOf<Request>()({
  'request.send': { tone: 'primary', done: { ja: '依頼しました', en: 'Requested' } },
  'request.startReview': { tone: 'primary' },
  'request.accept': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '受理しました', en: 'Accepted' },
  },
  'request.return': { fields: [{ name: 'comment', kind: 'prose', label: { ja: '差戻しの理由', en: 'Why' } }] },
  'request.grantExtension': {
    tone: 'primary',
    confirm: (one, dates) => moreTime(one, dates),
  },
  'request.refuseExtension': { fields: [{ name: 'reason', kind: 'prose' }] },
  'request.waiveOnsite': {
    fields: [
      {
        name: 'comment',
        kind: 'prose',
        label: { ja: '現地で確認した内容', en: 'What was seen on site' },
        hint: { ja: 'いつ・どこで・何を見たかを書きます。', en: 'When, where, and what.' },
      },
    ],
  },
  'request.withdraw': {
    tone: 'danger',
    fields: [{ name: 'comment', kind: 'prose', label: { ja: '理由', en: 'Reason' } }],
  },
});

export type Section = Begun & { auditId: string; departmentId: string };

export const newRequestActs = actsOf<Section>()({
  'request.create': {
    tone: 'primary',
    label: { ja: '依頼を書く', en: 'Write a request' },
    fields: [
      { name: 'title', kind: 'line', label: { ja: '依頼する資料', en: 'What is requested' } },
      { name: 'detail', kind: 'prose', label: { ja: '補足', en: 'Details' } },
      {
        name: 'itemKeys',
        kind: 'own',
        input: ItemsInput,
        required: false,
        label: { ja: '点検項目', en: 'Checklist items' },
      },
      {
        name: 'dueDate',
        kind: 'date',
        hint: {
          ja: '空欄のときは点検票の回答期限、それを過ぎていれば1週間後です。',
          en: 'Left empty: when the answers are due, or in a week once that day has passed.',
        },
      },
    ],
    offered: () => true,
    done: {
      ja: '下書きにしました。「依頼を送る」で所属に届きます',
      en: 'Kept as a draft: send it to reach the section',
    },
  },
});

export type Paper = ItemOf<'general', 'workpaper.list'>;

export const methods = {
  documentReview: { ja: '書類の閲覧', en: 'Documents' },
  interview: { ja: '面談', en: 'Interview' },
  siteVisit: { ja: '現地の視察', en: 'Visit' },
  systemCheck: { ja: 'システムの確認', en: 'System' },
} as const;

const paperFields = [
  { name: 'itemKeys', kind: 'own', input: ItemsInput, label: { ja: '点検項目', en: 'Checklist items' } },
  {
    name: 'method',
    kind: 'choice',
    label: { ja: '方法', en: 'Method' },
    options: Object.entries(methods).map(([value, label]) => ({ value, label })),
  },
  { name: 'doneOn', kind: 'date', label: { ja: '実施日', en: 'Done on' } },
  { name: 'procedure', kind: 'prose', label: { ja: '実施した手続', en: 'Procedure' } },
  {
    name: 'interviewedPosts',
    kind: 'lines',
    required: false,
    label: { ja: '面談した相手の職', en: 'Posts interviewed' },
    hint: { ja: '1行に1つ、氏名ではなく職を書きます。', en: 'One a line: the post, not the name.' },
  },
  { name: 'facts', kind: 'prose', required: false, label: { ja: '確認した事実', en: 'Facts' } },
  {
    name: 'evidenceIds',
    kind: 'own',
    input: EvidenceInput,
    required: false,
    label: { ja: '根拠とする証跡', en: 'Evidence' },
  },
  { name: 'conclusion', kind: 'prose', required: false, label: { ja: '結論', en: 'Conclusion' } },
] as const;

const unwritten = { interviewedPosts: [], facts: '', evidenceIds: [], conclusion: '' };

export const newPaperActs = actsOf<Section>()({
  'workpaper.create': {
    tone: 'primary',
    fields: paperFields,
    fixed: () => unwritten,
    offered: () => true,
    done: { ja: '監査調書を保存しました', en: 'The workpaper is saved' },
  },
});

/** Workpapers are written by one auditor and reviewed by another. */
export const paperActs = actsOf<Paper>()({
  'workpaper.passReview': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '相互確認を終えました', en: 'Reviewed' },
  },
  'workpaper.returnReview': { fields: [{ name: 'comment', kind: 'prose', label: { ja: '差戻しの理由', en: 'Why' } }] },
  'workpaper.edit': {
    fields: paperFields,
    fixed: () => unwritten,
    initial: (paper) => Object.fromEntries(paperFields.map(({ name }) => [name, paper[name]])),
    confirm: {
      ja: '相互確認済みの調書は、書き直すともう一度確認が要ります。',
      en: 'A reviewed paper has to be reviewed again afterwards.',
    },
  },
  'workpaper.withdraw': {
    tone: 'danger',
    fields: [{ name: 'comment', kind: 'prose', label: { ja: '理由', en: 'Reason' } }],
  },
});
