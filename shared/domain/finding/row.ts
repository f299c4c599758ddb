import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { remediationStatus } from '#shared/domain/remediation/remediation.ts';
import { type Finding, finding } from './finding.ts';
import { settled } from './settled.ts';

/** What a list shows of a finding: nothing longer than its title. */
export const findingRow = strictObject(() => ({
  ...finding.pick({
    auditId: true,
    findingId: true,
    departmentId: true,
    number: true,
    title: true,
    severity: true,
    urgency: true,
    status: true,
    dueDate: true,
    carriedOverTo: true,
  }).shape,
  remediationStatus: remediationStatus.optional(),
  /** It repeats a finding of an earlier year. */
  repeated: z.literal(true).optional(),
  timesExtended: z.int().min(1).optional(),
}));
export type FindingRow = z.infer<typeof findingRow>;

export const rowOf = (f: Finding): FindingRow => ({
  auditId: f.auditId,
  findingId: f.findingId,
  departmentId: f.departmentId,
  number: f.number,
  title: f.title,
  severity: f.severity,
  urgency: f.urgency,
  status: f.status,
  dueDate: f.dueDate,
  carriedOverTo: f.carriedOverTo,
  remediationStatus: f.remediation?.status,
  repeated: f.repeatOf === undefined ? undefined : true,
  timesExtended: f.remediation?.extensions.length || undefined,
});

export const isOpen = ({ status }: Pick<Finding, 'status'>): boolean => !settled.includes(status);

const ended: readonly string[] = [...settled, 'verified'];

/** Overdue is derived, never stored. `today` is a day in Japan. */
export const isOverdue = ({ status, dueDate }: Pick<Finding, 'status' | 'dueDate'>, today: string): boolean =>
  !ended.includes(status) && dueDate !== undefined && dueDate < today;
