import { catalogue } from '#web/text/catalogue.ts';

export const handOverText = catalogue(
  {
    tasks: '開いている仕事',
    noTasks: 'この職を待っている仕事はありません。',
    audits: '進行中の監査',
    noAudits: '進行中の監査はありません。',
    findings: '未完了の指摘事項',
    noFindings: '未完了の指摘事項はありません。',
    risks: '期限付きで受容しているリスク',
    noRisks: '受容しているリスクはありません。',
    last: '最近終わった指摘事項',
    noLast: '終わった指摘事項はありません。',
  },
  {
    tasks: 'Open work',
    noTasks: 'Nothing waits for this post.',
    audits: 'Audits under way',
    noAudits: 'No audit is under way.',
    findings: 'Open findings',
    noFindings: 'There is no open finding.',
    risks: 'Accepted risks, with their ends',
    noRisks: 'No risk is being accepted.',
    last: 'Findings closed lately',
    noLast: 'No finding has been closed.',
  },
);
