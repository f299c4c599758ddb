import { catalogue } from '#web/text/catalogue.ts';

export const formText = catalogue(
  {
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
