type Name = readonly [ja: string, en: string];

/** What the first part of an operation's name stands for. Documents list groups in this order. */
export const groups: Readonly<Record<string, Name>> = {
  me: ['自分', 'Me'],
  department: ['所属', 'Departments'],
  post: ['職', 'Posts'],
  person: ['職員等', 'People'],
  transfer: ['人事異動', 'Transfers'],
  plan: ['監査計画', 'Plans'],
  audit: ['監査', 'Audits'],
  disposal: ['廃棄目録', 'Disposal'],
  hold: ['監査の廃棄の停止', 'Legal hold of an audit'],
  planHold: ['計画の廃棄の停止', 'Legal hold of a plan'],
  checklistHold: ['点検票の廃棄の停止', 'Legal hold of a checklist version'],
  spiWorkHold: ['台帳の事務の廃棄の停止', 'Legal hold of an entry of the register'],
  outsourcingHold: ['委託の廃棄の停止', 'Legal hold of a contract'],
  breachHold: ['漏えい等の記録の廃棄の停止', 'Legal hold of a breach'],
  visit: ['監査への立入り', 'Entering a sealed audit'],
  needToKnow: ['閲覧できる人', 'Need to know'],
  emergencyAccess: ['緊急の閲覧', 'Emergency access'],
  spiWork: ['個人番号利用事務等の台帳', 'Register of number-using work'],
  outsourcing: ['委託先の監督', 'Supervision of contractors'],
  ppcReport: ['定期的な報告', 'Yearly report to the PPC'],
  breach: ['漏えい等', 'Breaches'],
  handOver: ['引継ぎ', 'Hand-over'],
  checklist: ['点検票', 'Checklists'],
  mappingProfile: ['取込み設定', 'Mapping profiles'],
  assignment: ['配布された点検票', 'Assignments'],
  response: ['回答と判定', 'Answers and judgements'],
  package: ['回答用Excel', 'Answer packages'],
  sectionNote: ['所属の内部メモ', 'Section notes'],
  question: ['質問と回答', 'Questions'],
  request: ['資料依頼', 'Evidence requests'],
  evidence: ['証跡', 'Evidence'],
  logAnalysis: ['ログ分析', 'Analyses of logs'],
  onsiteViewing: ['現地閲覧', 'Viewings on site'],
  reconciliation: ['証跡の照合', 'Comparison of evidence with what is stored'],
  workpaper: ['監査調書', 'Workpapers'],
  finding: ['指摘事項', 'Findings'],
  meeting: ['意見交換会', 'Exchange meetings'],
  report: ['監査報告書', 'Report'],
  horizontalCheck: ['横展開', 'Horizontal checks'],
  remediation: ['改善', 'Improvement'],
  followUp: ['フォローアップ', 'Follow-ups'],
};

export const planeNames = {
  directory: ['組織と人', 'Directory'],
  general: ['一般の監査', 'General audit track'],
  spi: ['特定個人情報の監査', 'Audit track for specific personal information'],
} as const;

/** The group an operation belongs to: `finding` for `finding.confirmFacts`. */
export const groupOf = (operation: string): string => operation.split('.')[0] ?? operation;
