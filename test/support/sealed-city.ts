import { breachTrail } from '#shared/app/breach/breach-trail.ts';
import { breachUseCases } from '#shared/app/breach/breaches.ts';
import { outsourcingUseCases } from '#shared/app/register/outsourcings.ts';
import { registerTrails } from '#shared/app/register/register-trails.ts';
import { spiWorkUseCases } from '#shared/app/register/spi-works.ts';
import type { Ports, Store } from '#shared/app/ports.ts';
import { sealedDirectory } from '#shared/app/seal/sealed-directory.ts';
import type { Result, UseCase } from '#shared/app/use-case.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { sealedRoutes } from '#shared/contract/index.ts';
import { parameterNames, type Route } from '#shared/contract/route.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import type { Ref } from '#shared/app/records.ts';
import type { Name } from './cities.ts';
import type { World } from './cities-world.ts';

const useCasesOf = (ports: Ports) => ({
  ...spiWorkUseCases(ports),
  ...outsourcingUseCases(ports),
  ...breachUseCases(ports),
  ...breachTrail(ports, actNamesOf(sealedRoutes)),
  ...registerTrails(ports, actNamesOf(sealedRoutes)),
});
type All = ReturnType<typeof useCasesOf>;
type Body<N extends keyof All> = All[N] extends { run: (call: never, early?: never) => Promise<Result<infer B>> }
  ? B
  : never;

/** Who plays which part under the law on Individual Numbers, beside what they are in the city. */
const parts: readonly [Name, string, PostRole][] = [
  ['小川', 'D110', 'spiGeneralOfficer'],
  ['渡辺', 'D120', 'spiAuditOfficer'],
  ['高橋', 'D210', 'spiProtectionOfficer'],
  ['田中', 'D210', 'spiHandler'],
  ['伊藤', 'D220', 'spiProtectionOfficer'],
  ['加藤', 'D220', 'spiHandler'],
];

/** The made-up city with the posts of that law, and the use cases only the special plane has, on its own tables. */
export const sealCity = async (world: World) => {
  const postIds: Record<string, string> = {};
  for (const [name, departmentId, role] of parts) {
    postIds[name] = await world.appoint(name, departmentId, [role], '2024-04-01');
  }
  const outbox: Message[] = [];
  const kept = world.storeOf('spi');
  const store: Store = {
    ...kept,
    commit: async (commit) => {
      await kept.commit(commit);
      outbox.push(...(commit.notify ?? []));
    },
  };
  const ports: Ports = { ...world.ports, store, directory: sealedDirectory(world.directory) };
  const all: Record<string, unknown> = useCasesOf(ports);
  let fixed: Date | undefined;
  const now = (): Date => (fixed ? (fixed = new Date(fixed.getTime() + 1000)) : world.tick());

  const as =
    (name: Name) =>
    async <N extends keyof All>(operation: N, given: object = {}, seen?: number): Promise<Body<N>> => {
      const route = (sealedRoutes as Readonly<Record<string, Route>>)[operation];
      if (!route) throw new Error(`no route ${operation}`);
      const names: readonly string[] = parameterNames(route.path);
      const inPath = Object.entries(given).filter(([key]) => names.includes(key));
      const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !names.includes(key)));
      const schema = route.body ?? route.query;
      const path: Record<string, unknown> = Object.fromEntries(inPath);
      const input = { ...(schema ? (schema.parse(rest) as object) : {}), ...path };
      const at = now();
      const actor = await ports.directory.actor(world.personId(name), dayOf(at));
      if (!actor) throw new Error(`${name} is nobody`);
      const ref = { ...path, kind: operation.split('.')[0] } as unknown as Ref;
      const [record] = route.ifMatch && seen === undefined ? await store.load(ref) : [];
      const version = seen ?? (record as { version?: number } | undefined)?.version;
      const call = { actor, input, seen: version, request: { id: world.newId(), at } };
      return (await (all[operation] as UseCase<unknown, Body<N>>).run(call)).body;
    };

  return {
    ports,
    store,
    as,
    outbox,
    postId: (name: Name): string => postIds[name] ?? '',
    /** The moment of the next call, instead of the city's own clock. */
    setClock: (at: string): void => {
      fixed = new Date(at);
    },
  };
};
export type SealedCity = Awaited<ReturnType<typeof sealCity>>;
