import fc from 'fast-check';
import type { EvidenceRequest } from '#shared/domain/evidence/request.ts';
import type { Question } from '#shared/domain/question/question.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { answer, findingDraft, improvementPlan, judgement } from './builders.ts';
import type { Name } from './cities.ts';
import { seededSections } from './cities-seeds.ts';
import { type Operation, pathOf, type World } from './cities-world.ts';

/** Who takes part in the sequences: the audit's team, its sections, those above, and people it is no business of. */
export const cast = [
  '佐藤',
  '鈴木',
  '松本',
  '高橋',
  '田中',
  '井上',
  '木村',
  '斎藤',
  '渡辺',
  '山本',
  '小川',
  '中村',
  '伊藤',
  '林',
  '管理',
] as const;
export const strangers: readonly Name[] = ['伊藤', '林'];

/** One thing somebody tries. `guided` takes what a record offers to someone (`may`); otherwise anything goes. */
export const attempt = fc.record({
  who: fc.constantFrom<Name[]>(...cast),
  guided: fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  pick: fc.noBias(fc.nat(9999)),
  record: fc.noBias(fc.nat(99)),
  section: fc.constantFrom(...seededSections),
  /** Usually the current version, now and then one that is gone or has not come. */
  seen: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1) }),
  item: fc.integer({ min: 1, max: 5 }),
});
export type Attempt = typeof attempt extends fc.Arbitrary<infer A> ? A : never;

/** What the inputs are made of: the audit as it stands. */
export type Scene = {
  world: World;
  auditId: string;
  findings: readonly Finding[];
  requests: readonly EvidenceRequest[];
  questions: readonly Question[];
  itemVersion: number;
};

const chosen = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const nowhere = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const written = { comment: '差し戻す。' };
const reasons = seededSections.map((departmentId) => ({ departmentId, reason: '次年度に行う。' }));
const order = { text: '改めること。', dueDate: '2027-03-31' };

type Make = (attempt: Attempt, scene: Scene) => object;
const itemOf = ({ item }: Attempt, { itemVersion }: Scene) => ({ itemKey: `item-${item}`, version: itemVersion });

