import { ulid } from 'ulid';
import { type Actor, systemActor } from '#shared/domain/access/actor.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Plan } from '#shared/domain/plan/plan.ts';
import type { Response } from '#shared/domain/response/response.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import type { Call } from '#shared/app/ports.ts';

export const staff = (personId: string = ulid()): Actor => ({
  ...systemActor('2026-06-01'),
  personId,
  name: '佐藤 恵',
  kind: 'staff',
});

/** A call of a person at a time, under an Idempotency-Key when one is given. */
export const callBy = (
  actor: Actor,
  { at = new Date('2026-06-01T01:02:03.456Z'), key }: { at?: Date; key?: string } = {},
): Call => ({
  actor: { ...actor, today: dayOf(at) },
  input: {},
  request: { id: ulid(), at, ...(key === undefined ? {} : { idempotency: { key, hash: 'a'.repeat(64) } }) },
});

export const warrant = { role: 'auditor', departmentId: 'D001' } as const;

export const newPlan = (fields: Partial<Plan> = {}): Plan => ({
  ...unborn,
  planId: `annual-2026-${1 + Math.floor(Math.random() * 900)}`,
  kind: 'annual',
  fiscalYear: 2026,
  edition: 1,
  status: 'draft',
  title: '令和8年度 情報セキュリティ監査計画',
  policy: '',
  sections: [],
  ...fields,
});

export const newFinding = (fields: Partial<Finding> = {}): Finding => ({
  ...unborn,
  auditId: ulid(),
  departmentId: 'D012',
  path: ['D001', 'D012'],
  findingId: ulid(),
  fiscalYear: 2026,
  status: 'draft',
  title: '共有IDの使用',
  severity: 'MINOR_NC',
  urgency: 'normal',
  fact: '共有IDが使われていた。',
  criterion: '対策基準 3.2.1',
  cause: '',
  effect: '',
  recommendation: '',
  itemKeys: [],
  evidenceIds: [],
  workpaperIds: [],
  workpapers: [],
  relatedFindingIds: [],
  guidelineEdition: 'R7.3',
  authorId: ulid(),
  disputes: [],
  severityHistory: [],
  followUps: [],
  ...fields,
});

export const newAssignment = (fields: Partial<Assignment> = {}): Assignment => ({
  ...unborn,
  auditId: ulid(),
  departmentId: 'D012',
  path: ['D001', 'D012'],
  fiscalYear: 2026,
  status: 'in_progress',
  dueDate: '2026-09-30',
  checklistId: ulid(),
  checklistVersion: 1,
  total: 300,
  answered: 0,
  judged: 0,
  delegations: [],
  remarks: [],
  extensions: [],
  ...fields,
});

export const newResponse = (fields: Pick<Response, 'auditId' | 'departmentId'> & Partial<Response>): Response => ({
  itemKey: 'item-0001',
  version: 1,
  selfResult: 'conform',
  answeredBy: ulid(),
  answeredAt: '2026-06-01T01:02:03.456Z',
  ...fields,
});
