import { type Day, dayOf } from '#shared/kernel/calendar.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Breach } from '#shared/domain/breach/breach.ts';
import type { Checklist } from '#shared/domain/checklist/checklist.ts';
import type { Plan } from '#shared/domain/plan/plan.ts';
import type { Outsourcing } from '#shared/domain/register/outsourcing.ts';
import type { SpiWork } from '#shared/domain/register/spi-work.ts';
import { lastDayOf } from '#shared/domain/register/yearly-duty.ts';

// The day on which each kind of file ended, which its time counts from; `undefined` while it has not.

const dayOfInstant = (at: string): Day => dayOf(new Date(at));
const later = (a: Day, b: Day): Day => (a > b ? a : b);

export const auditEndedOn = ({ status, endsOn, endedOn = endsOn }: Audit): Day | undefined =>
  status === 'closed' || status === 'cancelled' ? endedOn : undefined;

/** Editions that ended before their day was written down: the last day of what they planned. */
export const planEndedOn = ({ status, kind, fiscalYear, endedOn }: Plan): Day | undefined =>
  status === 'closed' || status === 'superseded'
    ? (endedOn ?? lastDayOf(kind === 'midTerm' ? fiscalYear + 2 : fiscalYear))
    : undefined;

export const breachEndedOn = ({ status, closing, decision }: Breach): Day | undefined => {
  const end = { closed: closing, dismissed: decision }[status as string];
  return end && dayOfInstant(end.at);
};

/** The end may have been written down beforehand, or late. */
const endingOf = (ending: { on: Day; at: string } | undefined): Day | undefined =>
  ending && later(ending.on, dayOfInstant(ending.at));

export const workEndedOn = ({ status, ending, withdrawnOn }: SpiWork): Day | undefined =>
  status === 'withdrawn' ? withdrawnOn : endingOf(ending);

export const outsourcingEndedOn = ({ ending }: Outsourcing): Day | undefined => endingOf(ending);

const publishedOn = ({ publishedAt, importedAt }: Checklist): Day => dayOfInstant(publishedAt ?? importedAt);

/**
 * A published version ends with the publication of a later one; the last of them stays in force. A draft was never in
 * force: it counts from its import.
 */
export const checklistEndedOn = (checklist: Checklist, all: readonly Checklist[]): Day | undefined => {
  if (checklist.status === 'draft') return dayOfInstant(checklist.importedAt);
  const successors = all.filter(
    (c) =>
      c.checklistId === checklist.checklistId &&
      c.checklistVersion > checklist.checklistVersion &&
      c.status === 'published',
  );
  return successors.map(publishedOn).toSorted()[0];
};
