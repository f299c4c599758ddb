/** One step of the main path: the operation, and who does it in the made-up city that `npm start` begins with. */
export type Step = { operation: string; as: string; note?: string };
type Phase = { ja: string; en: string; steps: readonly Step[] };

const step = (as: string, operation: string, note?: string): Step => ({ as, operation, ...(note ? { note } : {}) });

const office = 'jimukyoku';
const chief = 'tokatsu';
const lead = 'kansa1';
const member = 'kansa3';
const contact = 'tanto-d202';
const head = 'kacho-d202';

/** A whole audit, from the plan of the year to its close. */
export const journey: readonly Phase[] = [
  {
    ja: '年度の計画',
    en: 'The plan of the year',
    steps: [step(office, 'plan.create'), step(chief, 'plan.submit'), step('ciso', 'plan.approve')],
  },
  {
    ja: '点検票',
    en: 'The checklist',
    steps: [
      step(office, 'checklist.preview', '何も保存しません。答えの previewHash を次で使います'),
      step(office, 'checklist.import'),
      step(chief, 'checklist.publish', '取り込んだ本人は公開できません'),
    ],
  },
  {
    ja: '監査の準備',
    en: 'Preparing the audit',
    steps: [
      step(office, 'audit.create', 'team にはチームの人の personId を書きます'),
      step(lead, 'audit.submitPlan'),
      step(chief, 'audit.approve'),
      step(chief, 'audit.notify', '所属ごとに点検票が配られます(数秒)'),
    ],
  },
  {
    ja: '所属の回答',
    en: 'The section answers',
    steps: [
      step(contact, 'assignment.acknowledge'),
      step(contact, 'response.answerMany', '1回に25項目まで。全項目に回答します'),
      step(contact, 'assignment.requestApproval'),
      step(head, 'assignment.approve'),
      step(lead, 'assignment.accept'),
    ],
  },
  {
    ja: '証跡',
    en: 'Evidence',
    steps: [
      step(contact, 'evidence.create', '答えの upload のとおりにファイルをPUTします'),
      step(contact, 'evidence.complete', '検査が終わると available になります(数秒)'),
      step(member, 'evidence.download'),
    ],
  },
  {
    ja: '調査と指摘',
    en: 'Fieldwork and findings',
    steps: [
      step(lead, 'audit.startPreliminary'),
      step(lead, 'audit.startFieldwork'),
      step(member, 'response.judgeMany'),
      step(member, 'finding.create'),
      step(lead, 'finding.passReview', '書いた本人は確認できません'),
      step(lead, 'audit.endFieldwork'),
    ],
  },
  {
    ja: '意見交換と報告',
    en: 'Exchange of opinions and report',
    steps: [
      step(lead, 'audit.openExchange'),
      step(lead, 'finding.present'),
      step(head, 'finding.confirmFacts'),
      step(lead, 'audit.closeExchange'),
      step(chief, 'audit.finalizeReport', '指摘事項に番号が付きます(数秒)'),
      step('ciso', 'audit.acknowledgeReport'),
      step('ciso', 'finding.instruct', '改善を要する指摘事項のそれぞれに'),
      step('ciso', 'audit.issueInstructions'),
    ],
  },
  {
    ja: '改善',
    en: 'Improvement',
    steps: [
      step(contact, 'remediation.startDrafting'),
      step(contact, 'remediation.draft'),
      step(contact, 'remediation.requestApproval'),
      step(head, 'remediation.submit'),
      step('joho', 'remediation.approve'),
      step(contact, 'remediation.start'),
      step(contact, 'remediation.progress'),
      step(head, 'remediation.reportCompletion'),
      step(member, 'remediation.startVerification'),
      step(member, 'remediation.verify'),
    ],
  },
  {
    ja: 'フォローアップと終了',
    en: 'Follow-up and close',
    steps: [
      step(chief, 'audit.startFollowUp'),
      step(lead, 'followUp.create', '期日が来たら次へ進みます'),
      step(lead, 'followUp.start'),
      step(lead, 'followUp.conclude'),
      step(chief, 'followUp.report'),
      step(chief, 'finding.close'),
      step(chief, 'audit.close'),
    ],
  },
];
