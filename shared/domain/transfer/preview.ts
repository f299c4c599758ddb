import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { departmentId, id } from '#shared/domain/scalars.ts';
import type { TransferChange } from './change.ts';
import type { ListWarning, RowReport, StaffList } from './list.ts';
import type { TransferPlan } from './plan.ts';
import { isOpen, type Present, type Terms } from './present.ts';
import { type Obstacle, obstacles, type RowReason, rowReasons, type WarningCode, warningSentences } from './reasons.ts';

const sentence = strictObject(() => ({ ja: z.string(), en: z.string() }));
const place = strictObject(() => ({ departmentId, departmentName: z.string(), title: z.string() }));

/** What a transfer would do, in the words of an office: for a person to confirm. */
export const transferPreview = strictObject(() => ({
  departments: z.array(z.strictObject({ change: z.enum(['new', 'edited', 'closed']), departmentId, name: z.string() })),
  people: z.array(
    z.strictObject({
      change: z.enum(['new', 'returning', 'moved', 'edited', 'leaving']),
      name: z.string(),
      subject: z.string(),
      /** Posts held before and after, as department and title. */
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
  posts: z.array(
    z.strictObject({
      change: z.enum(['new', 'handedOver', 'vacated', 'closed']),
      postId: id.optional(),
      ...place.shape,
      holderName: z.string().optional(),
      successorName: z.string().optional(),
    }),
  ),
  /** Posts without a holder after the transfer. */
  vacant: z.array(place),
  /** People with several posts after the transfer (兼務). */
  concurrent: z.array(z.strictObject({ name: z.string(), subject: z.string(), posts: z.array(z.string()) })),
  /** Every row of every sheet, and what became of it. */
  rows: z.array(
    z.strictObject({
      sheet: z.string(),
      row: z.int().min(1),
      outcome: z.enum(['read', 'skipped', 'refused']),
      reason: z.enum(Object.keys(rowReasons) as RowReason[]).optional(),
      reasonText: sentence.optional(),
    }),
  ),
  warnings: z.array(
    z.strictObject({
      code: z.enum(Object.keys(warningSentences) as WarningCode[]),
      sheet: z.string().optional(),
      row: z.int().min(1).optional(),
      column: z.int().min(1).optional(),
      label: z.string().optional(),
      text: sentence,
    }),
  ),
  /** Why it cannot be applied as a whole. */
  obstacle: z.strictObject({ code: z.enum(Object.keys(obstacles) as Obstacle[]), text: sentence }).optional(),
  counts: z.strictObject({ changes: z.int(), read: z.int(), skipped: z.int(), refused: z.int() }),
}));
export type TransferPreview = z.infer<typeof transferPreview>;

type Seat = { departmentId: string; title: string; subject: string | undefined };

/** Who sits where, before the changes or after them. */
const seatsOf = (present: Present, { from }: Terms, changes: readonly TransferChange[]): Seat[] => {
  const subjects = new Map(present.people.map((p) => [p.personId, p.subject]));
  const closed = new Set(changes.flatMap((c) => (c.change === 'closePost' ? c.postId : [])));
  const given = new Map(changes.flatMap((c) => (c.change === 'handOver' ? [[c.postId, c.holder] as const] : [])));
  const kept = present.posts
    .filter((p) => isOpen(p, from) && !closed.has(p.postId))
    .map(({ postId, departmentId, title, holderId }) => ({
      departmentId,
      title,
      subject: given.has(postId) ? given.get(postId) : holderId && subjects.get(holderId),
    }));
  const created = changes.flatMap((c) => (c.change === 'createPost' ? [{ ...c, subject: c.holder }] : []));
  return [...kept, ...created];
};

const reported = (list: StaffList, { refusals }: TransferPlan): RowReport[] => {
  const refused = new Map([...refusals].map(([{ sheet, row }, reason]) => [`${row}@${sheet}`, reason]));
  return list.reports.map((report): RowReport => {
    const reason = refused.get(`${report.row}@${report.sheet}`);
    return reason ? { ...report, outcome: 'refused', reason } : report;
  });
};

type Warning = Omit<ListWarning, 'sheet'> & { sheet?: string };

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join('\n') === b.toSorted().join('\n');

const labelled = ({ ja, en }: { ja: string; en: string }, label = '') => ({
  ja: ja.replace('{label}', () => label),
  en: en.replace('{label}', () => label),
});

/** Puts a plan into words. */
export const describePlan = (list: StaffList, plan: TransferPlan, present: Present, terms: Terms): TransferPreview => {
  const { changes } = plan;
  const people = new Map(present.people.map((p) => [p.personId, p]));
  const names = new Map(present.people.map((p) => [p.subject, p.name]));
  const departments = new Map(present.departments.map((d) => [d.departmentId, d.name]));
  for (const c of changes) {
    if (c.change === 'createPerson' || c.change === 'editPerson') names.set(c.subject, c.name);
    if (c.change === 'createDepartment' || c.change === 'editDepartment') departments.set(c.departmentId, c.name);
  }
  const nameOf = (subject: string | undefined): string | undefined => subject && names.get(subject);
  const placeOf = ({ departmentId, title }: { departmentId: string; title: string }) => ({
    departmentId,
    departmentName: departments.get(departmentId) ?? '',
    title,
  });
  const inWords = (seat: Seat): string => `${departments.get(seat.departmentId) ?? ''} ${seat.title}`;

  const [before, after] = [seatsOf(present, terms, []), seatsOf(present, terms, changes)];
  const heldBy = (seats: readonly Seat[], subject: string): string[] =>
    seats.filter((s) => s.subject === subject).map(inWords);
  const stepOf = new Map<string, 'new' | 'leaving' | 'returning' | 'edited'>();
  for (const c of changes) {
    if (c.change === 'createPerson') stepOf.set(c.subject, 'new');
    if (c.change === 'leave') stepOf.set(c.subject, 'leaving');
    if (c.change === 'editPerson') stepOf.set(c.subject, c.returns ? 'returning' : 'edited');
  }
  const subjects = [...new Set([...before, ...after].flatMap((s) => s.subject ?? [])), ...stepOf.keys()];
  const changed = [...new Set(subjects)].flatMap((subject): TransferPreview['people'] => {
    const posts = { before: heldBy(before, subject), after: heldBy(after, subject) };
    const step = stepOf.get(subject);
    const moved = isSame(posts.before, posts.after) ? undefined : 'moved';
    const change = step === undefined || step === 'edited' ? (moved ?? step) : step;
    return change ? [{ change, name: nameOf(subject) ?? '', subject, ...posts }] : [];
  });

  const posts = changes.flatMap((c): TransferPreview['posts'] => {
    if (c.change === 'createPost') {
      const successorName = nameOf(c.holder);
      return [{ change: 'new', ...placeOf(c), ...(successorName ? { successorName } : {}) }];
    }
    if (c.change !== 'handOver' && c.change !== 'closePost') return [];
    const post = present.posts.find((p) => p.postId === c.postId);
    if (!post) return [];
    const holderName = post.holderId && people.get(post.holderId)?.name;
    const successorName = c.change === 'handOver' ? nameOf(c.holder) : undefined;
    return [
      {
        change: c.change === 'closePost' ? 'closed' : c.holder === undefined ? 'vacated' : 'handedOver',
        postId: c.postId,
        ...placeOf(post),
        ...(holderName ? { holderName } : {}),
        ...(successorName ? { successorName } : {}),
      },
    ];
  });

  const rows = reported(list, plan);
  const count = (outcome: RowReport['outcome']): number => rows.filter((r) => r.outcome === outcome).length;
  const concurrent = [...new Set(after.flatMap((s) => s.subject ?? []))]
    .map((subject) => ({ name: nameOf(subject) ?? '', subject, posts: heldBy(after, subject) }))
    .filter((person) => person.posts.length > 1);
  return {
    departments: changes.flatMap((c): TransferPreview['departments'] => {
      const step = { createDepartment: 'new', editDepartment: 'edited', closeDepartment: 'closed' } as const;
      if (c.change !== 'createDepartment' && c.change !== 'editDepartment' && c.change !== 'closeDepartment') return [];
      return [{ change: step[c.change], departmentId: c.departmentId, name: departments.get(c.departmentId) ?? '' }];
    }),
    people: changed,
    posts,
    vacant: after.filter((s) => s.subject === undefined).map(placeOf),
    concurrent,
    rows: rows.map((r) => ({ ...r, ...(r.reason ? { reasonText: rowReasons[r.reason] } : {}) })),
    warnings: [...list.warnings, ...plan.warnings.map((code): Warning => ({ code }))].map((w: Warning) => ({
      ...w,
      text: labelled(warningSentences[w.code], w.label),
    })),
    ...(plan.obstacle ? { obstacle: { code: plan.obstacle, text: obstacles[plan.obstacle] } } : {}),
    counts: { changes: changes.length, read: count('read'), skipped: count('skipped'), refused: count('refused') },
  };
};
