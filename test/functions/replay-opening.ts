import { randomBytes } from 'node:crypto';
import { nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import { checklistFile, inDays, otherHeadings, year } from '#test/support/api-audits.ts';
import { staffFile } from '#test/support/staff-lists.ts';
import { call, type Chapter, keep, type Notes, said, why } from './replay-chapter.ts';

export const auditOf = ({ ids, people }: Notes) => ({
  fiscalYear: year,
  planId: ids['planId'],
  title: '財政・保育所属の監査',
  kind: 'internal',
  purpose: '遵守状況を確かめる。',
  scope: '',
  method: 'both',
  opinionType: 'advisory',
  criteria: '対策基準',
  checklistId: ids['checklistId'],
  checklistVersion: 1,
  startsOn: inDays(0),
  endsOn: inDays(120),
  sections: ['D101', 'D102'],
  team: [
    { personId: people['lead'], role: 'lead' },
    { personId: people['member'], role: 'member' },
  ],
});

const contract = {
  company: '株式会社みなと監査',
  contractNo: '契監第8号',
  from: inDays(0),
  to: inDays(200),
  independenceDeclared: true,
  interests: [{ departmentId: 'D105', system: '文書管理システム' }],
};

const transferred = {
  ...staffFile([
    ['所属コード', '職名', '氏名', 'サインイン名', 'メール'],
    ['D103', '主査', '異動 花子', 'idou', 'idou@mihon.example'],
  ]),
  from: inDays(1),
  missing: 'keep',
};

export const directory: Chapter[] = [
  call(
    'admin',
    'department.create',
    { departmentId: 'D301', name: '消防課', parentId: 'D10', implementingBody: '消防', validFrom: inDays(0) },
    { keeps: keep('departmentId') },
  ),
  call('admin', 'department.close', { validTo: inDays(400) }),
  call(
    'office',
    'person.create',
    { name: '新人', subject: 'rookie', email: 'rookie@mihon.example' },
    { keeps: keep('personId') },
  ),
  call(
    'office',
    'post.create',
    { departmentId: 'D103', title: '主任', roles: [], validFrom: inDays(0) },
    { keeps: keep('postId') },
  ),
  call('office', 'post.handOver', ({ ids }) => ({ personId: ids['personId'], from: inDays(0) })),
  call('office', 'post.appointDeputy', ({ people }) => ({
    personId: people['staff'],
    from: inDays(0),
    to: inDays(30),
    ...why,
  })),
  call('admin', 'post.endDeputy', ({ people }) => ({ personId: people['staff'] })),
  call('office', 'post.close', { validTo: inDays(1) }),
  call('office', 'transfer.preview', transferred, {
    keeps: ({ ids, last }) => void (ids['transferHash'] = String(last['previewHash'])),
  }),
  call('office', 'transfer.apply', ({ ids }) => ({ ...transferred, previewHash: ids['transferHash'] })),
  call('admin', 'person.deactivate'),
  call('admin', 'person.activate'),
  call(
    'office',
    'person.create',
    { name: '外部', kind: 'external', subject: 'outsider', email: 'outsider@mihon.example' },
    { keeps: keep('personId') },
  ),
  call('office', 'person.engage', contract),
  call('unpromised', 'me.agreeNonDisclosure', { textVersion: nonDisclosureText.version }),
];

/** The same checklist with one item in other words. */
const nextEdition = {
  ...checklistFile,
  content: Buffer.from(
    Buffer.from(checklistFile.content, 'base64')
      .toString()
      .replace('席から見える所にある', '席から見える所に掲げられている'),
  ).toString('base64'),
};

const inPlan = ['D101', 'D102'].map((departmentId) => ({ departmentId, method: 'both', month: 9 }));

export const planning: Chapter[] = [
  call('office', 'mappingProfile.save', otherHeadings, { keeps: keep('profileId') }),
  call('office', 'mappingProfile.withdraw'),
  call('office', 'checklist.preview', checklistFile, {
    keeps: ({ last, keys, ids }) => {
      ids['previewHash'] = String(last['previewHash']);
      keys.push(...(last['items'] as { itemKey: string }[]).map((item) => item.itemKey));
    },
  }),
  call(
    'office',
    'checklist.import',
    ({ ids }) => ({ ...checklistFile, previewHash: ids['previewHash'], title: '点検票', guidelineEdition: 'R7.3' }),
    {
      keeps: keep('checklistId', 'checklistVersion'),
    },
  ),
  call('chief', 'checklist.publish'),
  call('office', 'checklist.preview', nextEdition, {
    keeps: ({ last, keys, ids }) => {
      const now = (last['items'] as { itemKey: string }[]).map((item) => item.itemKey);
      ids['previewHash'] = String(last['previewHash']);
      ids['newKey'] = now.find((key) => !keys.includes(key)) ?? '';
      ids['oldKey'] = keys.find((key) => !now.includes(key)) ?? '';
    },
  }),
  call(
    'office',
    'checklist.import',
    ({ ids: { previewHash, checklistId } }) => ({
      ...nextEdition,
      previewHash,
      checklistId,
      title: '点検票',
      guidelineEdition: 'R8.3',
    }),
    { keeps: keep('checklistVersion') },
  ),
  call(
    'office',
    'checklist.identify',
    ({ ids: { newKey, oldKey } }) => ({ from: 1, pairs: [{ itemKey: newKey, was: oldKey }] }),
    { keeps: ({ ids }) => void (ids['checklistVersion'] = '1') },
  ),
  call(
    'office',
    'plan.create',
    { kind: 'annual', fiscalYear: year, title: '年度監査計画', policy: '', sections: inPlan },
    { keeps: keep('planId') },
  ),
  call('chief', 'plan.submit'),
  call('ciso', 'plan.return', said),
  call('chief', 'plan.submit'),
  call('ciso', 'plan.approve', { committeeDate: inDays(0) }),
  call('chief', 'plan.revise', why),
  call('office', 'audit.create', auditOf, { keeps: keep('auditId') }),
  call('ciso', 'audit.override', ({ people }) => ({ personId: people['lead'], departmentId: 'D101', ...why })),
  call('chief', 'audit.cancel', why),
  call(
    'office',
    'audit.create',
    (notes: Notes) => ({ ...auditOf(notes), planId: undefined, fiscalYear: year + 1, cisoOrderNo: '特命1' }),
    {
      keeps: ({ ids, last }) => void (ids['laterAuditId'] = String(last['auditId'])),
    },
  ),
  call('office', 'audit.create', auditOf, { keeps: keep('auditId') }),
  call('lead', 'audit.submitPlan'),
  call('chief', 'audit.return', said),
  call('lead', 'audit.submitPlan'),
  call('chief', 'audit.approve', said),
  call(
    'chief',
    'audit.notify',
    { dueDate: inDays(14), noticeNo: '監法第1号' },
    { waits: 'board', keeps: ({ ids }) => void (ids['departmentId'] = 'D101') },
  ),
  call('chief', 'audit.changeTeam', (notes) => ({ team: auditOf(notes).team, ...why })),
  call('ciso', 'audit.suspend', why),
  call('chief', 'audit.resume', said),
];

export const asking: Chapter[] = [
  call('contact', 'question.ask', ({ keys }) => ({ itemKey: keys[0], text: 'いつの記録ですか。' }), {
    keeps: keep('questionId'),
  }),
  call('member', 'question.answer', { text: '今年度です。' }),
  call('head', 'question.askAgain', { text: '昨年度は。' }),
  call('contact', 'question.close'),
];

const submitting = [call('contact', 'assignment.requestApproval', said), call('head', 'assignment.approve', said)];

export const answering: Chapter[] = [
  call('office', 'audit.remindLate', { text: 'ご提出をお願いします。' }),
  call('head', 'assignment.requestExtension', { to: inDays(16), ...why }),
  call('office', 'assignment.refuseExtension', why),
  call('head', 'assignment.requestExtension', { to: inDays(15), ...why }),
  call('office', 'assignment.grantExtension'),
  call('contact', 'assignment.acknowledge'),
  call('head', 'assignment.delegate', ({ keys }) => ({ items: [{ itemKey: keys[0], to: '係長' }] })),
  call('contact', 'response.answerMany', ({ keys }) => ({
    items: keys.map((itemKey) => ({ itemKey, version: 0, selfResult: 'conform' })),
  })),
  call('contact', 'assignment.requestApproval', said),
  call('head', 'assignment.returnInternally', said),
  ...submitting,
  call('head', 'assignment.withdraw', why),
  ...submitting,
  call('lead', 'assignment.return', ({ keys }) => ({ remarks: [{ itemKey: keys[1], ...said }] })),
  call('contact', 'assignment.resume'),
  ...submitting,
  call('lead', 'assignment.accept', said),
  call('lead', 'assignment.reopen', why),
  call('office', 'assignment.extend', { dueDate: inDays(30), ...why }),
  call('contact', 'assignment.resume'),
  ...submitting,
];

const keepsEvidence = ({ ids, last }: Notes) =>
  void (ids['evidenceId'] = (last['evidence'] as { evidenceId: string }).evidenceId);
const announced = (fileName: string): Chapter =>
  call(
    'contact',
    'evidence.create',
    { fileName, size: 16, sha256: randomBytes(32).toString('hex') },
    { waits: 'upload', keeps: keepsEvidence },
  );

const held = (fileName: string) => [
  announced(fileName),
  call('contact', 'evidence.complete', {}, { waits: 'inspection' }),
];
const many =
  (version: number, more: object) =>
  ({ ids }: Notes) => ({ items: [{ evidenceId: ids['evidenceId'], version }], ...more });

const requested = call('member', 'request.create', { title: '受講記録', itemKeys: [] }, { keeps: keep('requestId') });
export const requests: Chapter[] = [
  requested,
  call('member', 'request.send'),
  call('contact', 'request.submitPart', said),
  call('contact', 'request.submit', said),
  call('member', 'request.startReview'),
  call('member', 'request.return', said),
  call('contact', 'request.submit', said),
  call('lead', 'request.startReview'),
  call('lead', 'request.accept', said),
  ...(['waiveOnsite', 'withdraw'] as const).flatMap((end) => [
    requested,
    call('member', 'request.send'),
    call('lead', `request.${end}`, said),
  ]),
  requested,
  call('member', 'request.send'),
  call('head', 'request.refuse', said),
  call('member', 'request.createMany', { items: [{ title: '貸出簿' }, { title: '入退室記録' }], send: true }),
  call('member', 'request.create', { title: '台帳', dueDate: inDays(7) }, { keeps: keep('requestId') }),
  call('member', 'request.send'),
  call('head', 'request.requestExtension', { to: inDays(14), ...why }),
  call('office', 'request.refuseExtension', why),
  call('head', 'request.requestExtension', { to: inDays(14), ...why }),
  call('office', 'request.grantExtension'),
  announced('記録.txt'),
  call('contact', 'evidence.complete', {}, { waits: 'inspection' }),
  call('contact', 'evidence.edit', { label: '受講記録', setName: '研修', itemKeys: [], effectiveFrom: inDays(-30) }),
  call(
    'contact',
    'evidence.reuse',
    ({ ids }) => ({ from: { auditId: ids['auditId'], evidenceId: ids['evidenceId'] }, supersedes: ids['evidenceId'] }),
    { waits: 'inspection', keeps: keepsEvidence },
  ),
  call('contact', 'evidence.withdraw', why),
  call('office', 'reconciliation.start'),
  announced('スキャン.txt'),
  call('contact', 'evidence.complete', {}, { waits: 'inspection' }),
  call('contact', 'evidence.declare', { statement: '個人番号は含まれていない。' }),
  call('head', 'evidence.attest', said, { waits: 'attestation' }),
  ...held('スキャン2.txt'),
  call('contact', 'evidence.declareMany', many(4, { statement: '個人番号は含まれていない。' })),
  call('head', 'evidence.attestMany', many(5, said), { waits: 'attestation' }),
  call('lead', 'evidence.proposePurge', why),
  call('spiOfficer', 'evidence.refusePurge', why),
  call('lead', 'evidence.proposePurge', why),
  call('spiOfficer', 'evidence.approvePurge', {}, { waits: 'purge' }),
  ...held('疑い2.txt'),
  call('spiOfficer', 'evidence.purge', why, { waits: 'purge' }),
  ...held('疑い.txt'),
  call('spiOfficer', 'evidence.release', why, { waits: 'attestation' }),
];
