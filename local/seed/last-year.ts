import { readFileSync } from 'node:fs';
import { fiscalYearOf, dayOf } from '#shared/kernel/calendar.ts';
import { sections } from './city.ts';
import type { As } from './client.ts';
import { answerAll, type Checklist, type Clock, idOf, type Ids, judgeAll, morning, until } from './steps.ts';

const audited = [
  { departmentId: 'D201', head: 'kacho-d201', contact: 'tanto-d201' },
  { departmentId: 'D302', head: 'kacho-d302', contact: 'tanto-d302' },
  { departmentId: 'D401', head: 'kacho-d401', contact: 'tanto-d401' },
] as const;

const importChecklist = async (as: As): Promise<Checklist> => {
  const office = as('jimukyoku').general;
  const content = readFileSync(new URL('checklist.csv', import.meta.url)).toString('base64');
  const file = { fileName: '点検票 見本.csv', content };
  const preview = await office('checklist.preview', file);
  const { body } = await office('checklist.import', {
    ...file,
    previewHash: preview.body.previewHash,
    title: '情報セキュリティ点検票(見本)',
    guidelineEdition: 'R7.3',
  });
  const { checklistId, checklistVersion } = body;
  await as('tokatsu').general(
    'checklist.publish',
    { checklistId, checklistVersion: String(checklistVersion) },
    { version: 1 },
  );
  return { checklistId, checklistVersion, keys: preview.body.items.map((i) => i.itemKey) };
};

