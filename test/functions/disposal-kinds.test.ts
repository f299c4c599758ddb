import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { fileKeys, type FileKind, type FileRef, keyInFileId } from '#shared/domain/retention/files.ts';
import { keptUntil } from '#shared/domain/retention/retention.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import type { Functions } from '#local/functions.ts';
import { actWith, type Api, askWith, openApi } from '#test/support/api.ts';
import type { Track } from '#test/support/api-audits.ts';
import { endedOfRegisters, endedOfTrack, goneMark } from '#test/support/api-ended.ts';
import { breachText } from '#test/support/api-registers.ts';
import { foundCity, foundSealedCast } from '#test/support/api-people.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { createPower } from '#test/support/power.ts';

type Files = Awaited<ReturnType<typeof endedOfTrack>> & Partial<Awaited<ReturnType<typeof endedOfRegisters>>>;

const power = createPower();
const fiscalYear = fiscalYearOf(dayOf(new Date()));
const last = keptUntil('plan', dayOf(new Date()));
const noon = Date.parse(`${last}T12:00:00+09:00`);

let api: Api;
let rows: Rows;
let before: Functions;
let after: Functions;
const files: Partial<Record<Track, Files>> = {};
beforeAll(async () => {
  api = await openApi({ watch: power.watch });
  rows = rowsOf(api);
  const city = await foundCity(api);
  const cast = await foundSealedCast(api, city);
  files.general = await endedOfTrack(api, 'general', city);
  files.spi = { ...(await endedOfTrack(api, 'spi', cast)), ...(await endedOfRegisters(api, cast)) };
  before = await api.backend.functionsAt(() => new Date(noon));
  after = await api.backend.functionsAt(() => new Date(noon + 86_400_000));
  // Nothing runs beside what is watched here.
  await api.rest();
});
afterAll(() => api.close());

const tracks = ['general', 'spi'] as const;
const of = (track: Track): Files => files[track] ?? ({} as Files);
const as = (sub: string, track: Track, functions = after) => actWith(functions)(sub)[track];
const refused = { code: 'rule_refused' };

const propose = (track: Track, refs: readonly FileRef[], functions = after) =>
  as('office', track, functions)('disposal.propose', { files: [...refs] });
const approve = (track: Track, disposalId: string) =>
  as('chief', track)('disposal.approve', { disposalId }, { version: 1 });
const carryOut = (track: Track) => after.invoke(track, 'dispose-files', {});
const approved = async (track: Track, refs: readonly FileRef[]): Promise<string> => {
  const { disposalId } = (await propose(track, refs)).body;
  await approve(track, disposalId);
  return disposalId;
};

/** Gives a command about the hold of a file, as its kind has it. */
const holding = async (track: Track, file: FileRef, command: 'place' | 'lift', sub: string) => {
  const prefix = file.kind === 'audit' ? 'hold' : `${file.kind}Hold`;
  const ids = keyInFileId(file);
  const { status, code } = await askWith(after)(sub, {
    plane: track,
    name: `${prefix}.${command}`,
    ids,
    body: { reason: '開示請求のため。' },
    headers: { 'if-match': `"${await versionOf(track, file)}"` },
  });
  return code === '' ? status : code;
};
const recordOf = async (track: Track, file: FileRef, sub = 'chief') =>
  askWith(after)(sub, { plane: track, name: `${file.kind}.get`, ids: keyInFileId(file) });
const versionOf = async (track: Track, file: FileRef): Promise<number> =>
  (JSON.parse((await recordOf(track, file)).text) as { version: number }).version;
const heldTo = async (track: Track, file: FileRef, sub: string): Promise<unknown> =>
  (JSON.parse((await recordOf(track, file, sub)).text) as { hold?: unknown }).hold;

