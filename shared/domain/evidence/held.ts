import { type Day, dayOf, daysAfter } from '#shared/kernel/calendar.ts';
import type { PurgeApprover } from './decisions.ts';
import type { Evidence, FileStatus } from './evidence.ts';

/** Days in which the officer should have decided: then reminders begin. */
const dueAfter = 3;
/** Days after which a file about which nobody has decided goes by itself. */
export const purgedAfter = 14;
const oneDay = 86_400_000;

/** Why the system purges a file. */
export const overdueReason = `保留から${purgedAfter}日のあいだに解除されなかったため、自動で消去しました。`;

export const isHeld = ({ status }: { status: FileStatus }): boolean => status.startsWith('held');

/** Somebody has vouched for a held file, and the worker is about to keep it. */
export const isBeingKept = (file: Evidence): boolean =>
  isHeld(file) && (file.attestation !== undefined || file.release !== undefined);

/** A file the SPI audit officer has to do with, or had: of all others that officer learns nothing. */
export const isBeforeOfficer = (file: Evidence): boolean =>
  isHeld(file) ||
  ['suspected', 'unscannable'].includes(file.numberScreening ?? '') ||
  [file.release, file.purgeProposal, file.purgeRefusal, file.purge].some((decision) => decision !== undefined);

/** Whose turn it is with a file; nobody waits for the others. */
export const deciderOf = (file: Evidence): PurgeApprover | undefined =>
  file.purgeProposal?.waitsFor ?? (isHeld(file) && !isBeingKept(file) ? 'spiAuditOfficer' : undefined);

/** The day by which that should have been decided. */
export const decisionDue = ({ purgeProposal, inspectedAt, issuedAt }: Evidence): Day =>
  daysAfter(dayOf(new Date(purgeProposal?.at ?? inspectedAt ?? issuedAt)), dueAfter);

/** Held so long that it goes; one that is about to be kept stays. */
export const isOverdue = (file: Evidence, at: Date): boolean =>
  isHeld(file) &&
  !isBeingKept(file) &&
  at.getTime() - new Date(file.inspectedAt ?? file.issuedAt).getTime() >= purgedAfter * oneDay;
