import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parameterNames } from '#shared/contract/route.ts';
import { type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { type Attempt, attempt, inputFor, type Scene } from '#test/support/cities-commands.ts';
import { plant, seed } from '#test/support/cities-seeds.ts';
import { foundCity, type Operation, outcome, refOf, routes, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

/** A failure names its seed and path: repeat it with KANSA_SEED and KANSA_PATH. KANSA_SEQUENCES runs more or fewer. */
const seedOfRun = Number(process.env['KANSA_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const sequences = Number(process.env['KANSA_SEQUENCES'] ?? 1000);

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world, 4);
});
afterAll(() => world.close());

const kinds = ['audit', 'assignment', 'response', 'request', 'finding', 'remediation', 'followUp'];
const operations = Object.keys(routes).filter(
  (name) =>
    kinds.includes(name.split('.')[0] ?? '') &&
    !['audit.create', 'audit.edit', 'audit.list', 'audit.activity', 'finding.listOfYear'].includes(name),
) as Operation[];
const isRead = (operation: Operation): boolean => routes[operation]?.method === 'GET';

/** Versions of every chain of the audit. Whatever cannot be read back through its schema throws here. */
const chains = async (auditId: string): Promise<Map<string, number>> => {
  const { load, list } = world.store;
  const [[audit], assignments, findings] = await Promise.all([
    load({ kind: 'audit', auditId }),
    list.assignmentsOf(auditId),
    list.findingsOf(auditId),
  ]);
  return new Map([
    [`AUDIT#${auditId}`, audit?.version ?? 0],
    ...assignments.map((a) => [`ASSIGNMENT#${auditId}#${a.departmentId}`, a.version] as const),
    ...findings.map((f) => [`FINDING#${f.findingId}`, f.version] as const),
  ]);
};

const sceneOf = async (auditId: string, { section, item }: Attempt): Promise<Scene> => {
  const { load, list } = world.store;
  const where = { auditId, departmentId: section };
  const [findings, requests, [response]] = await Promise.all([
    list.findingsOf(auditId),
    list.requestsOf(auditId, section),
    load({ kind: 'response', ...where, itemKey: `item-${item}` }),
  ]);
  return {
    world,
    auditId,
    findings,
    requestIds: requests.map((r) => r.requestId),
    itemVersion: response?.version ?? 0,
  };
};

/** What a record offers somebody, as far as they may know of it. */
const offers = async (a: Attempt, scene: Scene): Promise<readonly string[]> => {
  const look = <N extends Operation>(operation: N) => world.as(a.who)(operation, inputFor(operation, a, scene));
  const doors = [
    async () => (await look('audit.get')).may,
    async () => (await look('assignment.get')).may,
    async () => (await look('finding.get')).may,
    async () => (await look('finding.get')).may,
    async () => (await look('request.list')).items.flatMap((request) => request.may),
  ];
  let offered: readonly string[] = [];
  await outcome(Promise.resolve(doors[a.record % doors.length]?.()).then((may) => (offered = may ?? [])));
  return offered.filter((name) => operations.includes(name as Operation));
};

/** One of them, or anything at all. */
const operationFor = async (a: Attempt, scene: Scene): Promise<Operation> => {
  const choice = a.guided ? await offers(a, scene) : [];
  const from = choice.length > 0 ? choice : operations;
  return from[a.pick % from.length] as Operation;
};

/** The section a command touches; an audit as a whole touches all of them. */
const touches = async (operation: Operation, input: Record<string, unknown>): Promise<string | undefined> => {
  if (typeof input['departmentId'] === 'string') return input['departmentId'];
  if (!('findingId' in input)) return 'D310';
  const ref = { kind: 'finding', auditId: String(input['auditId']), findingId: String(input['findingId']) } as const;
  return (await world.store.load(ref))[0]?.departmentId;
};

/** The version the record named by the path has now. */
const versionNamed = async (operation: Operation, input: Record<string, unknown>): Promise<number | undefined> => {
  const path = parameterNames(routes[operation]?.path ?? '').map((name) => [name, input[name]]);
  const [record] = await world.store.load(refOf(operation, Object.fromEntries(path)));
  return (record as { version?: number } | undefined)?.version;
};

const tally = { ok: 0, refused: new Map<string, number>(), done: new Set<string>() };

const count = (operation: Operation, result: string): void => {
  if (result !== 'ok') tally.refused.set(result, (tally.refused.get(result) ?? 0) + 1);
  else tally.done.add(operation);
  tally.ok += result === 'ok' ? 1 : 0;
};

const step = async (auditId: string, a: Attempt): Promise<void> => {
  const scene = await sceneOf(auditId, a);
  const operation = await operationFor(a, scene);
  const input = inputFor(operation, a, scene) as Record<string, unknown>;
  const before = await chains(auditId);
  const current = a.seen !== 0 && routes[operation]?.ifMatch ? await versionNamed(operation, input) : undefined;
  const stale = current === undefined ? {} : { seen: Math.max(0, current + a.seen) };

  const result = await outcome(world.as(a.who)(operation, input, stale));

  const told = `${a.who} ${operation} ${JSON.stringify(stale)} → ${result}`;
  const after = await chains(auditId);
  const bumped = [...after].filter(([chain, version]) => version !== (before.get(chain) ?? 0));
  for (const [chain, version] of bumped) {
    expect([told, version]).toEqual([told, (before.get(chain) ?? 0) + 1]);
    const { items } = await world.store.list.entriesOf(chain, { limit: 100 });
    expect(items.map((entry) => entry.seq)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
  }
  // A command that succeeds is one version more of one record; a refused one changes nothing; a read may note that an
  // auditor opened a submission.
  const opened = result === 'ok' && operation === 'assignment.get' ? bumped.length : 0;
  expect([told, bumped.length]).toEqual([told, result === 'ok' && !isRead(operation) ? 1 : Math.min(1, opened)]);

  if ('seen' in stale && stale.seen !== current) expect(told).not.toMatch(/ok$/);
  // 松本 is in the team and by now in the tax section; 林 and 伊藤 have nothing to do with the audit.
  const partial = a.who === '松本' && !isRead(operation);
  if (partial && (await touches(operation, input)) === 'D310') expect(told).not.toMatch(/ok$/);
  if (a.who === '林' || a.who === '伊藤') expect(told).toMatch(/not_found$/);
  count(operation, result);
};

/** At the end of a sequence every chain has exactly as many entries as its record has versions (L7). */
const everyEntryIsThere = async (auditId: string): Promise<void> => {
  for (const [chain, version] of await chains(auditId)) {
    const { items } = await world.store.list.entriesOf(chain, { limit: 100 });
    expect([chain, items.length]).toEqual([chain, version]);
  }
};

test(`${sequences} random sequences of commands leave the records right and the trail complete`, {
  timeout: 180_000,
}, async () => {
  console.log(`KANSA_SEED=${seedOfRun}`);
  const started = Date.now();
  const attempts = fc.array(attempt, { minLength: 8, maxLength: 14 });
  const property = fc.asyncProperty(seed, attempts, async (from, commands) => {
    const auditId = await plant(world, checklist, from);
    for (const command of commands) await step(auditId, command);
    await world.deliver();
    await everyEntryIsThere(auditId);
  });
  await fc.assert(property, { seed: seedOfRun, numRuns: sequences, endOnFailure: true });
  const refused = [...tally.refused].map(([code, n]) => `${code} ${n}`).join(', ');
  console.log(`${Date.now() - started} ms; ok ${tally.ok} (${tally.done.size} operations), ${refused}`);
  expect(tally.done.size).toBeGreaterThan(operations.length / 2);
});
