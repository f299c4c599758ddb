import { daysAfter } from '#shared/kernel/calendar.ts';
import type { Warrant } from '#shared/domain/access/policy.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import { closedPost, handedOver } from '#shared/domain/organisation/tenure.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { ChangeOf, TransferChange } from '#shared/domain/transfer/change.ts';
import type { Present, Terms } from '#shared/domain/transfer/present.ts';
import type { Change, Part } from '#shared/app/ports.ts';
import { found } from '#shared/app/use-case.ts';

/** One step as the store takes it, with the person who is told of it. */
type Step = { change: Change; tells?: string };

type Steps = { [K in TransferChange['change']]: (change: ChangeOf<K>) => Step };

const asParts = (holdings: readonly Extract<Part, { kind: 'holding' }>['value'][]): Part[] =>
  holdings.map((value) => ({ kind: 'holding', value }));

/**
 * Turns the changes of a transfer into changes of records, with the acts they have when they are made one by one.
 * `newId` is asked once for every new record.
 */
export const stepsWith = (present: Present, { from, today }: Terms, warrant: Warrant, newId: () => string) => {
  const departments = new Map(present.departments.map((d) => [d.departmentId, d]));
  const posts = new Map(present.posts.map((p) => [p.postId, p]));
  const people = new Map(present.people.map((p) => [p.personId, p]));
  const personIds = new Map(present.people.map((p) => [p.subject, p.personId]));
  const paths = new Map(present.departments.map((d) => [d.departmentId, d.path]));
  const personOf = (holder: string | undefined): string | undefined =>
    holder === undefined ? undefined : found(personIds.get(holder));
  const lastDay = daysAfter(from, -1);

  const steps: Steps = {
    createDepartment: ({ change: _, path, ...department }) => {
      paths.set(department.departmentId, path);
      const after = { ...unborn, ...department, path, validFrom: from };
      return { change: { kind: 'department', before: undefined, after, act: 'department.create', warrant } };
    },
    editDepartment: ({ departmentId, name, implementingBody, oversight }) => {
      const before = found(departments.get(departmentId));
      const after = { ...before, name, implementingBody, oversight };
      return { change: { kind: 'department', before, after, act: 'department.edit', warrant } };
    },
    closeDepartment: ({ departmentId }) => {
      const before = found(departments.get(departmentId));
      const after = { ...before, validTo: lastDay };
      return { change: { kind: 'department', before, after, act: 'department.close', warrant } };
    },
    createPerson: ({ subject, name, email }) => {
      const personId = newId();
      personIds.set(subject, personId);
      const after = { ...unborn, personId, kind: 'staff' as const, active: true, name, email, subject };
      const parts: Part[] = [{ kind: 'subject', value: { subject, personId }, seen: 0 }];
      return { change: { kind: 'person', before: undefined, after, act: 'person.create', warrant, parts } };
    },
    editPerson: ({ personId, name, email, returns }) => {
      const before = found(people.get(personId));
      const after = { ...before, name, email, ...(returns ? { active: true, lastDay: undefined } : {}) };
      return { change: { kind: 'person', before, after, act: returns ? 'person.activate' : 'person.edit', warrant } };
    },
    leave: ({ personId }) => {
      const before = found(people.get(personId));
      // Until the day comes the account goes on; then it ends without anybody's doing.
      const after = { ...before, lastDay, active: before.active && from > today };
      return { change: { kind: 'person', before, after, act: 'person.deactivate', warrant } };
    },
    createPost: ({ departmentId, title, roles, holder }) => {
      const post = { postId: newId(), departmentId, path: [...found(paths.get(departmentId))], title, roles };
      const vacant = { ...unborn, ...post, validFrom: from };
      const { after, holdings } = handedOver(vacant, personOf(holder), from, today);
      const parts = asParts(holdings);
      return {
        change: { kind: 'post', before: undefined, after, act: 'post.create', warrant, parts },
        ...(holder ? { tells: `person:${personOf(holder)}` } : {}),
      };
    },
    handOver: ({ postId, holder }) => {
      const before = found(posts.get(postId));
      const { after, holdings } = handedOver(before, personOf(holder), from, today);
      const parts = asParts(holdings);
      return {
        change: { kind: 'post', before, after, act: 'post.handOver', warrant, parts },
        ...(holder ? { tells: `person:${personOf(holder)}` } : {}),
      };
    },
    closePost: ({ postId }) => {
      const before = found(posts.get(postId));
      const { after, holdings } = closedPost(before, lastDay, today);
      const parts = asParts(holdings);
      return { change: { kind: 'post', before, after, act: 'post.close', warrant, parts } };
    },
  };
  return (change: TransferChange): Step => (steps[change.change] as (change: TransferChange) => Step)(change);
};

/**
 * Writes of one change in a transaction at most: the record, its entry, its payload, what changes with it, and for each
 * term the mark that its person's terms have changed.
 */
const weight = ({ change: { parts = [] } }: Step): number =>
  3 + parts.length + parts.filter(({ kind }) => kind === 'holding').length;

/** Of the 100 writes of a transaction: the transfer's own record, entry and payload, one letter and the receipt. */
const room = 100 - 3 - 1 - 1;

/** Steps in order, in as few transactions as hold them. */
export const inTransactions = (steps: readonly Step[]): Step[][] => {
  const chunks: Step[][] = [];
  let left = 0;
  for (const step of steps) {
    if (weight(step) > left) {
      chunks.push([]);
      left = room;
    }
    chunks.at(-1)?.push(step);
    left -= weight(step);
  }
  return chunks;
};

/** One letter to everybody who gets a post in these steps. */
export const lettersOf = (steps: readonly Step[], transferId: string): Message[] => {
  const to = [...new Set(steps.flatMap((step) => step.tells ?? []))];
  return to.length === 0 ? [] : [{ type: 'mail', template: 'postHandedOver', to, about: { transferId } }];
};
