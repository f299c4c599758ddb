import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsIn } from '#shared/adapters/dynamo/codec.ts';
import { chainOf, isRootKind } from '#shared/adapters/dynamo/keys.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Name } from '#test/support/cities.ts';
import { type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { type Attempt, attempt, cast, inputFor, type Scene, strangers } from '#test/support/cities-commands.ts';
import { plant, seed } from '#test/support/cities-seeds.ts';
import { offersOf, type Standing, standing, versionsOf } from '#test/support/cities-standing.ts';
import { foundCity, type Operation, outcome, pathOf, refOf, routes, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

/** A failure names its seed: repeat it with KANSA_SEED. KANSA_SEQUENCES runs more or fewer. */
const seedOfRun = Number(process.env['KANSA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const sequences = Number(process.env['KANSA_SEQUENCES'] ?? 1000);
/** So many run side by side, each on an audit of its own. */
const together = 10;

let world: World;
let checklist: PublishedChecklist;
let people: Map<Name, Actor>;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world, 4);
  people = new Map(await Promise.all(cast.map(async (name) => [name, await world.actor(name)] as const)));
});
afterAll(() => world.close());

const kinds = ['audit', 'assignment', 'response', 'request', 'question', 'finding', 'remediation', 'followUp'];
const others = [
  'audit.create',
  'audit.edit',
  'audit.list',
  'audit.activity',
  'assignment.activity',
  'finding.activity',
  'assignment.mine',
  'finding.listOfYear',
  'finding.overYears',
  'finding.earlier',
  'audit.yearSummary',
];
const operations = (Object.keys(routes) as Operation[]).filter(
  (name) => kinds.includes(name.split('.')[0] ?? '') && !others.includes(name),
);
/** The auditor opens the answers of a section, the head of a section opens a plan: 引戻し ends there. */
const notesOpening: readonly Operation[] = ['assignment.get', 'finding.get'];
const isRead = (operation: Operation): boolean => routes[operation]?.method === 'GET';

const sceneOf = async ({ audit, findings }: Standing, { section, pick }: Attempt): Promise<Scene> => {
  const { auditId } = audit;
  const requests = pick % 3 === 0 ? await world.store.list.requestsOf(auditId, section) : [];
  const questions = await world.store.list.questionsOf(auditId, section);
  return { world, auditId, findings, requests, questions, itemVersion: 0 };
};

/** The version an answer or a judgement is based on. */
const itemVersion = async ({ auditId }: Scene, { section, item }: Attempt): Promise<number> => {
  const ref = { kind: 'response', auditId, departmentId: section, itemKey: `item-${item}` } as const;
  const [response] = await world.store.load(ref);
  return response?.version ?? 0;
};

/** Somebody’s choice among what is offered, or anything at all. */
const choose = (a: Attempt, now: Standing, scene: Scene): { who: Name; operation: Operation } => {
  const offers = a.guided ? offersOf(people, now, scene, a).filter((o) => operations.includes(o.operation)) : [];
  const anything = operations[a.pick % operations.length] ?? 'audit.get';
  return offers[Math.floor(a.pick / 100) % Math.max(1, offers.length)] ?? { who: a.who, operation: anything };
};

/** Whether a command is about the tax section; an audit as a whole is about all of its sections. */
const isAboutTax = (input: Record<string, unknown>, { findings }: Standing): boolean => {
  const finding = findings.find((f) => f.findingId === input['findingId']);
  return (finding?.departmentId ?? input['departmentId'] ?? 'D310') === 'D310';
};

const tally = { done: new Map<string, number>(), refused: new Map<string, number>() };
const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

const entriesOf = async (chain: string) => (await world.store.list.entriesOf(chain, { limit: 100 })).items;

/** `earlier` is what was told before: a change that comes to light late was made by an earlier step. */
const step = async (before: Standing, a: Attempt, earlier: string[]): Promise<Standing> => {
  const scene = await sceneOf(before, a);
  const { who, operation } = choose(a, before, scene);
  if (operation.startsWith('response.')) scene.itemVersion = await itemVersion(scene, a);
  const input = inputFor(operation, a, scene) as Record<string, unknown>;
  const stale = await staleVersion(operation, input, a);

  const result = await outcome(world.as(who)(operation, input, stale === undefined ? {} : { seen: stale }));

  const told = `${who} ${operation}${stale === undefined ? '' : ` at version ${stale}`} → ${result}`;
  earlier.push(told);
  const after = await standing(world, before.audit.auditId);
  const was = versionsOf(before);
  const bumped = [...versionsOf(after)].filter(([chain, version]) => version !== (was.get(chain) ?? 0));
  // A command that succeeds is one version more of one record, and one that is refused changes nothing; a read may note
  // that somebody opened what was submitted to them.
  const opened = result === 'ok' && notesOpening.includes(operation) ? Math.min(1, bumped.length) : 0;
  expect([earlier, bumped.length]).toEqual([earlier, result === 'ok' && !isRead(operation) ? 1 : opened]);
  for (const [chain, version] of bumped) {
    expect([told, version]).toEqual([told, (was.get(chain) ?? 0) + 1]);
    expect((await entriesOf(chain)).map((entry) => entry.seq)).toEqual(
      Array.from({ length: version }, (_, n) => n + 1),
    );
  }
  if (stale !== undefined) expect(told).not.toMatch(/ok$/);
  // 松本 is in the team and by now in the tax section; the strangers have nothing to do with the audit.
  if (who === '松本' && !isRead(operation) && isAboutTax(input, before)) expect(told).not.toMatch(/ok$/);
  if (strangers.includes(who)) expect(told).toMatch(/not_found$/);
  count(result === 'ok' ? tally.done : tally.refused, result === 'ok' ? operation : result);
  return after;
};

/** Another version than the one the record has, where the attempt is to be a stale one. */
const staleVersion = async (operation: Operation, input: object, { seen }: Attempt): Promise<number | undefined> => {
  if (seen === 0 || !routes[operation]?.ifMatch) return undefined;
  const [record] = await world.store.load(refOf(operation, pathOf(operation, input)));
  return record && 'version' in record ? record.version + seen : undefined;
};

/** In the end every chain has exactly as many entries as its record has versions, and no other chain exists (L7). */
const expectWholeTrail = async (): Promise<void> => {
  const { state, ledger } = await world.rows();
  const entries = new Map<string, number>();
  for (const { pk } of ledger) entries.set(pk, (entries.get(pk) ?? 0) + 1);
  const versions = recordsIn(state).flatMap(({ ref, head }): [string, number][] =>
    isRootKind(ref.kind) ? [[chainOf(ref.kind, ref as never), Number(head['version'])]] : [],
  );
  expect(new Map(versions)).toEqual(entries);
};

const patience = Math.max(240_000, sequences * 600);

test(`A6, L7: ${sequences} random sequences of commands leave records and trail right`, {
  timeout: patience,
}, async () => {
  console.log(`KANSA_SEED=${seedOfRun}`);
  const started = Date.now();
  const sequence = fc.record({ from: seed, attempts: fc.array(attempt, { minLength: 8, maxLength: 9 }) });
  const batch = fc.array(sequence, { minLength: together, maxLength: together });
  const property = fc.asyncProperty(batch, async (all) => {
    const running = all.map(async ({ from, attempts }) => {
      let now = await standing(world, await plant(world, checklist, from));
      const earlier: string[] = [];
      for (const each of attempts) now = await step(now, each, earlier);
    });
    const results = await Promise.allSettled(running);
    const failed = results.find((r) => r.status === 'rejected');
    if (failed) throw failed.reason;
  });
  await fc.assert(property, { seed: seedOfRun, numRuns: Math.ceil(sequences / together), endOnFailure: true });
  await expectWholeTrail();
  console.log(`${Math.ceil(sequences / together) * together} sequences`);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
  const refused = [...tally.refused].map(([code, n]) => `${code} ${n}`).join(', ');
  const never = operations.filter((name) => !tally.done.has(name)).join(', ');
  console.log(
    `${Date.now() - started} ms; ${sum(tally.done)} succeeded; refused: ${refused}; never succeeded: ${never}`,
  );
});
