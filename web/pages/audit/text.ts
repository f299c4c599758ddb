import { catalogue } from '#web/text/catalogue.ts';

export const text = catalogue(
  {
    title: '監査',
    sealedTitle: '特定個人情報の監査',
    help: '年度の監査の一覧です。年度は画面上部で切り替えます。',
    none: 'この年度の監査は、まだありません',
    noneNote: '年度を切り替えるか、年度計画から監査を作成してください。',
    sections: (n: string) => `${n}所属`,
    period: '期間',
    kind: '種別',
    purpose: '目的',
    scope: '範囲',
    criteria: '監査の基準',
    dueDate: '回答期限',
    sectionsHead: '対象の所属',
    team: '監査人',
    lead: '主任監査人',
    member: '監査人',
    ended: '契約終了または利用停止',
  },
  {
    title: 'Audits',
    sealedTitle: 'Sealed audits',
    help: 'The audits of a fiscal year. Choose the year at the top of the page.',
    none: 'There is no audit in this fiscal year yet',
    noneNote: 'Choose another year, or create an audit from the yearly plan.',
    sections: (n: string) => `${n} sections`,
    period: 'Period',
    kind: 'Kind',
    purpose: 'Purpose',
    scope: 'Scope',
    criteria: 'Criteria',
    dueDate: 'Answers due',
    sectionsHead: 'Sections',
    team: 'Team',
    lead: 'Lead auditor',
    member: 'Auditor',
    ended: 'contract ended or account stopped',
  },
);

export const kinds = {
  internal: { ja: '内部監査', en: 'Internal' },
  external: { ja: '外部監査', en: 'External' },
  joint: { ja: '内部・外部の合同監査', en: 'Joint' },
} as const;
