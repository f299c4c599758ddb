import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointFirstAdministrator } from '#shared/app/organisation/bootstrap.ts';
import type { Ports, Store } from '#shared/app/ports.ts';
import { transferUseCases } from '#shared/app/organisation/transfers.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { staffListReader } from '#shared/adapters/workbook/read-staff-list.ts';
import { tableWriter } from '#shared/adapters/workbook/write-table.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { outcome } from '#test/support/cities-world.ts';
import { staffFile } from '#test/support/staff-lists.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

const city = { departmentId: 'C01', name: '見本市', implementingBody: '市長部局' };
const administrator = { name: '管理', email: 'kanri@city.example', subject: 'kanri' };
const header = ['所属コード', '所属名', '上位所属', '職名', '役割', '氏名', 'サインイン名', 'メール'];
const admin = ['C01', '見本市', '', '管理者', 'システム管理者', '管理', 'kanri', ''];
const staff = (n: number, section: number, title = '主任') => [
  `D${100 + section}`,
  `第${section}課`,
  'C01',
  title,
  '',
  `職員 ${n}`,
  `s${n}`,
  `s${n}@city.example`,
];
const many = 60;
const first = [header, admin, ...Array.from({ length: many }, (_, n) => staff(n, n % 6))];
// Everybody moves one section on; every seventh leaves, a section ends and a new one takes its people in.
const second = [
  header,
  admin,
  ...Array.from({ length: many }, (_, n) => staff(n, n % 6 === 4 ? 9 : (n % 6) + 1)).filter((_, n) => n % 7 !== 0),
];

/** A city of its own, whose store breaks off after so many commits. */
const openCity = async (stand: StoreStand) => {
  let left = Infinity;
  const store: Store = stand.storeOf('directory');
  const breaking: Store = {
    ...store,
    commit: async (commit) => {
      if (left === 0) throw new Error('the power went off');
      left -= 1;
      await store.commit(commit);
    },
  };
  const ports: Ports = {
    store: breaking,
    directory: stand.directory,
    newId: stand.newId,
    digest: digestOf,
    isHoliday: () => false,
  };
  const at = new Date('2026-03-20T00:00:00Z');
  const { personId } = await appointFirstAdministrator(ports, { city, person: administrator, title: '管理者' }, at);
  const cases = transferUseCases(ports, staffListReader, tableWriter);
  const call = async <T>(input: T) => {
    const actor = await stand.directory.actor(personId, '2026-03-20');
    if (!actor) throw new Error('no administrator');
    return { actor, input, request: { id: stand.newId(), at } };
  };
  const wish = (rows: string[][], from: string) => ({ ...staffFile(rows), from, missing: 'left' as const });
  return {
    breakAfter: (commits: number) => void (left = commits),
    preview: async (rows: string[][], from: string) =>
      (await cases['transfer.preview'].run(await call(wish(rows, from)))).body,
    apply: async (rows: string[][], from: string, previewHash: string) =>
      (await cases['transfer.apply'].run(await call({ ...wish(rows, from), previewHash }))).body,
    /** Who sits where, who is in service, which departments stand: ids of records left out. */
    state: async () => {
      const [people, posts, departments] = await Promise.all([
        stand.directory.people(),
        stand.directory.posts(),
        stand.directory.departments(),
      ]);
      const subjects = new Map(people.map((p) => [p.personId, p.subject]));
      const holdings = await Promise.all(people.map((p) => stand.directory.holdingsOf(p.personId)));
      return {
        people: people.map((p) => `${p.subject} ${p.active} ${p.lastDay} ${p.version}`).toSorted(),
        posts: posts
          .map((p) => `${p.departmentId} ${p.title} ${subjects.get(p.holderId ?? '')} ${p.validTo} ${p.version}`)
          .toSorted(),
        departments: departments.map((d) => `${d.departmentId} ${d.validTo} ${d.version}`),
        holdings: holdings
          .flat()
          .map((h) => `${subjects.get(h.personId)} ${h.departmentId} ${h.from} ${h.to}`)
          .toSorted(),
      };
    },
  };
};
type City = Awaited<ReturnType<typeof openCity>>;

const stands: StoreStand[] = [];
const newCity = async (): Promise<City> => {
  const stand = await openStore();
  stands.push(stand);
  const opened = await openCity(stand);
  const { previewHash } = await opened.preview(first, '2026-03-21');
  await opened.apply(first, '2026-03-21', previewHash);
  return opened;
};
afterAll(() => Promise.all(stands.map((stand) => stand.close())));

let whole: Awaited<ReturnType<City['state']>>;
beforeAll(async () => {
  const opened = await newCity();
  const { previewHash, counts } = await opened.preview(second, '2026-04-01');
  expect(await opened.apply(second, '2026-04-01', previewHash)).toMatchObject({ done: counts.changes });
  expect((await opened.preview(second, '2026-04-01')).counts.changes).toBe(0);
  whole = await opened.state();
});

test('a transfer is more than one transaction, and moves what it should', () => {
  expect(whole.departments).toContain('D100 2026-03-31 2');
  expect(whole.people.filter((p) => p.includes(' 2026-03-31'))).toHaveLength(Math.ceil(many / 7));
  expect(whole.posts.filter((p) => p.startsWith('D109') && !p.includes('undefined 2'))).toHaveLength(10 - 1);
});

// The second list takes five transactions: broken off after any of them, it is whole when it is applied again.
test.each([0, 2, 4])('broken off after %i commits it goes on where it was, each change once', async (commits) => {
  const opened = await newCity();
  const { previewHash } = await opened.preview(second, '2026-04-01');
  opened.breakAfter(commits);
  await expect(opened.apply(second, '2026-04-01', previewHash)).rejects.toThrow('the power went off');
  opened.breakAfter(Infinity);
  const again = await opened.apply(second, '2026-04-01', previewHash);
  expect(again.done).toBe(again.changes);
  expect(await opened.state()).toEqual(whole);
  expect(await outcome(opened.apply(second, '2026-04-01', previewHash))).toBe('already_exists');
});

test('two at once do not do it twice', async () => {
  const opened = await newCity();
  const { previewHash } = await opened.preview(second, '2026-04-01');
  const results = await Promise.all([1, 2, 3].map(() => outcome(opened.apply(second, '2026-04-01', previewHash))));
  for (const result of results) expect(['ok', 'stale_version', 'already_exists']).toContain(result);
  await opened.apply(second, '2026-04-01', previewHash).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
  expect(await opened.state()).toEqual(whole);
});
