import type { Actor } from '#shared/domain/access/actor.ts';
import { permit, type Warrant } from '#shared/domain/access/policy.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import type { Department, Person, Post } from '#shared/domain/organisation/organisation.ts';
import type { Call, Change, Part, Ports } from './ports.ts';
import type { Ref } from './records.ts';
import { expectSeen, found, saved, type UseCase } from './use-case.ts';

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
  const load = async <K extends EntityKind>(kind: K, key: object): Promise<Entity[K]> => {
    const [record] = await store.load(refTo(kind, key));
    return found(record) as Entity[K];
  };

  const get = <K extends EntityKind, Input extends object>(kind: K): UseCase<Input, Entity[K]> => ({
    run: async ({ actor, input }) => {
      mayRead(actor);
      const body = await load(kind, input);
      return { body, version: body.version };
    },
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
    run: async (call) => {
      mayRead(call.actor);
      const before = await load(kind, call.input);
      const warrant = right(call.actor, before);
      expectSeen(call, before);
      const { after, parts = [], notify = [] } = await amend(before, call);
      const change = { kind, before, after, act: `${kind}.${act}`, warrant, parts } as unknown as Change;
      await store.commit({ call, changes: [change], notify, receipt: { status: 200, ref: refTo(kind, after) } });
      const body = saved(before, after);
      return { body, version: body.version };
    },
    replay: (call) => get<K, Input>(kind).run(call),
  });

  return { load, get, list, creation, amendment };
};
