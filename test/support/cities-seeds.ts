import fc from 'fast-check';
import type { Change, Part } from '#shared/app/ports.ts';
import { type Assignment, assignmentStatus } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type AuditStatus, auditStatus } from '#shared/domain/audit/lifecycle.ts';
import { requestStatus } from '#shared/domain/evidence/request.ts';
import { type FollowUp, followUpStatus } from '#shared/domain/followup/followup.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import { type Finding, findingDraft as findingSchema } from '#shared/domain/finding/finding.ts';
import { type FindingStatus, findingStatus } from '#shared/domain/finding/lifecycle.ts';
import type { Meeting } from '#shared/domain/audit/meeting.ts';
import type { Remediation, RemediationStatus } from '#shared/domain/remediation/remediation.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { auditDraft, findingDraft, improvementPlan } from './builders.ts';
import type { PublishedChecklist } from './cities-audit.ts';
import type { World } from './cities-world.ts';

/** Sections of every seeded audit. 松本, who is in its team, holds a post in the tax section: as after a transfer. */
export const seededSections = ['D210', 'D310'] as const;
const paths = { D210: ['D200', 'D210'], D310: ['D300', 'D310'] } as const;

const early = ['planned', 'plan_review', 'approved'] as const;
const afterPresentation: readonly FindingStatus[] = findingStatus.options.filter(
  (s) => !['draft', 'reviewed', 'withdrawn'].includes(s),
);

const lateAudit = ['reported', 'ciso_received', 'improvement', 'follow_up', 'closed'];

/** Findings as they are while an audit is there. */
const findingStates = (audit: AuditStatus): readonly FindingStatus[] => {
  if (lateAudit.includes(audit)) return ['finalized', ...(Object.keys(improvements) as FindingStatus[])];
  if (['exchange', 'reporting'].includes(audit)) return ['reviewed', 'presented', 'disputed', 'fact_confirmed'];
  if (['suspended', 'cancelled'].includes(audit)) return findingStatus.options;
  return ['draft', 'reviewed', 'withdrawn'];
};

// Which states an improvement can be in while its finding is in this one.
const improvements: Partial<Record<FindingStatus, readonly RemediationStatus[]>> = {
  instructed: ['requested', 'drafting', 'dept_review', 'submitted', 'returned'],
  remediating: ['approved', 'in_progress', 'completion_reported', 'verifying', 'not_effective'],
  verified: ['verified'],
  closed: ['closed'],
  risk_accepted: ['requested', 'in_progress'],
};