/** Rows with a key or a word of a file, beside its list, its tombstones, and answers that are kept for a day. */
const traces = async (track: Track, { kind, id }: FileRef): Promise<string[]> => {
  const names = Object.values(keyInFileId({ kind, id })).filter((value) => !/^(?:D\d+|\d{1,4})$/.test(value));
  const version = kind === 'checklist' ? id.split('/')[1]?.padStart(4, '0') : undefined;
  return (await rows.state(track))
    .filter(({ pk }) => !/^(?:DISPOSED|DISPOSAL|PAYLOAD#DISPOSAL|RECEIPT|OUTBOX)(?:#|$)/.test(pk))
    .filter((row) => names.every((name) => JSON.stringify(row).includes(name)))
    .filter(({ pk, sk }) => version === undefined || sk.startsWith(version) || pk.endsWith(`#${version}`))
    .map(({ pk, sk }) => `${pk} ${sk}`);
};
const breaches = async (track: Track) => verifyPlane(await rows.plane(track)).breaches;
const statusOf = async (track: Track, disposalId: string) =>
  (await as('chief', track)('disposal.get', { disposalId })).body;

describe.each(tracks)('in the %s track', (track) => {
  test('what ended is listed with its time, and cannot be proposed before', async () => {
    const { items } = (await as('office', track, before)('disposal.due', { fiscalYear })).body;
    const expected = Object.values(of(track)).filter((file) => file !== of(track).inForce);
    expect(items.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual(
      expected.map(({ kind, id }) => `${kind} ${id}`).toSorted(),
    );
    for (const { due, keptUntil: until } of items) expect({ due, until }).toEqual({ due: false, until: last });
    for (const { kind, id } of items)
      await expect(propose(track, [{ kind, id }], before)).rejects.toMatchObject(refused);
  });

  test('what is still needed stays, and the refusal says by what', async () => {
    const { audit, plan, version, inForce, work, contract } = of(track);
    const pairs = [[plan, audit], [version, audit], ...(work && contract ? [[work, contract] as const] : [])] as const;
    const { items } = (await as('office', track)('disposal.due', { fiscalYear })).body;
    for (const [needed, by] of pairs) {
      const listed = items.find(({ kind, id }) => kind === needed.kind && id === needed.id);
      expect(listed).toMatchObject({ due: false, neededBy: [{ kind: by.kind, id: by.id }] });
      await expect(propose(track, [needed])).rejects.toMatchObject({
        ...refused,
        fields: [{ path: 'files.0', ja: expect.stringContaining(goneMark) }],
      });
    }
    await expect(propose(track, [inForce])).rejects.toMatchObject(refused);
    await expect(propose(track, [{ kind: 'audit', id: '01ZZZZZZZZZZZZZZZZZZZZZZZZ' }])).rejects.toMatchObject(refused);
  });

  test('a hold keeps a file of any kind, before it is proposed and after it was approved', async () => {
    const { audit, revised, draft, contract, withdrawn, closed } = of(track);
    const purpose = { auditId: audit.id, purpose: '監査の実施' };
    if (track === 'spi') for (const sub of ['office', 'chief']) await actWith(after)(sub).seal('visit.begin', purpose);
    for (const file of [audit, revised, draft, contract, withdrawn, closed]) {
      if (!file) continue;
      expect([file.kind, await holding(track, file, 'lift', 'chief')]).toEqual([file.kind, 'rule_refused']);
      const disposalId = await approved(track, [file]);
      expect([file.kind, await holding(track, file, 'place', 'office')]).toEqual([file.kind, 200]);
      expect(await heldTo(track, file, 'chief')).toMatchObject({ reason: '開示請求のため。' });
      await expect(propose(track, [file])).rejects.toMatchObject(refused);
      await carryOut(track);
      const { status, version } = await statusOf(track, disposalId);
      expect([file.kind, status]).toEqual([file.kind, 'approved']);
      await as('chief', track)('disposal.stop', { disposalId, remark: '訴訟のため。' }, { version });
      if (track === 'general') expect(await holding(track, file, 'lift', 'office')).toBe('forbidden');
      expect([file.kind, await holding(track, file, 'lift', 'chief')]).toEqual([file.kind, 200]);
    }
  });

  test('what nothing needs goes, one write at a time, and is whole at every step', async () => {
    const { audit, revised, draft, withdrawn, contract, dismissed, closed } = of(track);
    const refs = [audit, revised, draft, withdrawn, contract, dismissed, closed].filter((ref) => ref !== undefined);
    for (const ref of refs) expect(await traces(track, ref), ref.kind).not.toEqual([]);
    const disposalId = await approved(track, refs);
    let cuts = 0;
    while (!(await power.lasts(1, () => carryOut(track)))) {
      cuts += 1;
      expect(await breaches(track)).toEqual([]);
    }
    // Each file takes three writes at least: payloads, head, certificate.
    expect(cuts).toBeGreaterThanOrEqual(refs.length * 3 - 1);
    const { status, files: listed } = await statusOf(track, disposalId);
    expect(status).toBe('carried_out');
    for (const { kind, certificate } of listed) {
      // In the sealed track visits go with their audit: of the office, and of the chief.
      const records = kind === 'audit' && track === 'spi' ? 3 : 1;
      expect(certificate, kind).toMatchObject({ records, objects: 0 });
    }
    for (const ref of refs) expect(await traces(track, ref), ref.kind).toEqual([]);
    expect(await breaches(track)).toEqual([]);
  });

  test('then what those needed goes too, and no word of any of them is left', async () => {
    const { plan, version, work } = of(track);
    const refs = [plan, version, work].filter((ref) => ref !== undefined);
    const disposalId = await approved(track, refs);
    await carryOut(track);
    expect((await statusOf(track, disposalId)).status).toBe('carried_out');
    for (const ref of refs) expect(await traces(track, ref), ref.kind).toEqual([]);
    const { inForce } = of(track);
    const [kept = ''] = inForce.id.split('/');
    const said = (await rows.state(track)).filter((row) => JSON.stringify(row).includes(goneMark));
    const elsewhere = said.filter(({ pk }) => !/^(?:DISPOSAL|PAYLOAD#DISPOSAL|RECEIPT)(?:#|$)/.test(pk));
    // The version in force says the same, and is kept.
    expect(elsewhere.filter(({ pk }) => !pk.includes(kept))).toEqual([]);
    expect(await breaches(track)).toEqual([]);
  });

  test('a number is not given twice: neither to a plan nor to a version', async () => {
    const again = { kind: 'annual' as const, fiscalYear, title: '年度監査計画', policy: '', sections: [] };
    await expect(as('office', track)('plan.create', again)).rejects.toMatchObject({ code: 'already_exists' });
    const { items } = (await as('office', track)('checklist.list', {})).body;
    expect(items.map(({ checklistVersion }) => checklistVersion)).toEqual([2]);
  });
});

test('the section is not told why its records are kept, and places no hold', async () => {
  const { inForce } = of('spi');
  expect(await holding('spi', inForce, 'place', 'head')).toBe('not_found');
  const { breachId } = (
    await actWith(after)('head').registers('breach.report', { departmentId: 'D101', ...breachText() })
  ).body;
  const file = { kind: 'breach', id: breachId } as const;
  expect(await holding('spi', file, 'place', 'head')).toBe('forbidden');
  expect(await holding('spi', file, 'place', 'office')).toBe(200);
  expect(await heldTo('spi', file, 'chief')).toBeDefined();
  expect(await heldTo('spi', file, 'head')).toBeUndefined();
});

test('a breach that was taken up again after the approval stays', async () => {
  const [head, general] = [actWith(after)('head').registers, actWith(after)('chiefIs').registers];
  const { breachId } = (
    await head('breach.report', {
      departmentId: 'D101',
      ...breachText({ cases: [], knownAt: new Date().toISOString() }),
    })
  ).body;
  const muchLater = await api.backend.functionsAt(() => new Date(noon + 7 * 366 * 86_400_000));
  await general('breach.dismiss', { breachId, reason: '該当しない。' }, { version: 1 });
  const { disposalId } = (await propose('spi', [{ kind: 'breach', id: breachId }], muchLater)).body;
  await as('chief', 'spi', muchLater)('disposal.approve', { disposalId }, { version: 1 });
  await general('breach.reopen', { breachId, reason: '新しい事実が分かった。' }, { version: 2 });
  await muchLater.invoke('spi', 'dispose-files', {});
  expect((await statusOf('spi', disposalId)).status).toBe('approved');
  expect((await general('breach.get', { breachId })).body.status).toBe('reported');
});

test('every kind of file was disposed of', () => {
  const kinds = new Set(Object.values(of('spi')).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual((Object.keys(fileKeys) as FileKind[]).toSorted());
});

test('nothing unexpected happened on the way', () => {
  expect(api.log.filter((line) => !line.includes('the power is gone'))).toEqual([]);
});
