import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { mapLimited } from '#shared/kernel/parallel.ts';
import { type Actor, dutiesOf } from '#shared/domain/access/actor.ts';
import { type Duty, dutyOf } from '#shared/domain/access/roles.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { businessDaysLeft, isBusinessDay } from '#shared/domain/deadline/business-days.ts';
import { type DigestLine, digestLetter } from '#shared/domain/deadline/digest.ts';
import { escalatedTo, isReminderDay, isWorthNaming } from '#shared/domain/deadline/reminders.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import { everyItem } from '#shared/app/pages.ts';
import type { Claims, Letter, Mailer, Ports } from '#shared/app/ports.ts';
import { type Task, tasksOf, teamDuties, type Waiting, workWaitingFor } from './tasks.ts';

type SweepPorts = Pick<Ports, 'store' | 'directory' | 'isHoliday'> & {
  /** Each track writes its own letters: neither knows of the other's work. */
  plane: string;
  claims: Claims;
  mailer: Mailer;
};

/** How many people are looked up or written to at once. */
const width = 8;

/** Audits of so many fiscal years back may still be open: no finding is carried further (the retention's default). */
const yearsBack = 5;

const claimOf = (personId: string): string => `digest#${personId}`;

type Due = { task: Task; left: number };
type Staff = { person: Person; actor: Actor };

/** What came of one run. */
type Swept = { letters: number; failures: unknown[] };

/**
 * The daily round over everything that has a due date. Each person gets one letter at most a day, about what
 * `GET /me/tasks` shows them, when something in it is a reason to write today. Takes a person's day before it sends:
 * two runs at once, or a second one after a crash, write nobody twice. A letter that was lost between the two comes on
 * the next business day, whether or not that is a reminder day of its own.
 */
export const deadlineSweep = (ports: SweepPorts) => {
  const { store, directory, isHoliday, plane, claims, mailer } = ports;

  const auditsOf = (fiscalYear: number): Promise<Audit[]> =>
    everyItem((page) => store.list.auditsOf(fiscalYear, page), 100);

  const openAudits = async (today: string): Promise<Audit[]> => {
    const thisYear = fiscalYearOf(today);
    const years = Array.from({ length: yearsBack + 2 }, (_, n) => thisYear + 1 - n);
    const audits = (await mapLimited(width, years, auditsOf)).flat();
    return audits.filter(({ status }) => status !== 'closed' && status !== 'cancelled');
  };

  /** Everybody who acts today, with what they may. */
  const staffOn = async (today: string): Promise<Staff[]> => {
    const people = await directory.people();
    const actors = await mapLimited(width, people, ({ personId }) => directory.actor(personId, today));
    return people.flatMap((person, n): Staff[] => {
      const actor = actors[n];
      return actor ? [{ person, actor }] : [];
    });
  };

  /** Duties of every post, vacant ones too: what waits for nobody must still reach those above. */
  const postDuties = async (): Promise<Duty[]> =>
    (await directory.posts()).flatMap(({ roles, departmentId }) => roles.map((role) => dutyOf(role, departmentId)));

  const dueOf = (tasks: readonly Task[], today: string): Due[] =>
    tasks.flatMap((task) =>
      task.due === undefined ? [] : [{ task, left: businessDaysLeft(task.due, today, isHoliday) }],
    );

  /** What is late enough to be heard of further up, by the duty that hears of it. */
  const escalated = (waiting: readonly Waiting[], today: string): Map<Duty, Waiting[]> => {
    const told = new Map<Duty, Waiting[]>();
    for (const one of waiting) {
      const { due, departmentId } = one.work;
      if (due === undefined) continue;
      for (const duty of escalatedTo(one.duty, departmentId, businessDaysLeft(due, today, isHoliday))) {
        told.set(duty, [...(told.get(duty) ?? []), one]);
      }
    }
    return told;
  };

  const lineOf = ({ task, left }: Due, sections: ReadonlyMap<string, string>): DigestLine => ({
    what: task.what.ja,
    section: task.departmentId && (sections.get(task.departmentId) ?? task.departmentId),
    due: task.due ?? '',
    left,
    next: task.next.ja,
  });

  return async (at: Date): Promise<Swept> => {
    const today = dayOf(at);
    if (!isBusinessDay(today, isHoliday)) return { letters: 0, failures: [] };

    const [staff, audits, posts, departments] = await Promise.all([
      staffOn(today),
      openAudits(today),
      postDuties(),
      directory.departments(),
    ]);
    const sections = new Map(departments.map(({ departmentId, name }) => [departmentId, name]));
    const teams = audits.flatMap(({ auditId }) => teamDuties({ auditId, role: 'lead' }));
    const held = staff.flatMap(({ actor }) => dutiesOf(actor));
    const all = await workWaitingFor(store, [...new Set([...posts, ...held, ...teams])]);
    // Breaches run by calendar days and have a round of their own (`breach-reminders.ts`).
    const waiting = all.filter(({ ref }) => ref.kind !== 'breach');
    const byDuty = Map.groupBy(waiting, ({ duty }) => duty);
    const heardBy = escalated(waiting, today);
    const taken = await claims.last(staff.map(({ person }) => claimOf(person.personId)));

    const placesOf = (personId: string): Duty[] =>
      audits.flatMap(({ auditId, team }) =>
        team.filter((m) => m.personId === personId).flatMap(({ role }) => teamDuties({ auditId, role })),
      );

    const letterFor = ({ person, actor }: Staff): Letter | undefined => {
      const duties = [...new Set([...dutiesOf(actor), ...placesOf(person.personId)])];
      const dueIn = (of: ReadonlyMap<Duty, Waiting[]>): Due[] =>
        dueOf(tasksOf(actor, [...new Set(duties.flatMap((duty) => of.get(duty) ?? []))]), today);
      const own = dueIn(byDuty).filter(({ left }) => isWorthNaming(left));
      const below = dueIn(heardBy).filter(({ task }) => !duties.includes(task.duty));
      const claim = taken.get(claimOf(person.personId));
      const isOwed = claim !== undefined && !claim.settled && claim.day < today;
      const isReason = below.length > 0 || own.some(({ left }) => isReminderDay(left)) || (isOwed && own.length > 0);
      if (!isReason) return undefined;
      const lines = (dues: readonly Due[]) => dues.map((due) => lineOf(due, sections));
      const letter = digestLetter(person.name, lines(own), lines(below));
      return {
        id: `digest-${plane}-${today}-${person.personId}`,
        to: { name: person.name, email: person.email },
        ...letter,
      };
    };

    const failures: unknown[] = [];
    const sent = await mapLimited(width, staff, async (one): Promise<boolean> => {
      const letter = letterFor(one);
      if (!letter) return false;
      const name = claimOf(one.person.personId);
      try {
        if (!(await claims.take(name, today))) return false;
        await mailer(letter);
        await claims.settle(name, today);
        return true;
      } catch (error) {
        // One letter that fails must not keep the others' back; this person's comes on the next business day.
        failures.push(error);
        return false;
      }
    });
    return { letters: sent.filter(Boolean).length, failures };
  };
};
