import { DomainError } from '#shared/kernel/errors.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import { type ChapterCounts, countedAnew, recounted } from '#shared/domain/assignment/chapter-counts.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Response } from '#shared/domain/response/response.ts';
import { refuseLocked } from './assignment-view.ts';
import { itemKeyChecker, itemKeyReader } from '#shared/app/checklist/item-keys.ts';
import type { Call, Commit, Ports } from '#shared/app/ports.ts';
import { commitOrRace } from '#shared/app/races.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import { found, type Result, saved } from '#shared/app/use-case.ts';

export type Where = { auditId: string; departmentId: string };
export type Saved = {
  assignment: Pick<Assignment, 'auditId' | 'departmentId' | 'version' | 'total' | 'answered' | 'judged'>;
  items: Response[];
};
/** What is written into one item, and the version of the item it was written over; 0 for a first one. */
export type Entry = { itemKey: string; version: number };

/** What differs between the ways items are written: by whom, when, and which half of the row. */
export type Writing<E extends Entry> = {
  action: Action;
  isOpen: (assignment: Assignment) => boolean;
  counter: 'answered' | 'judged';
  isCounted: (response: Response) => boolean;
  write: (response: Response, entry: E, by: string, at: string) => Response;
};

/** Where the section stands, and the items as they are now. */
export const savedItems = (
  { version, total, answered, judged, auditId, departmentId }: Assignment,
  items: Response[],
): Saved => ({
  assignment: { auditId, departmentId, version, total, answered, judged },
  items,
});

const refuseTwins = (keys: readonly string[]): void => {
  if (new Set(keys).size === keys.length) return;
  throw new DomainError('invalid_input', {
    fields: [{ path: 'items', ja: '同じ項目が2回あります', en: 'an item is named twice' }],
  });
};

/** Throws `stale_version` naming every item that somebody else has saved meanwhile, with the version it has now. */
const refuseStale = (items: readonly Entry[], was: readonly Response[]): void => {
  const stale = was.filter(({ version }, n) => items[n]?.version !== version);
  const [first] = stale;
  if (first === undefined) return;
  throw new DomainError('stale_version', {
    currentVersion: first.version,
    fields: stale.map(({ itemKey, version }) => ({
      path: itemKey,
      ja: `現在の版は${version}です`,
      en: `the current version is ${version}`,
      currentVersion: version,
    })),
  });
};

/** Throws `invalid_transition` where nothing can be written in this way any more, or yet. */
export const expectOpen = (
  assignment: Assignment,
  audit: Audit,
  { isOpen }: { isOpen: (assignment: Assignment) => boolean },
): void => {
  refuseLocked(audit);
  if (!isOpen(assignment)) throw new DomainError('invalid_transition', { params: { status: assignment.status } });
};

/** What a save stands on: the section's place in the audit, and the rows of the items it names. */
export type Loaded = {
  audit: Audit | undefined;
  assignment: Assignment | undefined;
  counts: ChapterCounts | undefined;
  stored: readonly (Response | undefined)[];
};

export const readItems = async (
  { store }: Pick<Ports, 'store'>,
  { auditId, departmentId, items }: Where & { items: readonly { itemKey: string }[] },
): Promise<Loaded> => {
  const [audit, assignment, counts, ...stored] = await store.load(
    { kind: 'audit', auditId },
    { kind: 'assignment', auditId, departmentId },
    { kind: 'chapterCounts', auditId, departmentId },
    ...items.map(({ itemKey }) => ({ kind: 'response' as const, auditId, departmentId, itemKey })),
  );
  return { audit, assignment, counts, stored };
};

/**
 * Saves up to 25 items of one section in one commit under the section's chain, all or none. A colleague's save of other
 * items at that moment is a race to be repeated (`racingWith`); of the same items it is `stale_version`.
 */
export const itemSaver = ({ store }: Ports, itemKeysOf = itemKeyReader(store)) => {
  const checkKeys = itemKeyChecker(store, itemKeysOf);

  /** Where nothing was counted yet, which is so of older records too, what is stored is counted once. */
  const countsBefore = async ({ auditId, departmentId, answered, judged, ...version }: Assignment) => {
    const stored = answered + judged === 0 ? [] : await store.list.responsesOf(auditId, departmentId);
    return { auditId, departmentId, version: 0, ...countedAnew(stored, await itemKeysOf(version)) };
  };

  return async <E extends Entry>(
    call: Call<Where & { items: E[] }>,
    { action, isOpen, counter, isCounted, write }: Writing<E>,
    { audit, assignment, counts, stored }: Loaded,
    receipt: Partial<NonNullable<Commit['receipt']>> = {},
  ): Promise<Result<Saved>> => {
    const { auditId, departmentId, items } = call.input;
    const keys = items.map((i) => i.itemKey);
    refuseTwins(keys);
    // Whoever answered one of these items may not judge any of them.
    const ownAnswer = stored.find((r) => r?.answeredBy === call.actor.personId)?.answeredBy;
    const target = { ...assignmentTarget(found(assignment), found(audit)), makers: { answerer: ownAnswer } };
    const warrant = authorize(call.actor, action, target, 'assignment.read');
    const before = found(assignment);
    expectOpen(before, found(audit), { isOpen });
    await checkKeys(before, keys);

    const at = call.request.at.toISOString();
    const was = keys.map((itemKey, n): Response => stored[n] ?? { auditId, departmentId, itemKey, version: 0 });
    refuseStale(items, was);
    const now = items.map((item, n) => {
      const base = was[n] as Response;
      return { ...write(base, item, call.actor.personId, at), version: base.version + 1 };
    });
    const gained = now.filter(isCounted).length - was.filter(isCounted).length;
    const after: Assignment = { ...before, [counter]: before[counter] + gained };
    const placeOf = await itemKeysOf(before);
    const counted = counts ?? (await countsBefore(before));
    const recount = { ...counted, ...recounted(counted, { was, now }, placeOf), version: counted.version + 1 };
    const parts = [
      ...now.map((value) => ({ kind: 'response' as const, value, seen: value.version - 1 })),
      { kind: 'chapterCounts' as const, value: recount, seen: counted.version },
    ];
    await commitOrRace(store, {
      call,
      changes: [{ kind: 'assignment', before, after, act: action, warrant, parts }],
      receipt: { status: 200, ref: { kind: 'assignment', auditId, departmentId }, ...receipt },
    });
    return { body: savedItems(saved(before, after), now) };
  };
};
