import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookInto } from '#shared/adapters/screening/look-into.ts';
import type { Inspector } from '#shared/app/ports.ts';
import { createRuntime } from '#functions/runtime/container.ts';
import { createVault } from '#functions/runtime/vault.ts';
import { environmentFor } from '#local/planes.ts';
import { secretsOf } from '#local/secrets.ts';
import { verifyFolder } from '#local/verification/verify-folder.ts';
import { holdingScans } from '#test/support/api.ts';
import { inDays, until } from '#test/support/api-audits.ts';
import { handsOn } from '#test/support/api-evidence.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorldWith } from '#test/support/api-world.ts';
import { canary } from '#test/support/hostile.ts';

/** The real look, except into what the world itself was furnished with. */
const inspector: Inspector = (file, bytes) =>
  (/^スキャン|^記録/.test(file.fileName) ? holdingScans : lookInto)(file, bytes);

let world: ApiWorld;
let rows: Rows;
beforeAll(async () => {
  world = await openWorldWith({ inspector }, 'general');
  rows = rowsOf(world);
});
afterAll(async () => {
  expect(world.log).toEqual([]);
  await world.close();
});

const { where, look, command, handIn, download, listed } = handsOn(() => world);
const seenBy = async (sub: string, evidenceId: string) =>
  (await world.as(sub).general('evidence.get', { ...where(), evidenceId })).body;
const sample = (name: string): Buffer => readFileSync(new URL(`../fixtures/samples/evidence/${name}`, import.meta.url));
const handInSample = (name: string) => handIn({ fileName: name }, sample(name));
const handInText = (text: string, fileName = '一覧.txt') => handIn({ fileName }, Buffer.from(`${text}\n`));
const heldList = async () => (await world.as('spiOfficer').general('evidence.listHeld', {})).body.items;
const becomes = (evidenceId: string, status: string) =>
  until(async () => {
    const file = await look(evidenceId);
    return file.status === status ? file : undefined;
  });

const reason = { reason: '機器の製造番号であった。' };
const statement = { statement: '機器の製造番号である。' };
const viewing = { what: '一覧 1行目', on: '2026-11-20', where: '財政課の窓口', result: '個人番号ではなかった。' };

/** Versions in both buckets. */
const versionsOf = async (evidenceId: string): Promise<number> => {
  const runtime = createRuntime(environmentFor('general', world.backend.endpoints, await secretsOf(world.dir)));
  const vault = createVault(runtime);
  const all = await Promise.all(
    (['quarantine', 'vault'] as const).map((place) => vault.versionsOf(place, where().auditId)),
  );
  return all.flat().filter((version) => version.evidenceId === evidenceId).length;
};

const everybody = [
  'contact',
  'head',
  'lead',
  'member',
  'chief',
  'office',
  'ciso',
  'spiOfficer',
  'peerHead',
  'external',
];

describe('P1: a file with a number in it is held before anybody but its uploader can see it', () => {
  test.each(['application-hidden-sheet.xlsx', 'header-number.docx', 'form-90ms.pdf', 'extract.cp932.csv'])(
    '%s',
    async (name) => {
      const file = await handInSample(name);
      expect(file).toMatchObject({ status: 'held_spi_suspected', numberScreening: 'suspected' });
      expect(file.reasonText?.ja).toContain('個人番号');
      expect(file.signs).toBeUndefined();
      for (const sub of everybody)
        expect((await download(sub, file.evidenceId)).status, sub).toBeGreaterThanOrEqual(403);
      for (const sub of ['head', 'lead', 'chief']) expect((await seenBy(sub, file.evidenceId)).signs).toBeUndefined();
      const forOfficer = (await heldList()).find(({ evidenceId }) => evidenceId === file.evidenceId);
      expect(forOfficer?.signs?.[0]).toMatchObject({ tier: '1', where: expect.any(String) });
      expect(forOfficer).toMatchObject({ departmentName: '財政課', uploaderName: 'contact' });
    },
  );

  test('P6: pictures and scans are never clean of themselves', async () => {
    for (const name of ['cabinet.png', 'scan.pdf']) {
      const file = await handInSample(name);
      expect(file).toMatchObject({ status: 'held_unscannable', numberScreening: 'unscannable' });
      expect((await download('contact', file.evidenceId)).status).toBe(409);
    }
  });

  test('a bare number is held too; faint signs are counted for reviewers alone', async () => {
    const bare = await handInText(`メモ ${canary}`);
    expect(bare).toMatchObject({ status: 'held_spi_suspected', numberScreening: 'review' });
    expect(bare.reasonText?.ja).toContain('12桁');
    const faint = await handInText(`伝票番号 ${canary}`);
    expect(faint).toMatchObject({ status: 'available', numberScreening: 'review' });
    expect([(await seenBy('lead', faint.evidenceId)).signCount, faint.signCount]).toEqual([1, undefined]);
    expect((await download('lead', faint.evidenceId)).status).toBe(200);
    expect(await handInText('入退室の記録')).toMatchObject({ status: 'available', numberScreening: 'clean' });
  });
});