/** Last year: one internal audit of three sections, planned in April and closed in March. */
export const writeLastYear = async (as: As, clock: Clock, ids: Ids): Promise<Checklist> => {
  const year = fiscalYearOf(dayOf(new Date())) - 1;
  const on = (monthDay: string): void => {
    const month = Number(monthDay.slice(0, 2));
    clock.set(morning(`${month < 4 ? year + 1 : year}-${monthDay}`));
  };
  const chief = as('tokatsu').general;
  const ciso = as('ciso').general;
  const lead = as('kansa1').general;

  on('04-10');
  const checklist = await importChecklist(as);
  on('04-20');
  const planId = `annual-${year}-1`;
  await as('jimukyoku').general('plan.create', {
    kind: 'annual',
    fiscalYear: year,
    title: `情報セキュリティ 年度監査計画`,
    policy: '窓口と税の所属を重点とする。',
    sections: audited.map(({ departmentId }) => ({ departmentId, method: 'both', month: 9 })),
  });
  await chief('plan.submit', { planId }, { version: 1 });
  on('05-15');
  await ciso('plan.approve', { planId, committeeDate: `${year}-05-14` }, { version: 2 });

  on('06-02');
  const created = await as('jimukyoku').general('audit.create', {
    fiscalYear: year,
    planId,
    title: '窓口・税務所属の情報セキュリティ監査',
    kind: 'internal',
    purpose: '点検票と現地確認により、規程の遵守状況を確かめる。',
    scope: '対象所属の情報資産と執務室',
    method: 'both',
    opinionType: 'advisory',
    criteria: '見本市情報セキュリティ対策基準',
    checklistId: checklist.checklistId,
    checklistVersion: checklist.checklistVersion,
    startsOn: `${year}-07-01`,
    endsOn: `${year + 1}-03-31`,
    sections: audited.map((s) => s.departmentId),
    team: [
      { personId: idOf(ids, 'kansa1'), role: 'lead' },
      { personId: idOf(ids, 'kansa2'), role: 'member' },
    ],
  });
  const { auditId } = created.body;
  const audit = { auditId };
  await lead('audit.submitPlan', audit, { version: 1 });
  on('06-10');
  await chief('audit.approve', audit, { version: 2 });
  on('06-20');
  await chief('audit.notify', { ...audit, dueDate: `${year}-08-29`, noticeNo: '監法第12号' }, { version: 3 });
  await until(async () => (await chief('audit.board', audit)).body.items.length === audited.length);

  on('08-20');
  for (const { departmentId, head, contact } of audited) {
    const where = { auditId, departmentId };
    await as(contact).general('assignment.acknowledge', where, { version: 1 });
    await answerAll(as, contact, where, checklist, { 3: 'partlyConform' });
    await as(contact).general('assignment.requestApproval', where, { version: 3 });
    await as(head).general('assignment.approve', where, { version: 4 });
    await lead('assignment.accept', where, { version: 5 });
  }
  on('09-01');
  await lead('audit.startPreliminary', audit, { version: 4 });
  on('09-16');
  await lead('audit.startFieldwork', audit, { version: 5 });
  for (const { departmentId } of audited)
    await judgeAll(as, 'kansa2', { auditId, departmentId }, checklist, { 3: 'needsImprovement' });

  const draft = {
    severity: 'MINOR_NC' as const,
    urgency: 'normal' as const,
    criterion: '対策基準 2.2.(2)③',
    cause: '記録の手順が所属に知らされていなかった。',
    effect: '媒体を失っても気づくのが遅れる。',
    recommendation: '持出し記録簿を置き、月に1回課長が確認する。',
    itemKeys: [checklist.keys[3] ?? ''],
    evidenceIds: [],
    workpapers: ['監査調書 1-3'],
    relatedFindingIds: [],
    guidelineEdition: 'R7.3',
  };
  on('10-20');
  const findings: { findingId: string; head: string; contact: string; departmentId: string }[] = [];
  for (const { departmentId, head, contact } of audited.slice(0, 2)) {
    const name = sections.find((s) => s.id === departmentId)?.name ?? '';
    const { body } = await as('kansa2').general('finding.create', {
      auditId,
      departmentId,
      title: `${name}の媒体持出し記録`,
      fact: '記録簿に7月以降の記入がなかった。',
      ...draft,
    });
    await lead('finding.passReview', { auditId, findingId: body.findingId }, { version: 1 });
    findings.push({ findingId: body.findingId, head, contact, departmentId });
  }
  on('11-28');
  await lead('audit.endFieldwork', audit, { version: 6 });
  await lead('audit.openExchange', audit, { version: 7 });
  for (const { findingId, head } of findings) {
    await lead('finding.present', { auditId, findingId }, { version: 2 });
    await as(head).general('finding.confirmFacts', { auditId, findingId }, { version: 3 });
  }
  on('12-05');
  const held = {
    heldOn: `${year}-12-04`,
    attendees: '課長、担当、主任監査人',
    summary: '事実に相違ないことを確認した。',
  };
  for (const { departmentId } of audited) await lead('meeting.record', { auditId, departmentId, ...held });
  await lead('audit.closeExchange', audit, { version: 8 });
  on('12-20');
  await chief('audit.finalizeReport', { ...audit, summary: '媒体の管理に改善を要する。' }, { version: 9 });
  const listed = async () => (await chief('finding.list', audit)).body.items;
  await until(async () => (await listed()).every((f) => f.status === 'finalized'));
  on('01-15');
  await ciso('audit.acknowledgeReport', audit, { version: 10 });
  for (const { findingId } of findings) {
    await ciso(
      'finding.instruct',
      { auditId, findingId, text: '記録簿を整え、運用を改めること。', dueDate: `${year + 1}-02-27` },
      { version: 5 },
    );
  }
  await ciso('audit.issueInstructions', audit, { version: 11 });

  const posts = (await as('kanri').directory('post.list', {})).body.items;
  for (const { findingId, head, contact, departmentId } of findings) {
    const one = { auditId, findingId };
    const ownerPostId = posts.find((p) => p.departmentId === departmentId && p.title === '担当')?.postId ?? '';
    on('01-25');
    await as(contact).general('remediation.startDrafting', one, { version: 6 });
    await as(contact).general(
      'remediation.draft',
      {
        ...one,
        cause: '様式の置き場所が知らされていなかった。',
        correctiveAction: '記録簿を保管庫の横に置き、毎月末に課長が確認する。',
        sameKindCheck: '課内のほかの媒体も確認した。',
        ownerPostId,
        dueDate: `${year + 1}-02-20`,
      },
      { version: 7 },
    );
    await as(contact).general('remediation.requestApproval', one, { version: 8 });
    await as(head).general('remediation.submit', one, { version: 9 });
    on('02-01');
    await as('joho').general('remediation.approve', one, { version: 10 });
    await as(contact).general('remediation.start', one, { version: 11 });
    on('02-18');
    const done = {
      report: '記録簿を整え、2か月分の記録と課長の確認を行った。',
      evidenceIds: [],
      completedOn: `${year + 1}-02-18`,
    };
    await as(head).general('remediation.reportCompletion', { ...one, ...done }, { version: 12 });
    on('03-02');
    await lead('remediation.startVerification', one, { version: 13 });
    await lead('remediation.verify', { ...one, result: '現地で記録簿と確認印を確かめた。' }, { version: 14 });
  }
  on('03-10');
  await chief('audit.startFollowUp', audit, { version: 12 });
  for (const { findingId } of findings) await chief('finding.close', { auditId, findingId }, { version: 15 });
  on('03-25');
  await chief('audit.close', audit, { version: 13 });
  await chief('plan.close', { planId }, { version: 3 });
  return checklist;
};
