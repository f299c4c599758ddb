import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { day, departmentId, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

/** Evidence without a file (DOMAIN.md 4.2, 4.3): what was seen or done is on record, and no copy of it is kept. */
export const unfiledStatus = z.enum(['recorded', 'withdrawn']);
type UnfiledStatus = z.infer<typeof unfiledStatus>;

/** Both kinds can be corrected until the report, and then stand as they are. */
export const unfiledLifecycle = {
  edit: { from: ['recorded'], to: 'same' },
  withdraw: { from: ['recorded'], to: 'withdrawn' },
} satisfies Lifecycle<UnfiledStatus, string>;
export type UnfiledCommand = keyof typeof unfiledLifecycle;

const itemKeys = z.array(itemKey).max(100);

/** Whose log of which system was analysed for which period, how, and what came of it (ログ分析). */
const analysis = strictObject(() => ({
  system: line(200),
  /** Which log: access, operation, sign-in … */
  log: line(200),
  periodFrom: day,
  periodTo: day,
  /** Who analysed it, as the section says it: a contractor may have. */
  analyst: line(200),
  doneOn: day,
  method: writtenProse(2000),
  result: z.enum(['noAnomaly', 'anomaly']),
  /** What was done about an anomaly. */
  measure: prose(4000).optional(),
  nextOn: day.optional(),
  itemKeys,
}));

/** What the team saw on the spot (現地閲覧): what, when, where, who, result; nothing was copied, noted down or photographed. */
const viewing = strictObject(() => ({
  subject: line(400),
  seenOn: day,
  place: line(200),
  /** Members of the team who saw it. */
  viewerIds: z.array(id).min(1).max(30),
  /** Who of the section was present, by post. */
  attendants: z.array(line(200)).max(30),
  outcome: writtenProse(4000),
  /** The request it answers. */
  requestId: id.optional(),
  itemKeys,
}));

const kept = () => ({
  ...versioned,
  auditId: id,
  departmentId,
  status: unfiledStatus,
  recordedBy: id,
  recordedAt: instant,
  withdrawal: strictObject(() => ({ reason: writtenProse(1000), by: id, at: instant })).optional(),
});

export const logAnalysis = strictObject(() => ({ ...kept(), analysisId: id, ...analysis.shape }));
export type LogAnalysis = z.infer<typeof logAnalysis>;

export const onsiteViewing = strictObject(() => ({ ...kept(), viewingId: id, ...viewing.shape }));
export type OnsiteViewing = z.infer<typeof onsiteViewing>;

export const logAnalysisDraft = analysis
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, {
    message: 'the period ends before it begins',
    path: ['periodTo'],
  })
  .refine(({ result, measure = '' }) => result === 'noAnomaly' || measure !== '', {
    message: 'say what was done about it',
    path: ['measure'],
  });
export const onsiteViewingDraft = viewing;

const withdraw = strictObject(() => ({ reason: writtenProse(1000) }));
export const logAnalysisInputs = { edit: logAnalysisDraft, withdraw } satisfies Record<UnfiledCommand, z.ZodObject>;
export const onsiteViewingInputs = { edit: onsiteViewingDraft, withdraw } satisfies Record<UnfiledCommand, z.ZodObject>;