/** What each command takes beyond the record it names; those left out take nothing. */
const bodies: Partial<Record<Operation, Make>> = {
  'audit.return': () => written,
  'audit.notify': () => ({ dueDate: '2026-08-31', noticeNo: '監査第1号' }),
  'audit.startFieldwork': ({ pick }) => ({ proceedWithout: pick % 3 ? reasons : [] }),
  'audit.endFieldwork': ({ pick }) => ({ unconfirmed: pick % 3 ? reasons : [] }),
  'audit.finalizeReport': () => ({ summary: '概要' }),
  'audit.changeTeam': ({ pick }, { world }) => ({
    team: [{ personId: world.personId(pick % 2 ? '佐藤' : '鈴木'), role: 'lead' }],
    reason: '異動',
  }),
  'audit.suspend': () => ({ reason: '台風' }),
  'audit.cancel': () => ({ reason: '中止' }),
  'audit.remindLate': ({ pick }) => (pick % 2 ? { text: 'お願いします。' } : {}),
  'audit.reportUrgent': () => ({ summary: '端末の盗難' }),
  'audit.override': (_, { world }) => ({
    personId: world.personId('松本'),
    departmentId: 'D210',
    reason: '代わりなし',
  }),
  'assignment.delegate': ({ item }) => ({ items: [{ itemKey: `item-${item}`, to: '情報システム管理者' }] }),
  'assignment.returnInternally': () => written,
  'assignment.return': ({ item }) => ({ remarks: [{ itemKey: `item-${item}`, comment: '根拠を。' }] }),
  'assignment.reopen': () => ({ reason: '差替え' }),
  'assignment.requestExtension': ({ pick }) => ({ to: `2026-${pick % 2 ? '10' : '08'}-15`, reason: '繁忙' }),
  'assignment.refuseExtension': () => ({ reason: '現地監査の前に必要' }),
  'assignment.extend': ({ pick }) => ({ dueDate: `2026-${pick % 2 ? '09' : '08'}-30`, reason: '繁忙' }),
  'response.answer': (a, scene) => answer('', itemOf(a, scene)),
  'response.answerMany': (a, scene) => ({ items: [answer('', itemOf(a, scene))] }),
  'response.judge': (a, scene) => judgement('', itemOf(a, scene)),
  'response.judgeMany': (a, scene) => ({ items: [judgement('', itemOf(a, scene))] }),
  'request.create': ({ pick }) => ({ title: '台帳', ...(pick % 2 ? { dueDate: '2026-08-15' } : {}) }),
  'request.createMany': ({ pick }) => ({ items: [{ title: '台帳' }, { title: '記録' }], send: pick % 2 === 0 }),
  'request.return': () => written,
  'request.waiveOnsite': () => written,
  'request.withdraw': () => written,
  'request.refuse': () => written,
  'request.requestExtension': ({ pick }) => ({ to: `2026-${pick % 2 ? '09' : '07'}-30`, reason: '繁忙' }),
  'request.refuseExtension': () => ({ reason: '報告に間に合わない。' }),
  'question.ask': ({ item }) => ({ itemKey: `item-${item}`, text: 'いつの記録ですか。' }),
  'question.answer': () => ({ text: '今年度です。' }),
  'question.askAgain': () => ({ text: '昨年度は。' }),
  'finding.create': ({ section }) => ({ departmentId: section, ...findingDraft() }),
  'finding.edit': () => findingDraft(),
  'finding.linkRepeat': () => ({ earlierAuditId: nowhere, earlierFindingId: nowhere }),
  'finding.earlier': () => ({}),
  'finding.withdraw': () => written,
  'finding.returnReview': () => written,
  'finding.dispute': () => ({ reason: '違う。' }),
  'finding.amend': ({ pick }) => ({
    ...findingDraft({ severity: pick % 2 ? 'MAJOR_NC' : 'OBSERVATION' }),
    answer: '改めた。',
  }),
  'finding.uphold': () => ({ answer: '維持する。' }),
  'finding.withdrawDisputed': () => ({ answer: '取り下げる。' }),
  'finding.instruct': () => order,
  'finding.orderHorizontalChecks': () => ({
    title: '鍵の管理',
    risk: '鍵が管理されない。',
    dueDate: order.dueDate,
    sections: ['D220'],
  }),
  'finding.reply': () => ({ text: '見直す。' }),
  'finding.acceptRisk': () => ({ compensatingControl: '施錠', expiresOn: '2027-03-31' }),
  'finding.reopen': (a, scene) => ({ followUpId: followUpOf(a, scene), ...order }),
  'finding.carryOver': () => ({ laterAuditId: nowhere, reason: '後で' }),
  'remediation.draft': (_, { world }) => improvementPlan(world.postId('田中')),
  'remediation.returnInternally': () => written,
  'remediation.return': () => written,
  'remediation.progress': ({ pick }) => ({ progress: pick % 101 }),
  'remediation.interim': () => ({ interim: '暫定' }),
  'remediation.reportCompletion': () => ({ report: '完了', evidenceIds: [], completedOn: '2026-06-01' }),
  'remediation.verify': () => ({ result: '確認した。' }),
  'remediation.judgeNotEffective': () => ({ result: '不十分。' }),
  'remediation.requestExtension': ({ pick }) => ({ to: `2027-0${pick % 2 ? 2 : 8}-15`, reason: '予算' }),
  'remediation.refuseExtension': () => ({ reason: '遅すぎる。' }),
  'remediation.extend': () => ({ dueDate: '2027-06-30', reason: '予算' }),
  'remediation.transfer': (_, { world }) => ({ ownerPostId: world.postId('井上'), reason: '異動' }),
  'remediation.comment': () => ({ text: '遅れ気味。' }),
  'followUp.create': () => ({ method: 'meeting', plannedOn: '2026-06-02' }),
  'followUp.conclude': ({ pick }) => ({ result: pick % 2 ? 'effective' : 'ineffective', summary: '見た。' }),
};

const findingOf = ({ record }: Attempt, { findings }: Scene) => chosen(findings, record);
const followUpOf = (a: Attempt, scene: Scene) =>
  chosen(findingOf(a, scene)?.followUps ?? [], a.pick)?.followUpId ?? nowhere;

/** What stands in the path of each kind of command. */
const places: Record<string, Make> = {
  audit: (_, { auditId }) => ({ auditId }),
  assignment: ({ section }, { auditId }) => ({ auditId, departmentId: section }),
  response: ({ section, item }, { auditId }) => ({ auditId, departmentId: section, itemKey: `item-${item}` }),
  request: (a, { auditId, requests }) => ({
    auditId,
    departmentId: a.section,
    requestId: chosen(requests, a.record)?.requestId ?? nowhere,
  }),
  question: (a, { auditId, questions }) => ({
    auditId,
    departmentId: a.section,
    questionId: chosen(questions, a.record)?.questionId ?? nowhere,
  }),
  finding: (a, scene) => ({ auditId: scene.auditId, findingId: findingOf(a, scene)?.findingId ?? nowhere }),
  remediation: (a, scene) => places['finding']?.(a, scene) ?? {},
  followUp: (a, scene) => ({ ...places['finding']?.(a, scene), followUpId: followUpOf(a, scene) }),
};

/** The input of a command, as this person in this scene would fill it in. */
export const inputFor = (operation: Operation, a: Attempt, scene: Scene): object => {
  const place = places[operation.split('.')[0] ?? '']?.(a, scene) ?? {};
  return { ...pathOf(operation, place), ...bodies[operation]?.(a, scene) };
};