/** Where an audit stands when a sequence of commands begins. */
export const seed = fc.record({
  audit: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...early) },
    {
      weight: 9,
      arbitrary: fc.constantFrom(...auditStatus.options.filter((s) => !(early as readonly string[]).includes(s))),
    },
  ),
  /** 松本 is in the team. */
  conflicted: fc.boolean(),
  requests: fc.array(fc.constantFrom(...requestStatus.options), { maxLength: 3 }),
  assignments: fc.tuple(fc.constantFrom(...assignmentStatus.options), fc.constantFrom(...assignmentStatus.options)),
  findings: fc.array(
    fc.record({
      state: fc.nat(99),
      section: fc.constantFrom(...seededSections),
      severity: fc.constantFrom('MAJOR_NC', 'MINOR_NC', 'OBSERVATION', 'GOOD_PRACTICE'),
      improvement: fc.nat(9),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
export type Seed = typeof seed extends fc.Arbitrary<infer S> ? S : never;

const instant = '2026-05-20T00:00:00.000Z';

const remediationFor = (world: World, status: FindingStatus, pick: number): Remediation | undefined => {
  const states = improvements[status];
  const state = states?.[pick % states.length];
  if (!state) return undefined;
  const unplanned = state === 'requested' || (state === 'drafting' && pick > 4);
  const plan = unplanned ? {} : { plan: improvementPlan(world.postId('田中')), requestedBy: world.personId('田中') };
  return { status: state, dueDate: '2027-03-31', extensions: [], comments: [], ...plan };
};

const followUpFor = (followUpId: string, pick: number): FollowUp => {
  const status = followUpStatus.options[pick % 3] ?? 'planned';
  const result = status === 'concluded' ? { result: 'ineffective' as const, summary: '元に戻っていた。' } : {};
  return { followUpId, status, method: 'document', plannedOn: '2026-06-01', ...result };
};

/** Writes such an audit in one commit, as if all of it had come about before. */
export const plant = async (
  world: World,
  { checklistId, checklistVersion, itemKeys }: PublishedChecklist,
  from: Seed,
) => {
  const { personId, newId, ports } = world;
  const auditId = newId();
  const notified = !(early as readonly string[]).includes(from.audit);
  const audit = {
    ...unborn,
    ...auditDraft(),
    auditId,
    fiscalYear: 2026,
    number: 1,
    status: from.audit,
    ...(from.audit === 'suspended' ? { suspendedFrom: 'fieldwork' } : {}),
    origin: 'cisoOrder',
    cisoOrderNo: '特命',
    checklistId,
    checklistVersion,
    sections: seededSections.map((d) => ({ departmentId: d, name: d, path: paths[d], oversight: false })),
    team: [
      { personId: personId('佐藤'), role: 'lead' },
      { personId: personId('鈴木'), role: 'member' },
      ...(from.conflicted ? [{ personId: personId('松本'), role: 'member' }] : []),
    ],
    overrides: [],
    items: itemKeys.length,
    ...(notified ? { dueDate: '2026-08-31', notifiedAt: instant } : {}),
    proceededWithout: [],
    unconfirmed: [],
  } as unknown as Audit;

  const assignments = seededSections.map((departmentId, n): Assignment => {
    const status = from.assignments[n] ?? 'sent';
    const answered = ['sent', 'in_progress'].includes(status) ? 0 : itemKeys.length;
    return {
      ...unborn,
      auditId,
      departmentId,
      path: [...paths[departmentId]],
      fiscalYear: 2026,
      status,
      dueDate: '2026-08-31',
      checklistId,
      checklistVersion,
      total: itemKeys.length,
      answered,
      judged: 0,
      delegations: [],
      remarks: [],
      extensions: [],
      ...(answered > 0 ? { requestedBy: personId('井上') } : {}),
      ...(['submitted', 'accepted', 'returned'].includes(status) ? { submittedAt: instant } : {}),
    };
  });

  const findings = from.findings.map((f): Finding => {
    const draft = findingSchema.parse(findingDraft({ severity: f.severity }));
    const states = findingStates(from.audit);
    const status = states[f.state % states.length] ?? 'draft';
    const remediation = remediationFor(world, status, f.improvement);
    const followUps = remediation ? [followUpFor(newId(), f.improvement)] : [];
    return {
      ...unborn,
      auditId,
      departmentId: f.section,
      path: [...paths[f.section]],
      findingId: newId(),
      fiscalYear: 2026,
      status,
      ...draft,
      authorId: personId('鈴木'),
      ...(afterPresentation.includes(status) ? { presentedAt: instant } : {}),
      disputes: status === 'disputed' ? [{ reason: '違う。', evidenceIds: [], by: personId('高橋'), at: instant }] : [],
      severityHistory: [],
      followUps,
      ...(remediation ? { remediation } : {}),
    };
  });

  // Those who come to the exchange of opinions have met.
  const meetings = seededSections.map(
    (departmentId): Meeting => ({
      ...unborn,
      auditId,
      departmentId,
      path: [...paths[departmentId]],
      heldOn: '2026-06-01',
      attendees: '課長',
      summary: '確認した。',
      outcomes: [],
      recordedBy: personId('佐藤'),
    }),
  );

  const rows = {
    meeting: from.audit === 'exchange' ? meetings : [],
    audit: [audit],
    assignment: notified ? assignments : [],
    finding: notified ? findings : [],
  };
  const warrant = { role: 'system', departmentId: '' } as const;
  const requests = from.requests.map(
    (status): Part => ({
      kind: 'request',
      value: {
        auditId,
        departmentId: 'D210',
        requestId: newId(),
        version: 1,
        status,
        title: '台帳',
        itemKeys: [],
        requestedBy: personId('鈴木'),
        dueDate: '2026-08-31',
        extensions: [],
      },
    }),
  );
  const changes = Object.entries(rows).flatMap(([kind, records]) =>
    records.map((after, n) => {
      const parts = kind === 'assignment' && n === 0 ? requests : [];
      return { kind, before: undefined, after, act: 'test.plant', warrant, parts } as unknown as Change;
    }),
  );
  const at = world.tick();
  await ports.store.commit({
    call: { actor: systemActor('2026-06-01'), input: {}, request: { id: newId(), at } },
    changes,
  });
  return auditId;
};
