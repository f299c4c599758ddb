import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { severity } from '#shared/domain/finding/finding.ts';
import { findingStatus } from '#shared/domain/finding/lifecycle.ts';
import { fiscalYear, id, line } from '#shared/domain/scalars.ts';
import { response } from './response.ts';

/** What a section answered to an item in an earlier audit, and what the auditors made of it. */
const previousAnswer = strictObject(() => {
  const { selfResult, comment, reason, auditResult, auditComment } = response.shape;
  return { auditId: id, fiscalYear, selfResult: selfResult.unwrap(), comment, reason, auditResult, auditComment };
});
export type PreviousAnswer = z.infer<typeof previousAnswer>;

const previousFinding = strictObject(() => ({
  auditId: id,
  findingId: id,
  fiscalYear,
  number: z.string().optional(),
  title: line(200),
  severity,
  status: findingStatus,
  /** Something is still to be done about it. */
  open: z.boolean(),
}));

/** Earlier audits of a section, and for each item its latest answer there and the findings made on it, latest first. */
export const previousWork = strictObject(() => ({
  audits: z.array(z.strictObject({ auditId: id, fiscalYear, title: line(200) })),
  items: z.array(z.strictObject({ itemKey, answer: previousAnswer.optional(), findings: z.array(previousFinding) })),
}));
export type PreviousWork = z.infer<typeof previousWork>;
