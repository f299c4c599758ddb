import { type Duty, dutyOf, type Role } from '#shared/domain/access/roles.ts';

/** Business days to go on which people are reminded before a due date, and on it. */
const before = [5, 1, 0];

/** Business days late on which they are first reminded after it; from the last one on, every {@link week}. */
const after = [1, 3];
const week = 5;

/** Whether work with so many business days to go (negative: late) is a reason to write today. */
export const isReminderDay = (left: number): boolean => {
  if (left >= 0) return before.includes(left);
  const late = -left;
  const last = after.at(-1) ?? 0;
  return after.includes(late) || (late > last && (late - last) % week === 0);
};

/** Work that a reminder speaks of, once there is a reason for one: late, due, or due within the first reminder. */
export const isWorthNaming = (left: number): boolean => left <= Math.max(...before);

type Escalation = {
  /** Whose lateness. */
  late: readonly Role[];
  /** From so many business days late on. */
  from: number;
  tell: (departmentId: string | undefined) => Duty[];
};

const overseers = (): Duty[] => ['chiefIsOfficer', 'auditOffice'];
const head = (departmentId: string | undefined): Duty[] =>
  departmentId === undefined ? [] : [dutyOf('deptIsManager', departmentId)];

/** Who hears of whose delays, beside those whose work it is, on the same days as they do. */
const escalations: readonly Escalation[] = [
  { late: ['deptContact'], from: 3, tell: head },
  { late: ['deptContact'], from: 13, tell: overseers },
  { late: ['deptIsManager'], from: 3, tell: overseers },
  { late: ['auditor', 'leadAuditor'], from: 3, tell: () => ['chiefAuditor'] },
];

/** The duties that hear of work which waits for `duty` and has so many business days to go. */
export const escalatedTo = (duty: Duty, departmentId: string | undefined, left: number): Duty[] => {
  const [role] = duty.split('@');
  if (!isReminderDay(left)) return [];
  return escalations.flatMap(({ late, from, tell }) =>
    (late as readonly string[]).includes(role ?? '') && -left >= from ? tell(departmentId) : [],
  );
};
