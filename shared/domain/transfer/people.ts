import { newPerson, type Person } from '#shared/domain/organisation/organisation.ts';
import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import { fold } from '#shared/domain/workbook/text.ts';
import type { ChangeOf } from './change.ts';
import type { StaffRow } from './list.ts';
import type { Present, Refusals, Terms } from './present.ts';
import type { RowReason } from './reasons.ts';

type Holder = NonNullable<StaffRow['holder']>;
type Known = { subject: string } | { reason: RowReason };

/** Who a row means: by sign-in name, else by address, else by a name that only one person has. */
export const personFinder = ({ people }: Present, { from }: Terms): ((holder: Holder) => Known) => {
  const bySubject = new Map(people.map((p) => [p.subject, p]));
  const staff = people.filter((p) => p.kind === 'staff');
  const working = staff.filter((p) => isAdmitted(p, from));
  // Somebody who has left comes into question only where nobody in service does.
  const all = (fits: (p: Person) => boolean): Person[] => {
    const found = working.filter(fits);
    return found.length > 0 ? found : staff.filter(fits);
  };
  const one = (found: readonly Person[]): Known => {
    const [first, ...more] = found;
    if (first === undefined) return { reason: 'person_incomplete' };
    return more.length > 0 ? { reason: 'ambiguous_person' } : { subject: first.subject };
  };
  return ({ name, subject, email }) => {
    if (subject !== '') {
      const person = bySubject.get(subject);
      if (person?.kind === 'external') return { reason: 'external_person' };
      return { subject };
    }
    const namesakes = all((p) => fold(p.name) === fold(name));
    if (email === '') return one(namesakes);
    const found = all((p) => p.email.toLowerCase() === email.toLowerCase());
    // Another address under a known name: it may be that person or a new one, and only the sign-in name says which.
    return found.length === 0 && namesakes.length > 0 ? { reason: 'ambiguous_person' } : one(found);
  };
};

const faultIn = (person: unknown): RowReason | undefined => {
  const { success, error } = newPerson.safeParse(person);
  if (success) return undefined;
  return error.issues.some(({ path }) => path[0] === 'email') ? 'bad_email' : 'bad_text';
};

/** Finds the person of every row, and what the list changes about people. */
export const placePeople = (
  rows: readonly StaffRow[],
  present: Present,
  terms: Terms,
  refusals: Refusals,
): { of: ReadonlyMap<StaffRow, string>; created: ChangeOf<'createPerson'>[]; edited: ChangeOf<'editPerson'>[] } => {
  const find = personFinder(present, terms);
  const bySubject = new Map(present.people.map((p) => [p.subject, p]));
  const said = new Map<string, Holder>();
  const of = new Map<StaffRow, string>();
  const stays = new Set<string>();

  const place = (row: StaffRow, holder: Holder): RowReason | undefined => {
    const found = find(holder);
    if ('reason' in found) return row.says === 'leaves' ? 'leaver_unknown' : found.reason;
    const { subject } = found;
    const person = bySubject.get(subject);
    if (row.says === 'leaves' && person === undefined) return 'leaver_unknown';
    const before = said.get(subject) ?? { subject, name: '', email: '' };
    const contradicts = (['name', 'email'] as const).some(
      (field) => before[field] !== '' && holder[field] !== '' && fold(before[field]) !== fold(holder[field]),
    );
    if (contradicts) return 'conflicting_person';
    const all = { subject, name: before.name || holder.name, email: before.email || holder.email };
    said.set(subject, all);
    of.set(row, subject);
    if (row.says !== 'leaves') stays.add(subject);
    return undefined;
  };

  for (const row of rows) {
    if (row.holder === undefined) {
      if (row.says === 'leaves') refusals.set(row, 'leaver_unknown');
      continue;
    }
    const fault = place(row, row.holder);
    if (fault) refusals.set(row, fault);
  }

  // What one row leaves out another may say, so people are looked at when all rows were read.
  for (const [subject, { name, email }] of said) {
    const person = bySubject.get(subject);
    const whole = { kind: 'staff', subject, name: name || person?.name, email: email || person?.email };
    const fault = whole.name && whole.email ? faultIn(whole) : 'person_incomplete';
    if (fault === undefined) continue;
    for (const [row, who] of of) if (who === subject) refusals.set(row, fault);
    said.delete(subject);
  }

  const created: ChangeOf<'createPerson'>[] = [];
  const edited: ChangeOf<'editPerson'>[] = [];
  for (const [subject, { name, email }] of said) {
    if (!stays.has(subject)) continue;
    const person = bySubject.get(subject);
    if (person === undefined) {
      created.push({ change: 'createPerson', subject, name, email });
      continue;
    }
    const returns = !isAdmitted(person, terms.from);
    const after = {
      name: name === '' || fold(name) === fold(person.name) ? person.name : name,
      email: email === '' || email.toLowerCase() === person.email.toLowerCase() ? person.email : email,
    };
    const { personId, version } = person;
    if (returns || after.name !== person.name || after.email !== person.email)
      edited.push({ change: 'editPerson', personId, version, subject, ...after, returns });
  }
  return { of, created, edited };
};
