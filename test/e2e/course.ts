import { createWorld } from '../../scripts/demo/world.ts';
import type { Screen } from './screens.ts';
import { callAs } from './support/call.ts';
import { inDays } from './support/days.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { found, presentedFindings } from './support/improvement.ts';

/**
 * The audit under way, from its fieldwork to the end of its follow-up: after each step, the screens of those whose turn
 * it is then, with dialogs that are offered at no other time.
 */
export async function* course(stage: Parameters<typeof createWorld>[0]): AsyncGenerator<readonly Screen[]> {
  const as = (sub: string) => callAs(stage, sub);
  const [lead, chief, ciso, officer] = await Promise.all([as('kansa1'), as('tokatsu'), as('ciso'), as('joho')]);
  const [head, clerk] = await Promise.all([as('kacho-d402'), as('tanto-d402')]);
  const begun = await inFieldwork(lead);
  const { auditId } = begun;
  const audit = `/general/audits/${auditId}`;

  const drafted = (await lead('finding.create', { auditId, departmentId: 'D402', title: '台帳の誤記', ...found })).body;
  const draft = `${audit}/findings/${drafted.findingId}`;
  yield [
    { name: 'course-audit-fieldwork', as: 'kansa1', path: audit },
    { name: 'course-draft-own', as: 'kansa1', path: draft },
    { name: 'course-draft-edit', as: 'kansa1', path: `${draft}/edit` },
    { name: 'course-draft-peer', as: 'kansa3', path: draft },
  ];
  await lead(
    'finding.withdraw',
    { auditId, findingId: drafted.findingId, comment: '指摘にあたらない。' },
    { version: 1 },
  );

  const titles = { D402: '鍵管理簿の記入の遅れ', D501: '媒体持出し記録の不備' };
  const findings = await presentedFindings(as, titles, begun);
  const finding = findings.addressOf('D402');
  const one = { auditId, findingId: finding.split('/').at(-1) ?? '' };
  const seen = async () => ({ version: (await chief('finding.get', one)).version });
  yield [
    { name: 'course-exchange', as: 'kansa1', path: audit },
    { name: 'course-meetings', as: 'kansa1', path: `${audit}/meetings` },
    { name: 'course-presented', as: 'kacho-d402', path: finding },
  ];
  await head('finding.dispute', { ...one, reason: '11月から改めている。' }, await seen());
  yield [
    { name: 'course-disputed-lead', as: 'kansa1', path: finding },
    { name: 'course-disputed-chief', as: 'tokatsu', path: finding },
  ];
  await chief('finding.uphold', { ...one, answer: '10月の事実は変わらない。' }, await seen());
  await findings.doAs('kacho-d501', 'D501', 'finding.confirmFacts');
  await findings.report();
  yield [
    { name: 'course-reported', as: 'ciso', path: finding },
    { name: 'course-reported-audit', as: 'ciso', path: audit },
    { name: 'course-reported-section', as: 'kacho-d402', path: finding },
    { name: 'course-reported-office', as: 'jimukyoku', path: finding },
  ];
  await findings.instruct();
  yield [{ name: 'course-instructed', as: 'tanto-d402', path: finding }];
  const other = findings.addressOf('D501');
  const accepted = { auditId, findingId: other.split('/').at(-1) ?? '' };
  await ciso(
    'finding.acceptRisk',
    { ...accepted, compensatingControl: '媒体を金庫に集める。', expiresOn: inDays(100) },
    { version: (await chief('finding.get', accepted)).version },
  );
  yield [{ name: 'course-risk-accepted', as: 'ciso', path: other }];
  await clerk('remediation.startDrafting', one, await seen());
  yield [{ name: 'course-plan', as: 'tanto-d402', path: `${finding}/plan` }];
  const posts = (await createWorld(stage).as('tanto-d402').directory('post.list', {})).body.items;
  const plan = {
    cause: '代わりを決めていなかった。',
    correctiveAction: '正副の担当を決める。\n毎週、課長が確認する。',
    sameKindCheck: 'ほかの保管庫も確かめた。',
    ownerPostId: posts.find(({ departmentId }) => departmentId === 'D402')?.postId ?? '',
    dueDate: inDays(30),
  };
  await clerk('remediation.draft', { ...one, ...plan }, await seen());
  await clerk('remediation.requestApproval', one, await seen());
  yield [{ name: 'course-plan-head', as: 'kacho-d402', path: finding }];
  await head('remediation.submit', one, await seen());
  yield [
    { name: 'course-plan-submitted', as: 'kacho-d402', path: finding },
    { name: 'course-plan-officer', as: 'joho', path: finding },
  ];
  await officer('remediation.approve', one, await seen());
  await clerk('remediation.start', one, await seen());
  yield [
    { name: 'course-improving', as: 'tanto-d402', path: finding },
    { name: 'course-improving-head', as: 'kacho-d402', path: finding },
    { name: 'course-improving-ciso', as: 'ciso', path: finding },
  ];
  await head('remediation.requestExtension', { ...one, to: inDays(60), reason: '庁舎の工事のため。' }, await seen());
  yield [{ name: 'course-extension', as: 'joho', path: finding }];
  await officer('remediation.grantExtension', one, await seen());
  const completion = { report: '正副の担当を決めた。', evidenceIds: [], completedOn: inDays(0) };
  await head('remediation.reportCompletion', { ...one, ...completion }, await seen());
  yield [{ name: 'course-completed', as: 'kansa1', path: finding }];
  await lead('remediation.startVerification', one, await seen());
  yield [{ name: 'course-verifying', as: 'kansa1', path: finding }];
  await lead('remediation.verify', { ...one, result: '現地で管理簿を見た。' }, await seen());
  await chief('audit.startFollowUp', { auditId }, await begun.version());
  yield [
    { name: 'course-verified', as: 'kansa1', path: finding },
    { name: 'course-verified-chief', as: 'tokatsu', path: finding },
    { name: 'course-follow-up-audit', as: 'tokatsu', path: audit },
  ];
  const planned = (await lead('followUp.create', { ...one, method: 'onSite', plannedOn: inDays(0) }, await seen()))
    .body;
  const followUp = { ...one, followUpId: planned.followUps[0]?.followUpId ?? '' };
  yield [{ name: 'course-follow-up', as: 'kansa1', path: finding }];
  await lead('followUp.start', followUp, await seen());
  yield [{ name: 'course-follow-up-begun', as: 'kansa1', path: finding }];
  await lead('followUp.conclude', { ...followUp, result: 'effective', summary: '定着している。' }, await seen());
  yield [{ name: 'course-follow-up-concluded', as: 'tokatsu', path: finding }];
  await chief('followUp.report', followUp, await seen());
  await chief('finding.close', one, await seen());
  yield [{ name: 'course-closed', as: 'tokatsu', path: finding }];
}
