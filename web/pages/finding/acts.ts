import type { Out } from '#web/api/types.ts';
import { moreTime } from '#web/commands/more-time.ts';
import { actsOf } from '#web/commands/table.ts';
import type { Words } from '#web/text/catalogue.ts';
import { followUpMethods, optionsOf } from './follow-up-words.ts';
import { EvidenceInput } from './EvidenceInput.tsx';
import { LaterAuditInput } from './LaterAuditInput.tsx';

export type Finding = Out<'general', 'finding.get'>;

const evidence: Words = { ja: '根拠とする証跡', en: 'Evidence for it' };
const mail = (who: string, whom: string): Words => ({ ja: `${who}に知らせます。`, en: `${whom} is told.` });
const answer: Words = { ja: '所属への回答', en: 'Answer to the section' };
const dueDate: Words = { ja: '改善期限', en: 'Due date' };

/** The course of a finding, and of the improvement that follows from it. */
export const findingActs = actsOf<Finding>()({
  'finding.passReview': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '相互確認を終えました', en: 'The review is passed' },
  },
  'finding.returnReview': {
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '差し戻しました', en: 'Returned' },
  },
  'finding.present': {
    tone: 'primary',
    confirm: {
      ja: '所属の課長に示し、事実の確認を求めます。示したあとは、異議がないかぎり内容を変えられません。',
      en: 'The section head is asked to confirm the facts. From then on the text changes only after a dispute.',
    },
    done: { ja: '所属に示しました', en: 'Presented to the section' },
  },
  'finding.confirmFacts': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: {
      ja: '指摘された事実に相違がないことを確認します。',
      en: 'You confirm that the facts are as they are described.',
    },
    done: { ja: '事実を確認しました', en: 'The facts are confirmed' },
  },
  'finding.dispute': {
    fields: [
      { name: 'reason', kind: 'prose', label: { ja: '事実と異なる点と、その根拠', en: 'What is not so, and why' } },
      { name: 'evidenceIds', kind: 'own', input: EvidenceInput, label: evidence, required: false },
    ],
    done: { ja: '異議を伝えました', en: 'Your dispute was sent' },
  },
  'finding.uphold': {
    fields: [{ name: 'answer', kind: 'prose', label: answer }],
    confirm: mail('所属', 'The section'),
  },
  'finding.withdrawDisputed': {
    tone: 'danger',
    fields: [{ name: 'answer', kind: 'prose', label: answer }],
    confirm: { ja: '指摘を取り下げます。元には戻せません。', en: 'The finding is withdrawn for good.' },
  },
  'finding.withdraw': {
    tone: 'danger',
    fields: [{ name: 'comment', kind: 'prose', label: { ja: '理由', en: 'Reason' } }],
  },
  'finding.instruct': {
    tone: 'primary',
    fields: [
      { name: 'text', kind: 'prose', label: { ja: '改善指示の内容', en: 'Instruction' } },
      { name: 'dueDate', kind: 'date', label: dueDate },
    ],
    confirm: mail('所属', 'The section'),
    done: { ja: '改善を指示しました', en: 'The improvement is instructed' },
  },
  'remediation.startDrafting': {
    tone: 'primary',
    done: { ja: '改善計画を書けます', en: 'The plan can be written now' },
  },
  'remediation.requestApproval': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: mail('課長', 'The section head'),
    done: { ja: '課長に確認を求めました', en: 'The head is asked' },
  },
  'remediation.submit': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: {
      ja: '課長として承認し、改善計画を提出します。',
      en: 'You approve the plan as section head and submit it.',
    },
    done: { ja: '改善計画を提出しました', en: 'The plan is submitted' },
  },
  'remediation.returnInternally': { fields: [{ name: 'comment', kind: 'prose' }] },
  'remediation.approve': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '改善計画を承認しました', en: 'The plan is approved' },
  },
  'remediation.return': {
    fields: [{ name: 'comment', kind: 'prose', label: { ja: '直してほしい点', en: 'What has to change' } }],
  },
  'remediation.withdraw': { fields: [{ name: 'reason', kind: 'prose' }] },
  'remediation.start': { tone: 'primary', done: { ja: '改善に着手しました', en: 'The improvement has begun' } },
  'remediation.reportCompletion': {
    tone: 'primary',
    fields: [
      { name: 'report', kind: 'prose', label: { ja: '実施した改善', en: 'What was done' } },
      { name: 'completedOn', kind: 'date', label: { ja: '改善を終えた日', en: 'Completed on' } },
      { name: 'evidenceIds', kind: 'own', input: EvidenceInput, label: evidence, required: false },
    ],
    fixed: () => ({ evidenceIds: [] }),
    confirm: {
      ja: '課長として改善の完了を報告します。監査人が確認します。',
      en: 'You report completion as section head; an auditor verifies it.',
    },
    done: { ja: '改善の完了を報告しました', en: 'Completion is reported' },
  },
  'remediation.progress': {
    fields: [
      { name: 'progress', kind: 'number', label: { ja: '進み具合(0〜100%)', en: 'Progress (0 to 100 %)' } },
      { name: 'comment', kind: 'line' },
    ],
    initial: ({ remediation }) => ({ progress: remediation?.progress }),
    done: { ja: '進み具合を記録しました', en: 'Progress is recorded' },
  },
  'remediation.interim': {
    fields: [
      {
        name: 'interim',
        kind: 'prose',
        label: { ja: '暫定措置', en: 'Interim measure' },
        hint: {
          ja: '恒久的な改善が済むまでの間にしていることを書きます。',
          en: 'What is done until the lasting improvement is there.',
        },
      },
    ],
    initial: ({ remediation }) => ({ interim: remediation?.interim }),
  },
  'remediation.startVerification': {
    tone: 'primary',
    done: { ja: '確認を始めました', en: 'The verification has begun' },
  },
  'remediation.verify': {
    tone: 'primary',
    fields: [{ name: 'result', kind: 'prose', label: { ja: '確認した結果', en: 'What you found' } }],
    done: { ja: '改善を確認しました', en: 'The improvement is verified' },
  },
  'remediation.judgeNotEffective': {
    fields: [{ name: 'result', kind: 'prose', label: { ja: '不十分な点', en: 'What is not enough' } }],
    confirm: mail('所属', 'The section'),
  },
  'finding.close': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '完了としました', en: 'Closed' },
  },
  'finding.closeWithoutAction': { fields: [{ name: 'comment', kind: 'prose' }] },
  'finding.reply': {
    tone: 'primary',
    fields: [
      {
        name: 'text',
        kind: 'prose',
        label: { ja: '所属の回答', en: 'Reply of the section' },
        hint: {
          ja: '改善に代えて残留リスクの受容を求めるときは、理由と代わりの対策も書きます。',
          en: 'To have the risk accepted instead of removed, say why, and what is done in its place.',
        },
      },
    ],
    done: { ja: '回答しました', en: 'The reply is there' },
    initial: ({ reply }) => ({ text: reply }),
  },
  'remediation.grantExtension': {
    tone: 'primary',
    confirm: ({ remediation }, dates) => moreTime(remediation, dates),
  },
  'remediation.refuseExtension': { fields: [{ name: 'reason', kind: 'prose' }] },
  'remediation.requestExtension': {
    fields: [
      { name: 'to', kind: 'date', label: { ja: '延ばしたい日', en: 'Until' } },
      { name: 'reason', kind: 'prose' },
    ],
    done: { ja: '延長を申請しました', en: 'More time has been asked for' },
  },
  'remediation.extend': {
    fields: [
      { name: 'dueDate', kind: 'date', label: { ja: '新しい改善期限', en: 'New due date' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
  'remediation.comment': {
    fields: [{ name: 'text', kind: 'prose', label: { ja: '意見', en: 'Comment' } }],
    done: { ja: '意見を書きました', en: 'Your comment is there' },
  },
  'remediation.transfer': {
    fields: [
      { name: 'ownerPostId', kind: 'post', label: { ja: '引き継ぐ職', en: 'Post that takes over' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
  'followUp.create': {
    fields: [
      {
        name: 'method',
        kind: 'choice',
        label: { ja: '方法', en: 'Method' },
        options: optionsOf(followUpMethods),
      },
      { name: 'plannedOn', kind: 'date', label: { ja: '予定日', en: 'Planned on' } },
      {
        name: 'laterAuditId',
        kind: 'own',
        input: LaterAuditInput,
        label: { ja: '見届ける次回の監査', en: 'Later audit that looks at it' },
        hint: { ja: '方法が「次回の監査」のときだけ選びます。', en: 'Only where the method is the next audit.' },
      },
    ],
    done: { ja: 'フォローアップを計画しました', en: 'The follow-up is planned' },
  },
  'finding.acceptRisk': {
    fields: [
      { name: 'compensatingControl', kind: 'prose', label: { ja: '代わりの対策', en: 'Compensating control' } },
      {
        name: 'expiresOn',
        kind: 'date',
        label: { ja: '受容の期限', en: 'Accepted until' },
        hint: { ja: '期限が来ると、もう一度判断を求めます。', en: 'On that day you are asked to decide again.' },
      },
    ],
    confirm: {
      ja: '改善に代えて、期限を定めて残留リスクを受け入れます。',
      en: 'The remaining risk is accepted for a time instead of being removed.',
    },
  },
  'finding.orderHorizontalChecks': {
    fields: [
      { name: 'sections', kind: 'departments', label: { ja: '確認を求める所属', en: 'Sections to be asked' } },
      { name: 'title', kind: 'line' },
      {
        name: 'risk',
        kind: 'prose',
        label: { ja: '弱点とおそれ', en: 'Weakness and risk' },
        hint: {
          ja: '指摘を受けた所属の名前や内容は伝わりません。ここに書いた文だけが伝わります。',
          en: 'The sections are told these words only: not the finding, nor where it was made.',
        },
      },
      { name: 'dueDate', kind: 'date', label: { ja: '回答期限', en: 'Answer by' } },
    ],
    confirm: mail('選んだ所属の課長', 'The head of each section'),
    done: { ja: 'ほかの所属に確認を求めました', en: 'The sections have been asked' },
  },
  'finding.reopen': {
    tone: 'danger',
    fields: [
      { name: 'text', kind: 'prose', label: { ja: '再び改善を求める理由', en: 'Why it has to be improved again' } },
      { name: 'dueDate', kind: 'date', label: dueDate },
    ],
    fixed: ({ followUps }) => ({
      followUpId: followUps.findLast(({ result }) => result === 'ineffective')?.followUpId,
    }),
  },
  'finding.carryOver': {
    fields: [
      { name: 'laterAuditId', kind: 'own', input: LaterAuditInput, label: { ja: '引き継ぐ監査', en: 'Later audit' } },
      { name: 'reason', kind: 'prose' },
    ],
    done: { ja: '後の監査に引き継ぎました', en: 'Carried over' },
  },
  'finding.unlinkRepeat': {
    confirm: {
      ja: '前の年度の指摘との関連付けを外し、重大度を元に戻します。',
      en: 'The link goes, and the grade becomes what it was.',
    },
  },
});
