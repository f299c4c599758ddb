import * as z from 'zod';
import { dayOf } from '#shared/kernel/calendar.ts';
import { strictObject } from '#shared/domain/objects.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import { day, departmentId, id, instant, writtenProse } from '#shared/domain/scalars.ts';

const reason = () => writtenProse(1000);

/** What a section asks for: more time, until a later day. One request is open at a time; a new one replaces it. */
const extensionRequest = strictObject(() => ({ to: day, reason: reason(), by: id, at: instant }));

/** Fields of whatever has a due date that can be put off (DOMAIN.md 1.4 C, D, F). The old dates are kept. */
export const extensible = strictObject(() => ({
  dueDate: day,
  extensions: z.array(z.strictObject({ from: day, to: day, reason: reason(), by: id })),
  /** How often it was put off; left out until the first time. */
  timesExtended: z.int().min(1).optional(),
  extensionRequest: extensionRequest.optional(),
  /** The last request that was refused, and why; gone with the next request or extension. */
  extensionRefusal: z.strictObject({ to: day, reason: reason(), by: id, at: instant }).optional(),
}));
export type Extensible = z.infer<typeof extensible>;

export const extensionInputs = {
  extend: strictObject(() => ({ dueDate: day, reason: reason() })),
  requestExtension: strictObject(() => ({ to: day, reason: reason() })),
  grantExtension: strictObject(() => ({})),
  refuseExtension: strictObject(() => ({ reason: reason() })),
};

type Decision = { by: string; at: string };

/** Throws `incomplete` unless the day is later than the present due date, and not over yet. */
const checkLater = ({ dueDate }: Extensible, to: string, { at }: Pick<Decision, 'at'>): void => {
  if (to <= dueDate) missing('今の期限より後の日', 'a day after the present due date');
  if (to < dayOf(new Date(at))) missing('今日以後の日', 'a day that is not over yet');
};

/** The open request, or `invalid_transition`. */
const openRequest = ({ extensionRequest: open }: Extensible): z.infer<typeof extensionRequest> => {
  if (open === undefined) {
    throw new DomainError('invalid_transition', {
      params: { status: { ja: '期限延長の申請なし', en: 'without a request for more time' } },
    });
  }
  return open;
};

/** Puts the due date off. An open request is settled by it, whatever day it named. */
export const extended = <R extends Extensible>(record: R, to: string, why: string, { by, at }: Decision): R => {
  checkLater(record, to, { at });
  return {
    ...record,
    dueDate: to,
    timesExtended: (record.timesExtended ?? 0) + 1,
    extensions: [...record.extensions, { from: record.dueDate, to, reason: why, by }],
    extensionRequest: undefined,
    extensionRefusal: undefined,
  };
};

/** Asks for a later due date: nothing changes until it is decided. */
export const extensionRequested = <R extends Extensible>(
  record: R,
  { to, reason: why }: { to: string; reason: string },
  { by, at }: Decision,
): R => {
  checkLater(record, to, { at });
  return { ...record, extensionRequest: { to, reason: why, by, at }, extensionRefusal: undefined };
};

/** Grants what was asked, with the section's own reason. */
export const extensionGranted = <R extends Extensible>(record: R, decision: Decision): R => {
  const { to, reason: why } = openRequest(record);
  return extended(record, to, why, decision);
};

export const extensionRefused = <R extends Extensible>(record: R, why: string, { by, at }: Decision): R => {
  const { to } = openRequest(record);
  return { ...record, extensionRequest: undefined, extensionRefusal: { to, reason: why, by, at } };
};

/** What has been handed in needs no more time: a request that is still open falls away with it. */
export const withoutExtensionRequest = <R extends Extensible>(record: R): R => ({
  ...record,
  extensionRequest: undefined,
});

/** Commands of a record that its request for more time lets through; the state table knows nothing of requests. */
export const isExtensionCommandPossible = (record: Pick<Extensible, 'extensionRequest'>, command: string): boolean =>
  !['grantExtension', 'refuseExtension'].includes(command) || record.extensionRequest !== undefined;

/** A request for more time, as work of whoever decides on it: `id` names the record among those of its audit. */
export const extensionTask = strictObject(() => ({
  auditId: id,
  departmentId,
  subject: z.enum(['assignment', 'request', 'finding']),
  id: z.string(),
  dueDate: day,
  waitsFor: z.string().optional(),
}));
export type ExtensionTask = z.infer<typeof extensionTask>;
