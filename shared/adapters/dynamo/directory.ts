import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor, Seat } from '#shared/domain/access/actor.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import { hasPromised, isAdmitted } from '#shared/domain/organisation/seat.ts';
import type { Directory } from '#shared/app/ports.ts';
import type { RecordOf } from '#shared/app/records.ts';
import type { Doc } from './client.ts';
import { fromItem, type Item } from './codec.ts';
import { loadWith } from './load.ts';
import { queryAll } from './query.ts';
import { patiently } from './retry.ts';

const seatOf = (person: Person): { seat?: Seat } => {
  if (person.contract === undefined) return {};
  const { independenceDeclared, interests } = person.contract;
  return { seat: { independenceDeclared, interests, promised: hasPromised(person) } };
};

/** Who is who, read from the directory's own table by every plane. */
export const createDirectory = (doc: Doc, table: string): Directory => {
  const load = loadWith(doc, table);
  // A subject never changes hands, so what was once looked up stays true. Rights are read anew every time.
  const personBySubject = new Map<string, string>();

  const actor = async (personId: string, today: string): Promise<Actor | undefined> => {
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
    const rows = (Items ?? []) as Item[];
    const row = rows.find((item) => item.sk === '#PERSON');
    if (!row) return undefined;
    const person = fromItem('person', row);
    if (!isAdmitted(person, today)) return undefined;
    const holdings = rows.filter((item) => item.sk.startsWith('HOLDING#')).map((item) => fromItem('holding', item));
    return { personId, name: person.name, kind: person.kind, holdings, today, ...seatOf(person) };
  };

  const all = async <K extends 'department' | 'post'>(kind: K): Promise<RecordOf<K>[]> => {
    const items = await queryAll(doc, { table, partition: ['pk', kind.toUpperCase()] });
    return items.map((item) => fromItem(kind, item));
  };

  return {
    actor,
    actorOf: async (subject, today) => {
      const known = personBySubject.get(subject);
      if (known) return actor(known, today);
      const [link] = await load({ kind: 'subject', subject });
      if (!link) return undefined;
      personBySubject.set(subject, link.personId);
      return actor(link.personId, today);
    },
    person: async (personId) => (await load({ kind: 'person', personId }))[0],
    departments: () => all('department'),
    posts: () => all('post'),
    people: async () => {
      const refs = await queryAll(doc, { table, index: 'by-year', partition: ['yearKind', 'person'] });
      const records = await load(
        ...refs.map((r) => ({ kind: 'person' as const, personId: r.pk.slice('PERSON#'.length) })),
      );
      return records.filter((p) => p !== undefined);
    },
    holdingsOf: async (personId) => {
      const rows = await queryAll(doc, { table, partition: ['pk', `PERSON#${personId}`], sort: ['sk', 'HOLDING#'] });
      return rows.map((row) => fromItem('holding', row));
    },
    holdersOf: async (duty) => {
      const [role, departmentId] = duty.split('@');
      const posts = await all('post');
      const holders = posts
        .filter(
          (p) =>
            (p.roles as string[]).includes(role ?? '') &&
            (departmentId === undefined || p.departmentId === departmentId),
        )
        .flatMap((p) => (p.holderId === undefined ? [] : [p.holderId]));
      const records = await load(...[...new Set(holders)].map((personId) => ({ kind: 'person' as const, personId })));
      return records.filter((p) => p !== undefined);
    },
  };
};
