import { inEra } from '#shared/kernel/calendar.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { auditInputs } from '#shared/domain/audit/commands.ts';
import { businessDaysLeft } from '#shared/domain/deadline/business-days.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Rule } from '#shared/app/commands.ts';

/** States in which the section has yet to hand in. */
const unanswered: readonly Assignment['status'][] = ['sent', 'in_progress', 'dept_review', 'returned'];

/** Letters in one commit: one for each due date that was missed. What is left over is written by the next press. */
const most = 50;

/** Sections in one letter: a contact and a head each, and a letter goes to 600 at most. */
const together = 300;

const pages = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

type Input = Output<(typeof auditInputs)['remindLate']>;
type Reminder = NonNullable<Audit['lateReminder']>;

/** Those reminded today by this press, not by an earlier one. */
const justReminded = (after: Reminder, before: Reminder | undefined): Reminder['sections'] => {
  const earlier = new Set(before?.day === after.day ? before.sections.map((s) => s.departmentId) : []);
  return after.sections.filter((s) => !earlier.has(s.departmentId));
};

/**
 * The office's button (督促): one polite letter by post to the contact and the head of every section whose answers are
 * late. Nobody gets it twice on one day, however often it is pressed; the answer says who was written to that day.
 */
export const remindLate: Rule<'audit', undefined, Input> = {
  apply: async (audit, { call, ports, at }) => {
    const { today } = call.actor;
    const assignments = await ports.store.list.assignmentsOf(audit.auditId);
    const earlier = audit.lateReminder?.day === today ? audit.lateReminder.sections : [];
    const known = new Set(earlier.map((s) => s.departmentId));
    const late = assignments
      .filter((a) => unanswered.includes(a.status) && a.dueDate < today && !known.has(a.departmentId))
      .map(({ departmentId, dueDate }) => ({ departmentId, dueDate }));
    const days = [...new Set(late.map((s) => s.dueDate))].toSorted().slice(0, most);
    const sections = [...earlier, ...late.filter((s) => days.includes(s.dueDate))];
    return { ...audit, lateReminder: { day: today, at, by: call.actor.personId, sections } };
  },
  notify: ({ auditId, noticeNo, lateReminder }, { before, input, ports }) => {
    if (!lateReminder) return [];
    const groups = Map.groupBy(justReminded(lateReminder, before.lateReminder), (s) => s.dueDate);
    return [...groups].flatMap(([dueDate, sections]) => {
      const left = businessDaysLeft(dueDate, lateReminder.day, ports.isHoliday);
      const lines = [
        `対象: 点検票の回答${noticeNo === undefined ? '' : `(${noticeNo}の通知によるもの)`}`,
        `期限: ${inEra(dueDate)}${left < 0 ? `(${-left}営業日超過)` : ''}`,
      ];
      return pages(sections, together).map((page) => ({
        type: 'mail' as const,
        template: 'lateReminder' as const,
        to: page.flatMap((s) => [`deptContact@${s.departmentId}`, `deptIsManager@${s.departmentId}`]),
        about: { auditId },
        ...(input.text === undefined ? {} : { text: input.text }),
        lines,
      }));
    });
  },
};
