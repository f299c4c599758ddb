import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { departmentId, fiscalYear, id, instant, prose } from '#shared/domain/scalars.ts';

/** The section's own judgement: 適合 / 一部適合 / 不適合 / 対象外. */
export const selfResult = z.enum(['conform', 'partlyConform', 'nonConform', 'notApplicable']);
/** The auditor's judgement: 適合 / 要改善 / 不適合 / 対象外 / 未確認. */
export const auditResult = z.enum(['conform', 'needsImprovement', 'nonConform', 'notApplicable', 'unconfirmed']);

/** One item of one section. The two judgements stand side by side and never overwrite each other. */
export const response = strictObject(() => ({
  auditId: id,
  departmentId,
  itemKey,
  /** Counts saves of this item; 0 means it was never answered. */
  version: z.int().min(0),
  selfResult: selfResult.optional(),
  comment: prose(4000).optional(),
  /** Why the item does not apply (対象外): required then. */
  reason: prose(2000).optional(),
  answeredBy: id.optional(),
  answeredAt: instant.optional(),
  /** The audit whose answer was copied here; `changed` once the copy was edited. Without it, the answer is new. */
  carriedFrom: z.strictObject({ auditId: id, fiscalYear, changed: z.boolean() }).optional(),
  auditResult: auditResult.optional(),
  auditComment: prose(4000).optional(),
  judgedBy: id.optional(),
  judgedAt: instant.optional(),
}));
export type Response = z.infer<typeof response>;

const needsReason = (value: { selfResult?: string | undefined; reason?: string | undefined }) =>
  value.selfResult !== 'notApplicable' || (value.reason ?? '') !== '';

const answerFields = strictObject(() => ({
  /** The version the answer was based on; 0 for a first answer. */
  version: z.int().min(0),
  selfResult,
  comment: prose(4000).optional(),
  reason: prose(2000).optional(),
}));
const reasonRule = { path: ['reason'], message: 'a reason is required for 対象外' };

export const answer = answerFields.refine(needsReason, reasonRule);
export const itemAnswer = strictObject(() => ({ itemKey, ...answerFields.shape })).refine(needsReason, reasonRule);
export type ItemAnswer = z.infer<typeof itemAnswer>;

type Written = Pick<Response, 'selfResult' | 'comment' | 'reason'>;

/** The same answer: an empty text is none. */
export const isSameAnswer = (a: Written, b: Written): boolean =>
  a.selfResult === b.selfResult && (a.comment ?? '') === (b.comment ?? '') && (a.reason ?? '') === (b.reason ?? '');

/** The response with this answer, whole: what the answer leaves out is gone. A copy that it edits is marked changed. */
export const rewritten = (
  { comment, reason, carriedFrom, ...kept }: Response,
  { itemKey: _key, version: _version, ...answer }: ItemAnswer,
  by: string,
  at: string,
): Response => {
  const before = { selfResult: kept.selfResult, comment, reason };
  return {
    ...kept,
    ...answer,
    answeredBy: by,
    answeredAt: at,
    ...(carriedFrom && {
      carriedFrom: { ...carriedFrom, changed: carriedFrom.changed || !isSameAnswer(before, answer) },
    }),
  };
};

const judgementFields = strictObject(() => ({
  version: z.int().min(0),
  auditResult,
  auditComment: prose(4000).optional(),
}));
const explained = (value: { auditResult: string; auditComment?: string | undefined }) =>
  !['notApplicable', 'unconfirmed'].includes(value.auditResult) || (value.auditComment ?? '') !== '';
const explainedRule = { path: ['auditComment'], message: 'a reason is required for 対象外 and 未確認' };

export const judgement = judgementFields.refine(explained, explainedRule);
export const itemJudgement = strictObject(() => ({ itemKey, ...judgementFields.shape })).refine(
  explained,
  explainedRule,
);
export type ItemJudgement = z.infer<typeof itemJudgement>;

/** How many answers one call may carry. */
export const answersPerCall = 25;
