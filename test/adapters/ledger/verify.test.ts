import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { entryBytes, leafHash } from '#shared/adapters/ledger/chain.ts';
import { type PlaneRows, verifyPlane } from '#shared/adapters/ledger/verify.ts';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import { chainSet } from './chain-set.ts';
import { type Mutation, mutations, victimIn } from './mutations.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const names = Object.keys(mutations) as (keyof typeof mutations)[];
const runsEach = Number(process.env['RUNS'] ?? 100);

let plane: PlaneRows;
let chains: string[];
beforeAll(async () => {
  plane = await chainSet();
  // In the order of their making, so that a seed picks the same ones again.
  chains = [...new Set(plane.ledger.map((row) => row.pk))];
  console.log(`mutations: ${names.length} kinds, ${runsEach} of each, SEED=${seed}`);
});

test('a plane that nobody tampered with is clean, and a deleted payload counts as redacted', () => {
  expect(verifyPlane(plane)).toEqual({
    chains: 9,
    entries: plane.ledger.length,
    records: 9,
    payloads: 16 + 8 + 2,
    redacted: 1,
    breaches: [],
  });
});

test('any payload may be deleted, and every one of them', () => {
  const state = plane.state.filter((row) => !row.pk.startsWith('PAYLOAD#'));
  expect(verifyPlane({ ...plane, state })).toMatchObject({ breaches: [], redacted: 16 + 8 + 3 });
});

describe('L1: it is found, at the right entry of the right chain, that', () => {
  test.each(names)('%s', (name) => {
    const mutate: Mutation = mutations[name];
    let done = 0;
    const tampering = fc.property(
      fc.nat(),
      fc.infiniteStream(fc.nat()).map((numbers) => (below: number) => Number(numbers.next().value) % below),
      (which, pick) => {
        const victim = victimIn(plane, chains[which % chains.length] ?? '');
        const seq = mutate(victim, pick);
        fc.pre(seq !== undefined);
        const { breaches } = verifyPlane(victim);
        done += 1;
        expect(breaches.map((b) => ({ chain: b.chain, seq: b.seq })).filter((b) => b.chain === victim.name)).toEqual([
          { chain: victim.name, seq },
        ]);
      },
    );
    fc.assert(tampering, { numRuns: runsEach, seed });
    expect(done).toBeGreaterThanOrEqual(runsEach);
  });
});

test('harm to one chain is not laid to another', () => {
  const victim = victimIn(plane, chains[0] ?? '');
  victim.ledger.splice(victim.ledger.indexOf(victim.entries[0] ?? { pk: '', sk: '' }), 1);
  expect(verifyPlane(victim).breaches).toHaveLength(1);
});

test('a record and its entries that were never written by the store are found as a record without entries', () => {
  const victim = victimIn(plane, chains.find((name) => name.startsWith('FINDING#')) ?? '');
  const ledger = victim.ledger.filter((row) => row.pk !== victim.name);
  const state = victim.state.filter((row) => row.pk !== `PAYLOAD#${victim.name}`);
  expect(verifyPlane({ state, ledger }).breaches).toMatchObject([{ chain: victim.name, seq: 1, code: 'unrecorded' }]);
});

test('a record moved to another key is found', () => {
  const victim = victimIn(plane, chains.find((name) => name.startsWith('FINDING#')) ?? '');
  victim.record.sk = 'FINDING#ELSEWHERE';
  const elsewhere = expect.objectContaining({ chain: 'FINDING#ELSEWHERE', code: 'unrecorded' });
  expect(verifyPlane(victim).breaches).toContainEqual(elsewhere);
  expect(verifyPlane(victim).breaches).toContainEqual(
    expect.objectContaining({ chain: victim.name, code: 'noRecord' }),
  );
});

test('L2: a record and its chain rewritten together are not seen, which the script says', () => {
  const victim = victimIn(plane, chains.find((name) => name.startsWith('ACCESS#')) ?? '');
  const last = victim.entries.at(-1);
  if (!last) throw new Error('no entries');
  const entry = JSON.parse(Buffer.from(last['bytes'] as Uint8Array).toString('utf8')) as LedgerEntry;
  const bytes = entryBytes({ ...entry, res: 'ok' });
  last['bytes'] = bytes;
  victim.record['trail'] = { ...(victim.record['trail'] as object), head: Buffer.from(leafHash(bytes), 'hex') };
  expect(verifyPlane(victim).breaches).toEqual([]);
});