describe('what the officer decides about a held file', () => {
  test('work on the list with a day, and nothing of the rest of the audit', async () => {
    const file = await handInText(`個人番号 ${canary}`);
    const { items } = (await world.as('spiOfficer').general('me.tasks', {})).body;
    expect(items.find(({ id }) => id === file.evidenceId)).toMatchObject({
      kind: 'evidence',
      duty: 'spiAuditOfficer',
      due: inDays(3),
    });
    expect((await command('spiOfficer', 'withdraw', file.evidenceId, { body: reason })).status).toBe(403);
    const { auditId } = where();
    for (const [name, ids] of [
      ['audit.get', { auditId }],
      ['evidence.list', where()],
    ] as const)
      expect((await world.ask('spiOfficer', { plane: 'general', name, ids })).status).toBe(404);
  });

  test('a false positive is explained by the uploader, looked at on the spot, released, and then available', async () => {
    const file = await handInText(`メモ ${canary}`, 'メモ.txt');
    expect((await command('contact', 'declare', file.evidenceId, { body: statement })).status).toBe(200);
    for (const sub of ['contact', 'head', 'lead', 'chief'])
      expect((await command(sub, 'release', file.evidenceId, { body: reason })).status).toBe(403);
    expect((await command('spiOfficer', 'release', file.evidenceId, { body: { ...reason, viewing } })).status).toBe(
      200,
    );
    const kept = await becomes(file.evidenceId, 'available');
    expect(kept).toMatchObject({ release: { ...reason, viewing }, numberScreening: 'review' });
    expect((await download('lead', file.evidenceId)).status).toBe(200);
    expect((await heldList()).some(({ evidenceId }) => evidenceId === file.evidenceId)).toBe(false);
  });

  test('a purge removes every version and leaves a stone with who, why and when', async () => {
    const file = await handInText(`個人番号 ${canary}`);
    expect(await versionsOf(file.evidenceId)).toBe(1);
    expect((await command('contact', 'purge', file.evidenceId, { body: reason })).status).toBe(403);
    expect((await command('spiOfficer', 'purge', file.evidenceId, { body: { ...reason, viewing } })).status).toBe(200);
    const stone = await becomes(file.evidenceId, 'purged');
    expect(stone).toMatchObject({
      fileName: '一覧.txt',
      purge: { by: world.city.personIds['spiOfficer'], ...reason, viewing },
      purgedAt: expect.any(String),
    });
    expect((await seenBy('spiOfficer', file.evidenceId)).signs).toBeUndefined();
    expect(await versionsOf(file.evidenceId)).toBe(0);
    expect((await listed()).includes(file.evidenceId)).toBe(false);
  });

  test('nobody decided for 14 days: the file goes by itself, in the name of the system', async () => {
    const old = await handInText(`個人番号 ${canary}`);
    const day = 86_400_000;
    const runAt = async (days: number) => {
      const later = await world.backend.functionsAt(() => new Date(Date.now() + days * day));
      const body = JSON.stringify({ type: 'job', job: 'purgeOverdue' });
      await later.invoke('general', 'run-job', { Records: [{ messageId: 'm', body }] });
    };
    await runAt(13);
    expect((await look(old.evidenceId)).status).toBe('held_spi_suspected');
    await runAt(14);
    const stone = await becomes(old.evidenceId, 'purged');
    expect(stone.purge).toMatchObject({ by: 'system', reason: expect.stringContaining('14日') });
    const entries = (await rows.ledger('general')).filter(({ obj }) => obj.id === old.evidenceId);
    expect(entries.find(({ act }) => act === 'evidence.purge')?.actor).toMatchObject({ kind: 'system' });
    expect(await versionsOf(old.evidenceId)).toBe(0);
  });
});

