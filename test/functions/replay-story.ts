import { findingText, inDays, meetingText, paperText } from '#test/support/api-audits.ts';
import type { Person } from '#test/support/api-people.ts';
import { type Body, call, type Chapter, keep, type Notes, said, why } from './replay-chapter.ts';
import { nextYear } from './replay-next-year.ts';
import { answering, asking, directory, planning, requests } from './replay-opening.ts';

/** A finding under a name of its own. */
const about = (finding: string) => ({ over: ({ ids }: Notes) => ({ findingId: ids[finding] ?? '' }) });
const cited = ({ ids, keys }: Notes) => ({ evidenceIds: [ids['evidenceId']], itemKeys: [keys[0]] });
const drafted = (finding: string, severity = 'MINOR_NC'): Chapter =>
  call('member', 'finding.create', (notes) => ({ departmentId: 'D101', ...findingText, ...cited(notes), severity }), {
    keeps: ({ ids, last }) => void (ids[finding] = String(last['findingId'])),
  });
const passed = (finding: string): Chapter => call('lead', 'finding.passReview', said, about(finding));
const lead = (finding: string, step: string, body: Body = {}): Chapter =>
  call('lead', `finding.${step}`, body, about(finding));
const head = (finding: string, step: string, body: Body = {}): Chapter =>
  call('head', `finding.${step}`, body, about(finding));
const disputed = ({ ids }: Notes) => ({ reason: '事実と違う。', evidenceIds: [ids['evidenceId']] });
const paper = ({ ids, keys }: Notes) => ({ ...paperText(keys[0] ?? ''), evidenceIds: [ids['evidenceId']] });
const ofD101 = { over: () => ({ departmentId: 'D101' }) };
const written = call('member', 'workpaper.create', paper, { ...ofD101, keeps: keep('workpaperId') });
const excused = [{ departmentId: 'D102', ...why }];

const fieldwork: Chapter[] = [
  call('member', 'audit.startPreliminary'),
  call('lead', 'audit.startFieldwork', { proceedWithout: [{ departmentId: 'D101', ...why }, ...excused] }),
  call('member', 'audit.reportUrgent', { summary: '緊急の指摘。' }),
  call('member', 'response.judgeMany', ({ keys }) => ({
    items: keys.map((itemKey) => ({ itemKey, version: 1, auditResult: 'conform' })),
  })),
  written,
  call('lead', 'workpaper.returnReview', said, ofD101),
  call('member', 'workpaper.withdraw', said, ofD101),
  written,
  call('lead', 'workpaper.passReview', said, ofD101),
  drafted('upheld'),
  lead('upheld', 'returnReview', said),
  ...['dropped', 'withdrawn', 'risky'].map((finding) => drafted(finding)),
  drafted('praise', 'GOOD_PRACTICE'),
  call('member', 'finding.withdraw', said, about('dropped')),
  ...['upheld', 'withdrawn', 'risky', 'praise'].map(passed),
  call('lead', 'audit.endFieldwork', { unconfirmed: excused }),
  call('lead', 'audit.openExchange'),
  ...['upheld', 'withdrawn', 'risky', 'praise'].map((finding) => lead(finding, 'present')),
  head('upheld', 'dispute', disputed),
  lead('upheld', 'amend', (notes) => ({ ...findingText, ...cited(notes), severity: 'MAJOR_NC', answer: '改めた。' })),
  head('upheld', 'dispute', disputed),
  call('chief', 'finding.uphold', { answer: '維持する。' }, about('upheld')),
  head('withdrawn', 'dispute', disputed),
  lead('withdrawn', 'withdrawDisputed', { answer: '取り下げる。' }),
  head('risky', 'confirmFacts', said),
  head('praise', 'confirmFacts', said),
  ...['D101', 'D102'].map((departmentId) =>
    call('lead', 'meeting.record', meetingText, { over: () => ({ departmentId }) }),
  ),
  call('lead', 'audit.closeExchange'),
  call('chief', 'audit.finalizeReport', { summary: '改善を要する。' }, { waits: 'numbers' }),
];

const ordered = { text: '改めること。', dueDate: inDays(60) };
const upheld = (who: Person, name: string, body: Body = {}): Chapter => call(who, name, body, about('upheld'));
const report = ({ ids }: Notes) => ({ report: '改めた。', evidenceIds: [ids['evidenceId']], completedOn: inDays(0) });
const plan = ({ posts }: Notes) => ({
  cause: '手順がない。',
  correctiveAction: '手順を定める。',
  sameKindCheck: 'ほかにない。',
  ownerPostId: posts['contact'],
  dueDate: inDays(50),
});

const later = { over: ({ ids }: Notes) => ({ auditId: ids['laterAuditId'] ?? '' }) };
const ofLater = { over: ({ ids }: Notes) => ({ auditId: ids['laterAuditId'] ?? '', findingId: ids['again'] ?? '' }) };

