import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mapLimited } from '#shared/kernel/parallel.ts';
import type { Actor, Seat } from '#shared/domain/access/actor.ts';
import { dutyOf } from '#shared/domain/access/roles.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import { hasPromised, isAdmitted } from '#shared/domain/organisation/seat.ts';
import { deputiesOn } from '#shared/domain/organisation/deputy.ts';
import { holderOn } from '#shared/domain/organisation/tenure.ts';
import type { Career, Directory } from '#shared/app/ports.ts';
import type { RecordOf } from '#shared/app/records.ts';
import type { Doc } from './client.ts';
import { fromRows, type Item } from './codec.ts';
import { isTerms, type Key, termsKey } from './keys.ts';
import { loadWith } from './load.ts';
import { queryAll } from './query.ts';
import { patiently } from './retry.ts';
import { batchGet } from './rows.ts';

const seatOf = (person: Person): { seat?: Seat } => {
  if (person.contract === undefined) return {};
  const { independenceDeclared, interests } = person.contract;
  return { seat: { independenceDeclared, interests, promised: hasPromised(person) } };
};

/** How many people are looked up at once: a page of a trail names 100 at most, twice that with deputies. */
const width = 50;

/** How a letter names a person instead of a duty. */
const personPrefix = 'person:';

const whole = <K extends 'person' | 'holding' | 'department' | 'post'>(kind: K, row: Item): RecordOf<K> =>
  fromRows(kind, row) as RecordOf<K>;

/** Where the rows of a person stand, and the mark of when there were no others. */
type Whereabouts = { keys: Key[]; mark: unknown; until: number };

/** How long that is remembered, in milliseconds: a term that a release of before has written without a mark is found by then. */
const memory = 15 * 60_000;

const markIn = (rows: readonly Item[]): unknown => rows.find(isTerms)?.['mark'];

/** Who is who, read from the directory's own table by every plane. */
export const createDirectory = (doc: Doc, table: string, remembered = memory): Directory => {
  const load = loadWith(doc, table);
  // A subject never changes hands, so what was once looked up stays true. Rights are read anew every time.
  const personBySubject = new Map<string, string>();

  const whereabouts = new Map<string, Whereabouts>();

  const rowsOf = async (personId: string): Promise<Item[]> => {
    const { Items } = await patiently(() =>
      doc.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `PERSON#${personId}` },
        }),
      ),
    );
    return (Items ?? []) as Item[];
  };

  // Terms are never taken away, and every new one changes the mark: where the rows of a caller stand can be remembered,
  // so that they are read in one request with what the call is about. What they say is read anew every time.
  const rowsOfCaller = async (personId: string): Promise<Item[]> => {
    const known = whereabouts.get(personId);
    if (known && performance.now() < known.until) {
      const rows = [...(await batchGet(doc, table, known.keys)).values()];
      if (markIn(rows) === known.mark) return rows;
    }
    const rows = await rowsOf(personId);
    // Nobody is nobody only until they are registered.
    if (rows.length > 0) {
      const keys = [termsKey(personId), ...rows.map(({ pk, sk }) => ({ pk, sk }))];
      whereabouts.set(personId, { keys, mark: markIn(rows), until: performance.now() + remembered });
    }
    return rows;
  };

  const careerIn = (rows: readonly Item[]): (Career & { person: Person }) | undefined => {
    const row = rows.find((item) => item.sk === '#PERSON');
    if (!row) return undefined;
    const person = whole('person', row);
    const holdings = rows.filter((item) => item.sk.startsWith('HOLDING#')).map((item) => whole('holding', item));
    return { person, name: person.name, holdings };
  };

  const actor = async (personId: string, today: string): Promise<Actor | undefined> => {
    const career = careerIn(await rowsOfCaller(personId));
    if (!career || !isAdmitted(career.person, today)) return undefined;
    const { person, holdings } = career;
    return { personId, name: person.name, kind: person.kind, holdings, today, ...seatOf(person) };
  };

  const all = async <K extends 'department' | 'post'>(kind: K): Promise<RecordOf<K>[]> => {
    const items = await queryAll(doc, { table, partition: ['pk', kind.toUpperCase()] });
    return items.map((item) => whole(kind, item));
  };

  const peopleOf = async (ids: readonly string[]): Promise<RecordOf<'person'>[]> => {
    const records = await load(...[...new Set(ids)].map((personId) => ({ kind: 'person' as const, personId })));
    return records.filter((p) => p !== undefined);
  };

  return {
    actor,
    personIdOf: async (subject) => {
      const known = personBySubject.get(subject);
      if (known) return known;
      const [link] = await load({ kind: 'subject', subject });
      if (link) personBySubject.set(subject, link.personId);
      return link?.personId;
    },
    departments: () => all('department'),
    posts: () => all('post'),
    people: async () => {
      const rows = await queryAll(doc, { table, index: 'by-year', partition: ['yearKind', 'person'] });
      return peopleOf(rows.map(({ pk }) => pk.slice('PERSON#'.length)));
    },
    holdingsOf: async (personId) => {
      const rows = await queryAll(doc, { table, partition: ['pk', `PERSON#${personId}`], sort: ['sk', 'HOLDING#'] });
      return rows.map((row) => whole('holding', row));
    },
    careersOf: async (personIds) => {
      const ids = [...new Set(personIds)];
      const careers = await mapLimited(width, ids, async (personId) => careerIn(await rowsOf(personId)));
      return new Map(ids.flatMap((id, n) => (careers[n] ? [[id, careers[n]] as const] : [])));
    },
    reach: async (to, today) => {
      const named = to.filter((t) => t.startsWith(personPrefix)).map((t) => t.slice(personPrefix.length));
      const duties = new Set(to.filter((t) => !t.startsWith(personPrefix)));
      const posts = duties.size === 0 ? [] : await all('post');
      const holders = posts
        .filter((p) => p.roles.some((role) => duties.has(dutyOf(role, p.departmentId))))
        .flatMap((p) => [holderOn(p, today) ?? [], deputiesOn(p, today)].flat());
      return peopleOf([...named, ...holders]);
    },
  };
};
