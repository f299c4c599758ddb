import type { Actor } from '#shared/domain/access/actor.ts';
import { permit, type Warrant } from '#shared/domain/access/policy.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import type { Department, Person, Post } from '#shared/domain/organisation/organisation.ts';
import type { Call, Change, Part, Ports } from '#shared/app/ports.ts';
import type { Ref } from '#shared/app/records.ts';
import { beginningWith, expectSeen, found, saved, type UseCase } from '#shared/app/use-case.ts';

type Entity = { department: Department; post: Post; person: Person };
type EntityKind = keyof Entity;
export type Drafted<K extends EntityKind> = { after: Entity[K]; parts?: Part[]; notify?: Message[] };

/** How a record of the directory is changed: who may, and what becomes of it. */
type Amendment<K extends EntityKind, Input> = {
  act: string;
  /** Throws unless the caller may; the right to manage the organisation when left out. */
  right?: (actor: Actor, before: Entity[K]) => Warrant;
  amend: (before: Entity[K], call: Call<Input>) => Drafted<K> | Promise<Drafted<K>>;
};

const refs = {
  department: ({ departmentId }) => ({ kind: 'department', departmentId }),
  post: ({ postId }) => ({ kind: 'post', postId }),
  person: ({ personId }) => ({ kind: 'person', personId }),
} as const satisfies { [K in EntityKind]: (key: Entity[K]) => Ref };

const refTo = (kind: EntityKind, key: object): Ref => (refs[kind] as (key: object) => Ref)(key);

/** Throws unless the caller may read the organisation: names and posts, no content of any audit. */
export const mayRead = (actor: Actor): Warrant => permit(actor, 'organisation.read');
const mayManage = (actor: Actor): Warrant => permit(actor, 'organisation.manage');

/** What departments, posts and people have in common: reading, listing, creating and changing one of them. */
export const directoryRecords = ({ store }: Ports) => {
  /** The record, or `undefined`: that one is missing is told only to whoever may read at all. */
  const find =
    <K extends EntityKind, Input extends object>(kind: K) =>
    async (input: Input): Promise<Entity[K] | undefined> => {
      const [record] = await store.load(refTo(kind, input));
      return record as Entity[K] | undefined;
    };

  const load = async <K extends EntityKind>(kind: K, key: object): Promise<Entity[K]> =>
    found(await find<K, object>(kind)(key));

  const get = <K extends EntityKind, Input extends object>(kind: K): UseCase<Input, Entity[K]> =>
    beginningWith(find<K, Input>(kind), async ({ actor }, record) => {
      mayRead(actor);
      const body = found(record);
      return { body, version: body.version };
    });

  const list = <T>(all: () => Promise<T[]>): UseCase<unknown, { items: T[] }> => ({
    run: async ({ actor }) => {
      mayRead(actor);
      return { body: { items: await all() } };
    },
  });

  const creation = <K extends EntityKind, Input>(
    kind: K,
    draft: (input: Input) => Promise<Drafted<K>>,
  ): UseCase<Input, Entity[K]> => ({
    run: async (call) => {
      const warrant = mayManage(call.actor);
      const { after, parts = [] } = await draft(call.input);
      const change = { kind, before: undefined, after, act: `${kind}.create`, warrant, parts } as unknown as Change;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: refTo(kind, after) } });
      return { body: saved<Entity[K]>(undefined, after), version: 1 };
    },
    replay: async ({ actor }, { ref }) => {
      mayRead(actor);
      const body = await load(kind, ref);
      return { body, version: body.version };
    },
  });

  const amendment = <K extends EntityKind, Input extends object>(
    kind: K,
    { act, right = mayManage, amend }: Amendment<K, Input>,
  ): UseCase<Input, Entity[K]> => ({
    ...beginningWith(find<K, Input>(kind), async (call, record) => {
      mayRead(call.actor);
      const before = found(record);
      const warrant = right(call.actor, before);
      expectSeen(call, before);
      const { after, parts = [], notify = [] } = await amend(before, call);
      const change = { kind, before, after, act: `${kind}.${act}`, warrant, parts } as unknown as Change;
      await store.commit({ call, changes: [change], notify, receipt: { status: 200, ref: refTo(kind, after) } });
      const body = saved(before, after);
      return { body, version: body.version };
    }),
    replay: (call) => get<K, Input>(kind).run(call),
  });

  return { load, get, list, creation, amendment };
};
