import { catalogue } from '#web/text/catalogue.ts';

export const formText = catalogue(
  {
    formHelp:
      '監査の実施計画です。対象の所属、監査人、点検票、期間を決めます。監査統括責任者の承認のあとで、所属に通知します。',
    create: '監査を作成する',
    createOrdered: '特命監査を作成する',
    rewrite: '実施計画を書き直す',
    save: '実施計画を保存する',
    from: (plan: string) => `「${plan}」にもとづく監査です。計画にある所属から選びます。`,
    lead: '主任監査人',
    member: '監査人',
    roleOf: (name: string) => `${name}の役割`,
    newRequest: '新しい依頼',
    addRequest: '依頼を加える',
    requestTitle: '依頼する資料',
    requestDetail: '補足(任意)',
    checklist: (title: string, version: string, items: string) => `${title} 第${version}版(${items}項目)`,
  },
  {
    formHelp:
      'The plan of one audit: sections, auditors, checklist and dates. The sections are told after the chief audit officer has approved it.',
    create: 'Create an audit',
    createOrdered: 'Create an audit by order of the CISO',
    rewrite: 'Rewrite the plan of the audit',
    save: 'Save the plan of the audit',
    from: (plan: string) => `An audit of “${plan}”. Its sections are among those of the plan.`,
    lead: 'Lead auditor',
    member: 'Auditor',
    roleOf: (name: string) => `Role of ${name}`,
    newRequest: 'New request',
    addRequest: 'Add a request',
    requestTitle: 'What is asked for',
    requestDetail: 'More about it (optional)',
    checklist: (title: string, version: string, items: string) => `${title}, version ${version} (${items} items)`,
  },
);