describe('P8: a number found in accepted evidence', () => {
  test('goes when two people agree, neither of them its uploader; until then nobody gets a link', async () => {
    const file = await handInText('古い名簿', '名簿.txt');
    expect(await versionsOf(file.evidenceId)).toBe(2);
    expect((await command('contact', 'proposePurge', file.evidenceId, { body: reason })).status).toBe(403);
    expect((await command('chief', 'approvePurge', file.evidenceId)).status).toBe(409);
    expect((await command('chief', 'proposePurge', file.evidenceId, { body: reason })).status).toBe(200);
    expect((await download('lead', file.evidenceId)).status).toBe(409);
    expect(await command('chief', 'approvePurge', file.evidenceId)).toMatchObject({ code: 'maker_is_checker' });
    expect((await heldList()).some(({ evidenceId }) => evidenceId === file.evidenceId)).toBe(true);
    expect((await command('spiOfficer', 'approvePurge', file.evidenceId)).status).toBe(200);
    const stone = await becomes(file.evidenceId, 'purged');
    expect(stone.purge).toMatchObject({
      by: world.city.personIds['spiOfficer'],
      ...reason,
      proposed: { by: world.city.personIds['chief'] },
    });
    expect(await versionsOf(file.evidenceId)).toBe(0);
  });

  test('a refused proposal gives the file back', async () => {
    const file = await handInText('貸出簿', '貸出簿.txt');
    await command('lead', 'proposePurge', file.evidenceId, { body: reason });
    expect((await command('spiOfficer', 'refusePurge', file.evidenceId, { body: reason })).status).toBe(200);
    expect(await look(file.evidenceId)).toMatchObject({ status: 'available', purgeRefusal: reason });
    expect((await download('lead', file.evidenceId)).status).toBe(200);
  });
});

describe('one act for the photos of a visit', () => {
  test('those that may be confirmed are; of the others it says why not', async () => {
    const photos = await Promise.all(
      ['スキャン1.txt', 'スキャン2.txt', 'スキャン3.txt'].map((fileName) => handIn({ fileName })),
    );
    const [first, second, third] = photos.map(({ evidenceId }) => evidenceId) as [string, string, string];
    const items = [first, second].map((evidenceId) => ({ evidenceId, version: 4 }));
    const act = world.as('contact').general;
    const declared = (await act('evidence.declareMany', { ...where(), items, ...statement })).body;
    expect(declared).toEqual({ done: items.map((item) => ({ ...item, version: 5 })), skipped: [] });
    const asked = [...declared.done, { evidenceId: third, version: 4 }];
    const attested = (await world.as('head').general('evidence.attestMany', { ...where(), items: asked })).body;
    expect(attested.done.map(({ evidenceId }) => evidenceId)).toEqual([first, second]);
    expect(attested.skipped).toMatchObject([{ evidenceId: third, code: 'incomplete' }]);
    expect(attested.skipped[0]?.ja).toContain('申告');
    await becomes(first, 'available');
    await becomes(second, 'available');
    await expect(world.as('head').general('evidence.attestMany', { ...where(), items: asked })).rejects.toMatchObject({
      code: 'rule_refused',
    });
  });
});

test('in the general track the section head confirms, not the officer', async () => {
  const { evidenceId } = await handIn({ fileName: 'スキャン.txt' });
  expect((await command('contact', 'declare', evidenceId, { body: statement })).status).toBe(200);
  expect((await command('spiOfficer', 'attestAsOfficer', evidenceId)).status).toBe(422);
  expect((await seenBy('spiOfficer', evidenceId)).may).not.toContain('evidence.attestAsOfficer');
  expect((await look(evidenceId)).status).toBe('held_unscannable');
  expect((await command('head', 'attest', evidenceId)).status).toBe(200);
});

test('P4, P5: the number is in no row, no entry, no letter and no log line; every chain verifies', async () => {
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  const stored = JSON.stringify([await rows.state('general'), await rows.ledger('general')], plain);
  expect(stored).not.toContain(canary);
  expect(JSON.stringify([await heldList(), world.log])).not.toContain(canary);
  const report = (await verifyFolder(world.dir)).general;
  expect(report.breaches).toEqual([]);
});
