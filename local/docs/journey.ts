/** One step of the main path: the operation, and who does it in the made-up city that `npm start` begins with. */
type Step = { operation: string; as: string; note?: readonly [ja: string, en: string] };
type Phase = { ja: string; en: string; steps: readonly Step[] };

const step = (as: string, operation: string, ...[ja, en]: [] | [ja: string, en: string]): Step => ({
  as,
  operation,
  ...(ja && en ? { note: [ja, en] } : {}),
});

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
      step(
        office,
        'checklist.preview',
        '何も保存しません。答えの previewHash を次で使います',
        'nothing is saved; the next step repeats its previewHash',
      ),
      step(office, 'checklist.import'),
      step(chief, 'checklist.publish', '取り込んだ本人は公開できません', 'not by whoever imported it'),
    ],
  },
  {
    ja: '監査の準備',
    en: 'Preparing the audit',
    steps: [
      step(
        office,
        'audit.create',
        'team にはチームの人の personId を書きます',
        'team holds the personIds of the auditors',
      ),
      step(lead, 'audit.submitPlan'),
      step(chief, 'audit.approve'),
      step(
        chief,
        'audit.notify',
        '所属ごとに点検票が配られます(数秒)',
        'each section gets its checklist within seconds',
      ),
    ],
  },
  {
    ja: '所属の回答',
    en: 'The section answers',
    steps: [
      step(contact, 'assignment.acknowledge'),
      step(
        contact,
        'response.answerMany',
        '1回に25項目まで。全項目に回答します',
        '25 items a call, until all are answered',
      ),
      step(contact, 'assignment.requestApproval'),
      step(head, 'assignment.approve'),
      step(lead, 'assignment.accept'),
    ],
  },
  {
    ja: '証跡',
    en: 'Evidence',
    steps: [
      step(
        contact,
        'evidence.create',
        '答えの upload のとおりにファイルをPUTします',
        'then PUT the file as the answer’s upload says',
      ),
      step(
        contact,
        'evidence.complete',
        '検査が終わると available になります(数秒)',
        'inspected within seconds, it becomes available',
      ),
      step(member, 'evidence.download'),
    ],
  },
  {
    ja: '調査と指摘',
    en: 'Fieldwork and findings',
    steps: [
      step(lead, 'audit.startPreliminary'),
      step(lead, 'audit.startFieldwork'),
      step(member, 'response.judgeMany', '提出された全項目を判定します', 'until every item is judged'),
      step(member, 'finding.create'),
      step(lead, 'finding.passReview', '書いた本人は確認できません', 'not by its author'),
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
      step(
        chief,
        'audit.finalizeReport',
        '指摘事項に番号が付きます(数秒)',
        'the findings get their numbers within seconds',
      ),
      step('ciso', 'audit.acknowledgeReport'),
      step('ciso', 'finding.instruct', '改善を要する指摘事項のそれぞれに', 'for each finding that needs improvement'),
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
      step(lead, 'followUp.create', '期日が来たら次へ進みます', 'go on when its day has come'),
      step(lead, 'followUp.start'),
      step(lead, 'followUp.conclude'),
      step(chief, 'followUp.report'),
      step(chief, 'finding.close'),
      step(chief, 'audit.close'),
    ],
  },
];