/** The year after finds the same again. */
const repeated: Chapter[] = [
  call('lead', 'audit.submitPlan', {}, later),
  call('chief', 'audit.approve', said, later),
  call('chief', 'audit.notify', { dueDate: inDays(14), noticeNo: '監法第2号' }, { ...later, waits: 'laterBoard' }),
  call('member', 'audit.startPreliminary', {}, later),
  call(
    'member',
    'finding.create',
    { departmentId: 'D101', ...findingText },
    { ...later, keeps: ({ ids, last }) => void (ids['again'] = String(last['findingId'])) },
  ),
  call(
    'member',
    'finding.linkRepeat',
    ({ ids }) => ({ earlierAuditId: ids['auditId'], earlierFindingId: ids['upheld'] }),
    ofLater,
  ),
  call('member', 'finding.unlinkRepeat', {}, ofLater),
];

const check = (who: Person, step: string, body: object): Chapter => call(who, `horizontalCheck.${step}`, body);
const same = { sameWeakness: true, found: '同じ管理簿を使っている。', measure: '管理簿を改める。' };

/** Two other sections are asked whether they have the same weakness. */
const horizontal: Chapter[] = [
  call(
    'ciso',
    'finding.orderHorizontalChecks',
    { title: '鍵の管理', risk: '持出しに気づけない。', dueDate: inDays(30), sections: ['D102', 'D103'] },
    { ...about('upheld'), waits: 'checks' },
  ),
  check('farHead', 'answer', same),
  check('lead', 'return', said),
  check('farHead', 'answer', same),
  check('member', 'follow', { dueDate: inDays(60) }),
  check('farHead', 'reportImproved', { report: '改めた。' }),
  check('office', 'confirm', { outcome: 'improved' }),
  call('ciso', 'horizontalCheck.withdraw', said, { over: ({ ids }) => ({ checkId: ids['otherCheckId'] ?? '' }) }),
];

const improvement: Chapter[] = [
  call('ciso', 'audit.acknowledgeReport', said),
  upheld('ciso', 'finding.instruct', ordered),
  call('ciso', 'finding.instruct', ordered, about('risky')),
  head('praise', 'reply', { text: '広める。' }),
  call('chief', 'finding.closeWithoutAction', said, about('praise')),
  call('ciso', 'audit.issueInstructions', said),
  ...horizontal,
  call('ciso', 'finding.acceptRisk', { compensatingControl: '別室で行う。', expiresOn: inDays(90) }, about('risky')),
  upheld('contact', 'remediation.startDrafting'),
  upheld('contact', 'remediation.draft', plan),
  upheld('contact', 'remediation.requestApproval', said),
  upheld('head', 'remediation.returnInternally', said),
  upheld('contact', 'remediation.requestApproval', said),
  upheld('head', 'remediation.submit', said),
  upheld('head', 'remediation.withdraw', why),
  upheld('contact', 'remediation.requestApproval', said),
  upheld('head', 'remediation.submit', said),
  upheld('ciso', 'remediation.return', said),
  upheld('contact', 'remediation.startDrafting'),
  upheld('contact', 'remediation.requestApproval', said),
  upheld('head', 'remediation.submit', said),
  upheld('chiefIs', 'remediation.extend', { dueDate: inDays(70), ...why }),
  upheld('head', 'remediation.requestExtension', { to: inDays(75), ...why }),
  upheld('ciso', 'remediation.refuseExtension', why),
  upheld('head', 'remediation.requestExtension', { to: inDays(75), ...why }),
  upheld('chiefIs', 'remediation.grantExtension'),
  upheld('ciso', 'remediation.approve', said),
  upheld('head', 'remediation.transfer', ({ posts }) => ({ ownerPostId: posts['head'], ...why })),
  upheld('member', 'remediation.comment', { text: '見守る。' }),
  ...(['judgeNotEffective', 'verify'] as const).flatMap((end) => [
    upheld('contact', 'remediation.start'),
    upheld('contact', 'remediation.progress', { progress: 50 }),
    upheld('contact', 'remediation.interim', { interim: '暫定の措置をとった。' }),
    upheld('head', 'remediation.reportCompletion', report),
    upheld('member', 'remediation.startVerification'),
    upheld('member', `remediation.${end}`, { result: '現地で見た。' }),
  ]),
  ...repeated,
  call('chief', 'audit.startFollowUp'),
  call(
    'lead',
    'followUp.create',
    { method: 'onSite', plannedOn: inDays(90) },
    {
      ...about('upheld'),
      keeps: ({ ids, last }) =>
        void (ids['followUpId'] = (last['followUps'] as { followUpId: string }[])[0]?.followUpId ?? ''),
    },
  ),
  upheld('lead', 'followUp.start'),
  upheld('member', 'followUp.conclude', { result: 'ineffective', summary: '元に戻っていた。' }),
  upheld('chief', 'followUp.report'),
  upheld('chief', 'finding.close', said),
  upheld('chief', 'finding.reopen', ({ ids }) => ({ followUpId: ids['followUpId'], ...ordered })),
  upheld('chief', 'finding.carryOver', ({ ids }) => ({ laterAuditId: ids['laterAuditId'], ...why })),
  call('chief', 'audit.close', said),
];

/** Every POST of the API at least once, in an order in which each is possible. */
export const story: readonly Chapter[] = [
  ...directory,
  ...planning,
  ...answering,
  ...asking,
  ...requests,
  ...fieldwork,
  ...improvement,
  ...nextYear,
  call('chief', 'plan.close', why),
];
