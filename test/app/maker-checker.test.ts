import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceTarget } from '#shared/app/targets.ts';
import type { Change, Part } from '#shared/app/ports.ts';
import type { Ref, RootKind } from '#shared/app/records.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { conflicts, type Makers } from '#shared/domain/access/conflicts.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import type { Evidence } from '#shared/domain/evidence/evidence.ts';
import { improvementPlan, planDraft, workpaperDraft } from '#test/support/builders.ts';
import type { Name } from '#test/support/cities.ts';
import { type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { plant, type Seed } from '#test/support/cities-seeds.ts';
import { standing } from '#test/support/cities-standing.ts';
import { foundCity, type Operation, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const then = '2026-06-01T00:00:00.000Z';
const planted = (audit: Seed['audit']) =>
  plant(world, checklist, {
    audit,
    conflicted: false,
    requests: ['sent'],
    assignments: ['in_progress', 'accepted'],
    findings: [{ state: 0, section: 'D210', severity: 'MINOR_NC', improvement: 0 }],
  });

/** Rewrites a record behind everybody's back: as if it had come about that way. */
const rewrite = async (ref: Ref & { kind: RootKind }, fields: object, parts: Part[] = []): Promise<void> => {
  const [before] = await world.store.load(ref);
  if (!before) throw new Error(`no ${ref.kind}`);
  const after = { ...before, ...fields };
  const warrant = { role: 'system', departmentId: '' } as const;
  const change = { kind: ref.kind, before, after, act: 'test.rewrite', warrant, parts } as unknown as Change;
  const actor = await world.actor('管理');
  await world.store.commit({
    call: { actor, input: {}, request: { id: world.newId(), at: world.tick() } },
    changes: [change],
  });
};

type Scene = { input: Record<string, string>; play: (fields: object) => Promise<void> };

const auditIn = (audit: Seed['audit']) => async (): Promise<Scene> => {
  const input = { auditId: await planted(audit) };
  return { input, play: (fields) => rewrite({ kind: 'audit', ...input }, fields) };
};
const assignmentIn = (status: string) => async (): Promise<Scene> => {
  const input = { auditId: await planted('fieldwork'), departmentId: 'D210' };
  const full = { status, answered: 3, submittedAt: then };
  return { input, play: (fields) => rewrite({ kind: 'assignment', ...input }, { ...full, ...fields }) };
};
/** Something that lives in the chain of its assignment. */
const partOf = (kind: 'request' | 'response') => async (): Promise<Scene> => {
  const place = { auditId: await planted('fieldwork'), departmentId: 'D210' };
  const [request] = await world.store.list.requestsOf(place.auditId, place.departmentId);
  const response = { ...place, itemKey: 'item-1', version: 1, selfResult: 'conform' };
  const of = kind === 'request' ? request : response;
  const key: Record<string, string> =
    kind === 'request' ? { requestId: request?.requestId ?? '' } : { itemKey: response.itemKey };
  const play = (fields: object) =>
    rewrite({ kind: 'assignment', ...place }, { status: kind === 'response' ? 'submitted' : 'in_progress' }, [
      { kind, value: { ...of, ...fields } } as unknown as Part,
    ]);
  return { input: { ...place, ...key }, play };
};
const findingIn = (audit: Seed['audit'], state: object) => async (): Promise<Scene> => {
  const auditId = await planted(audit);
  const { findings } = await standing(world, auditId);
  const input = { auditId, findingId: findings[0]?.findingId ?? '' };
  const known = { presentedAt: then, ...state };
  return { input, play: (fields) => rewrite({ kind: 'finding', ...input }, { ...known, ...fields }) };
};
const improving =
  (finding: string, status: string, audit: Seed['audit'] = 'improvement') =>
  async (): Promise<Scene> => {
    const base = { status, dueDate: '2027-03-31', extensions: [], comments: [] };
    const plan = improvementPlan(world.postId('田中'));
    const scene = await findingIn(audit, { status: finding })();
    return { ...scene, play: (fields) => scene.play({ remediation: { ...base, plan, ...fields } }) };
  };
const submittedPlan = (() => {
  let year = 2030;
  return async (): Promise<Scene> => {
    const draft = { kind: 'annual', fiscalYear: (year += 1), ...planDraft() };
    const { planId } = await world.as('中村')('plan.create', draft);
    await world.as('渡辺')('plan.submit', { planId });
    return { input: { planId }, play: (fields) => rewrite({ kind: 'plan', planId }, fields) };
  };
})();
const draftChecklist = async (): Promise<Scene> => {
  const file = { fileName: 'tenken.xlsx', content: Buffer.from('3').toString('base64') };
  const { previewHash } = await world.as('中村')('checklist.preview', file);
  const head = { title: '点検票', guidelineEdition: 'R7.3', previewHash };
  const made = await world.as('中村')('checklist.import', { ...file, ...head });
  const { checklistId, checklistVersion } = made;
  const play = (fields: object) => rewrite({ kind: 'checklist', checklistId, checklistVersion }, fields);
  return { input: { checklistId, checklistVersion: String(checklistVersion) }, play };
};

const draftWorkpaper = async (): Promise<Scene> => {
  const place = { auditId: await planted('fieldwork'), departmentId: 'D210' };
  const { workpaperId } = await world.as('鈴木')('workpaper.create', { ...place, ...workpaperDraft() });
  const input = { ...place, workpaperId };
  return { input, play: (fields) => rewrite({ kind: 'workpaper', ...input }, fields) };
};

const wish = (by: string) => ({ extensionRequest: { to: '2027-12-01', reason: '繁忙', by, at: then } });
const author = { author: (authorId: string) => ({ authorId }) };
const preparer = { author: (preparedBy: string) => ({ preparedBy }) };
const planned = {
  planner: (requestedBy: string) => ({ requestedBy }),
  reporter: (reportedBy: string) => ({ reportedBy }),
  submitter: (submittedBy: string) => ({ submittedBy }),
};

type Row = {
  scene: () => Promise<Scene>;
  /** Who is granted the check. */
  who: Name;
  /** How the record says that a person played the part. */
  played: Partial<Record<keyof Makers, (personId: string) => object>>;
  body?: object;
};

const dispute = { reason: '違う。', evidenceIds: [], by: '01ARZ3NDEKTSV4RRFFQ69G5FAV', at: then };
const result = { result: '見た。' };
const rows: Partial<Record<Action, Row>> = {
  'plan.approve': {
    scene: submittedPlan,
    who: '山本',
    played: { submitter: planned.submitter },
    body: { committeeDate: '2026-06-01' },
  },
  'plan.return': {
    scene: submittedPlan,
    who: '山本',
    played: { submitter: planned.submitter },
    body: { comment: '否' },
  },
  'audit.approve': { scene: auditIn('plan_review'), who: '渡辺', played: { submitter: planned.submitter } },
  'assignment.approve': {
    scene: assignmentIn('dept_review'),
    who: '高橋',
    played: { requester: planned.planner },
  },
  'assignment.accept': {
    scene: assignmentIn('submitted'),
    who: '佐藤',
    played: { submitter: planned.submitter, requester: planned.planner },
  },
  'assignment.grantExtension': { scene: assignmentIn('in_progress'), who: '中村', played: { petitioner: wish } },
  'request.grantExtension': { scene: partOf('request'), who: '中村', played: { petitioner: wish } },
  'remediation.grantExtension': {
    scene: improving('remediating', 'in_progress'),
    who: '山本',
    played: { petitioner: wish },
  },
  'response.judge': {
    scene: partOf('response'),
    who: '佐藤',
    played: { answerer: (answeredBy) => ({ answeredBy, answeredAt: then }) },
    body: { version: 1, auditResult: 'conform' },
  },
  'finding.confirmFacts': { scene: findingIn('exchange', { status: 'presented' }), who: '高橋', played: author },
  'finding.dispute': {
    scene: findingIn('exchange', { status: 'presented' }),
    who: '高橋',
    played: author,
    body: { reason: '違う。' },
  },
  'finding.passReview': { scene: findingIn('fieldwork', { status: 'draft' }), who: '佐藤', played: author },
  'finding.returnReview': {
    scene: findingIn('fieldwork', { status: 'draft' }),
    who: '佐藤',
    played: author,
    body: { comment: '再考' },
  },
  'workpaper.passReview': { scene: draftWorkpaper, who: '佐藤', played: preparer },
  'workpaper.returnReview': { scene: draftWorkpaper, who: '佐藤', played: preparer, body: { comment: '再考' } },
  'finding.uphold': {
    scene: findingIn('exchange', { status: 'disputed', disputes: [dispute] }),
    who: '渡辺',
    played: author,
    body: { answer: '維持する。' },
  },
  'checklist.publish': {
    scene: draftChecklist,
    who: '渡辺',
    played: { author: (importedBy) => ({ importedBy }) },
  },
  'remediation.submit': {
    scene: improving('instructed', 'dept_review'),
    who: '高橋',
    played: { requester: planned.planner },
  },
  'remediation.approve': {
    scene: improving('instructed', 'submitted'),
    who: '小川',
    played: { submitter: planned.submitter, planner: planned.planner },
  },
  'remediation.verify': { scene: improving('remediating', 'verifying'), who: '佐藤', played: planned, body: result },
  'remediation.judgeNotEffective': {
    scene: improving('remediating', 'verifying'),
    who: '佐藤',
    played: planned,
    body: result,
  },
};

const pairs = Object.entries(conflicts).flatMap(([action, parts]) =>
  parts.map((part) => [action as Action, part] as const),
);
const isOfEvidence = (action: string): boolean => action.startsWith('evidence.');
/** Kinds that have no use case in this world either. */
const isElsewhere = (action: string): boolean => /^(disposal|breach)\./.test(action);

describe('A6: who made it does not check it', () => {
  test.each(pairs.filter(([action]) => !isOfEvidence(action) && !isElsewhere(action)))(
    '%s, after having been its %s',
    async (action, part) => {
      const row = rows[action];
      const played = row?.played[part];
      if (!row || !played) throw new Error(`no example of ${action} by its ${part}`);
      const { input, play } = await row.scene();
      const check = () => outcome(world.as(row.who)(action as Operation, { ...input, ...row.body }));
      await play(played(world.personId(row.who)));
      expect(await check()).toBe('maker_is_checker');
      // Had somebody else made it, the same person might have checked it.
      await play(played(world.personId('林')));
      expect(await check()).toBe('ok');
    },
  );

  test.each(pairs.filter(([action]) => isElsewhere(action)))('%s, after having been its %s', async (action, part) => {
    const checker: Actor = await world.actor('高橋');
    const roles: PostRole[] = ['chiefAuditor', 'spiGeneralOfficer'];
    const actor = { ...checker, holdings: checker.holdings.map((held) => ({ ...held, roles })) };
    const reading = `${action.split('.')[0]}.read` as Action;
    const check = (by: string) => authorize(actor, action, { makers: { [part]: by } }, reading);
    expect(() => check(actor.personId)).toThrow(expect.objectContaining({ code: 'maker_is_checker' }));
    expect(roles).toContain(check(world.personId('田中')).role);
  });

  // Files have no use case in this world.
  test.each(pairs.filter(([action]) => isOfEvidence(action)))('%s, after having been its %s', async (action, part) => {
    const auditId = await planted('fieldwork');
    const { audit } = await standing(world, auditId);
    const checker: Actor = await world.actor('高橋');
    const roles: PostRole[] = ['deptIsManager', 'spiAuditOfficer'];
    const actor = { ...checker, holdings: checker.holdings.map((held) => ({ ...held, roles })) };
    const { departmentId } = audit.sections[0] ?? { departmentId: '' };
    const file = { departmentId, status: 'held_spi_suspected' };
    const hands = (by: string) => (part === 'proposer' ? { purgeProposal: { by } } : { uploadedBy: by });
    const by = (personId: string) => evidenceTarget({ ...file, ...hands(personId) } as unknown as Evidence, audit);
    expect(() => authorize(actor, action, by(actor.personId), 'evidence.read')).toThrow(
      expect.objectContaining({ code: 'maker_is_checker' }),
    );
    expect(authorize(actor, action, by(world.personId('田中')), 'evidence.read').departmentId).toBe('D210');
  });
});
