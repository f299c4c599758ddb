import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import {
  day,
  departmentId,
  fiscalYear,
  id,
  instant,
  line,
  prose,
  versioned,
  writtenProse,
} from '#shared/domain/scalars.ts';

export const planStatus = z.enum(['draft', 'submitted', 'approved', 'superseded', 'closed']);
export type PlanStatus = z.infer<typeof planStatus>;

/** DOMAIN.md 1.4 A. `supersede` happens to the edition in force, in the commit that approves the next one. */
export const planLifecycle = {
  submit: { from: ['draft'], to: 'submitted' },
  return: { from: ['submitted'], to: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  revise: { from: ['approved'], to: 'same' },
  supersede: { from: ['approved'], to: 'superseded' },
  close: { from: ['approved'], to: 'closed' },
} satisfies Lifecycle<PlanStatus, string>;
export type PlanCommand = keyof typeof planLifecycle;

const scope = strictObject(() => ({
  departmentId,
  method: z.enum(['document', 'onSite', 'both']),
  month: z.int().min(1).max(12),
}));

/** What a person writes into a plan. */
export const planDraft = strictObject(() => ({
  title: line(200),
  policy: prose(4000),
  sections: z
    .array(scope)
    .max(600)
    .refine((scopes) => new Set(scopes.map((s) => s.departmentId)).size === scopes.length, {
      message: 'a section is named twice',
    }),
}));

/** `annual-2026-1`: kind, first fiscal year, edition. */
export const planId = z.string().regex(/^(annual|midTerm)-20\d\d-[1-9]\d{0,2}$/);

/** One edition of the plan of a year, or of a three-year cycle. */
export const plan = strictObject(() => ({
  ...versioned,
  planId,
  kind: z.enum(['annual', 'midTerm']),
  fiscalYear,
  edition: z.int().min(1),
  status: planStatus,
  ...planDraft.shape,
  /** Sections of the city that the plan leaves out, as found at submission. */
  uncovered: z.array(departmentId).optional(),
  submittedBy: id.optional(),
  approvedBy: id.optional(),
  committeeDate: day.optional(),
  approvedAt: instant.optional(),
  /** The day on which it was closed or gave way: the time it is kept counts from there. */
  endedOn: day.optional(),
  hold: hold.optional(),
  remark: prose(2000).optional(),
}));
export type Plan = z.infer<typeof plan>;

export const planInputs = {
  submit: strictObject(() => ({})),
  return: strictObject(() => ({ comment: writtenProse(2000) })),
  approve: strictObject(() => ({ committeeDate: day })),
  revise: strictObject(() => ({ reason: writtenProse(2000) })),
  close: strictObject(() => ({ reason: prose(2000).optional() })),
} satisfies Partial<Record<PlanCommand, z.ZodObject>>;

/** A plan comes back to the person who has to act on it. */
export const planDuty = {
  draft: 'chiefAuditor',
  submitted: 'ciso',
  approved: undefined,
  superseded: undefined,
  closed: undefined,
} as const satisfies Record<PlanStatus, string | undefined>;

export const planIdOf = (kind: Plan['kind'], fiscalYear: number, edition: number): string =>
  `${kind}-${fiscalYear}-${edition}`;

/** Whether an id names an edition of this plan: audits keep the one they were made from. */
export const isEditionOf = ({ kind, fiscalYear }: Pick<Plan, 'kind' | 'fiscalYear'>, id: string | undefined): boolean =>
  id?.startsWith(`${kind}-${fiscalYear}-`) ?? false;

/** The (first) fiscal year that an id made by `planIdOf` names. */
export const fiscalYearIn = (id: string): number => Number(id.split('-')[1]);
