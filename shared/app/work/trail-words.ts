import { dayOf, isWithin } from '#shared/kernel/calendar.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { can, type Target } from '#shared/domain/access/policy.ts';
import { roleNames } from '#shared/domain/access/role-names.ts';
import { isTeamRole, type Role } from '#shared/domain/access/roles.ts';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import { isOutside } from '#shared/app/outside-view.ts';
import type { Career, ChainEntry, Directory } from '#shared/app/ports.ts';

type Sentence = { ja: string; en: string };

/** What an act of the trail is called. */
export type ActNames = (act: string) => Sentence;

/** An entry of the trail as people read it. */
export type TrailEntry = Pick<LedgerEntry, 'seq' | 'at' | 'act'> & {
  actName: Sentence;
  role: string;
  roleName: Sentence;
  /** Whoever the reader may not know by name is called by the role, without a title. */
  person: { name: string; title?: string };
  onBehalfOf?: { name?: string; title: string };
  result: LedgerEntry['res'];
  hash: string;
};

type Reader = { actor: Actor; target: Target; section: string | undefined };
type Careers = ReadonlyMap<string, Career>;

const isRole = (role: string): role is Role => Object.hasOwn(roleNames, role);

/**
 * Whom a reader knows by name: staff with a view of the whole audit everybody, an external auditor the team, a section
 * its own people.
 */
const isKnown = ({ actor, target, section }: Reader, { sub, dept, role, kind }: LedgerEntry['actor']): boolean => {
  if (kind === 'system') return false;
  if (sub === actor.personId) return true;
  if (isOutside(actor)) return target.team?.some(({ personId }) => personId === sub) ?? false;
  if (can(actor, 'audit.readWhole', target)) return true;
  return dept === section && !(isRole(role) && isTeamRole(role));
};

/** The title of the post held on the day of the entry: the one it was done by, else one in its department. */
const titleThen = (holdings: Career['holdings'], { at, actor }: LedgerEntry): string | undefined => {
  const day = dayOf(new Date(at));
  const held = holdings.filter((h) => h.deputyFor === undefined && isWithin(day, h));
  const here = held.filter((h) => h.departmentId === actor.dept);
  return (here.find((h) => h.roles.some((role) => role === actor.role)) ?? here[0] ?? held[0])?.title;
};

const nameOf = ({ actor: { role } }: LedgerEntry): Sentence => {
  const [ja, en] = isRole(role) ? roleNames[role] : [role, role];
  return { ja, en };
};

const personOf = (entry: LedgerEntry, careers: Careers): TrailEntry['person'] => {
  const career = careers.get(entry.actor.sub);
  if (!career) return { name: nameOf(entry).ja };
  const title = titleThen(career.holdings, entry);
  return { name: career.name, ...(title === undefined ? {} : { title }) };
};

const onBehalf = (entry: LedgerEntry, careers: Careers): Pick<TrailEntry, 'onBehalfOf'> => {
  const { for: deputised, sub } = entry.actor;
  if (deputised === undefined) return {};
  const post = careers.get(sub)?.holdings.find((h) => h.postId === deputised.post);
  const name = deputised.sub === undefined ? undefined : careers.get(deputised.sub)?.name;
  return { onBehalfOf: { title: post?.title ?? nameOf(entry).ja, ...(name === undefined ? {} : { name }) } };
};

const nobody: Careers = new Map();

/** Entries in words, for one reader. People are looked up all at once, and only those the reader may know. */
export const inWords = async (
  { directory, actNames }: { directory: Directory; actNames: ActNames },
  entries: readonly ChainEntry[],
  reader: Reader,
): Promise<TrailEntry[]> => {
  const known = new Set(entries.filter(({ actor }) => isKnown(reader, actor)));
  const careers = await directory.careersOf(
    [...known].flatMap(({ actor }) => (actor.for?.sub ? [actor.sub, actor.for.sub] : [actor.sub])),
  );
  return entries.map((entry) => {
    const people = known.has(entry) ? careers : nobody;
    return {
      seq: entry.seq,
      at: entry.at,
      act: entry.act,
      actName: actNames(entry.act),
      role: entry.actor.role,
      roleName: nameOf(entry),
      person: personOf(entry, people),
      ...onBehalf(entry, people),
      result: entry.res,
      hash: entry.hash,
    };
  });
};
