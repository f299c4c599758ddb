import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { keptUntil } from '#shared/domain/retention/retention.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { createRuntime } from '#functions/runtime/container.ts';
import { createVault } from '#functions/runtime/vault.ts';
import type { Functions } from '#local/functions.ts';
import { environmentFor } from '#local/planes.ts';
import { secretsOf } from '#local/secrets.ts';
import { actWith, askWith } from '#test/support/api.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { createPower } from '#test/support/power.ts';
import { type ApiWorld, noteMark, openWorldWith, ownMark, paperMark } from '#test/support/api-world.ts';

const power = createPower();
let world: ApiWorld;
let rows: Rows;
let auditId: string;
/** The same functions when the time of the audit has passed, and just before. */
let after: Functions;
let before: Functions;
beforeAll(async () => {
  world = await openWorldWith({ watch: power.watch }, 'general');
  rows = rowsOf(world);
  auditId = world.of('general').x['auditId'] ?? '';
  const chief = world.as('chief').general;
  const { version } = await chief('audit.get', { auditId });
  await chief('audit.cancel', { auditId, reason: '災害対応のため。' }, { version });
  const last = keptUntil('audit', dayOf(new Date()));
  before = await world.backend.functionsAt(() => new Date(`${last}T12:00:00+09:00`));
  after = await world.backend.functionsAt(() => new Date(Date.parse(`${last}T12:00:00+09:00`) + 86_400_000));
});
afterAll(() => world.close());

const as = (sub: string, functions = after) => actWith(functions)(sub).general;
const fiscalYear = fiscalYearOf(dayOf(new Date()));
const auditVersion = async (): Promise<number> => (await as('chief')('audit.get', { auditId })).version ?? 0;
const propose = (functions = after) =>
  as('office', functions)('disposal.propose', { files: [{ kind: 'audit', id: auditId }] });
const carryOut = () => after.invoke('general', 'dispose-files', {});
const verified = async () => verifyPlane(await rows.plane('general'));

test.each([
  ['2026-03-31', '2031-03-31'],
  ['2026-04-01', '2032-03-31'],
  ['2024-02-29', '2029-03-31'],
])('an audit that ended on %s is kept until %s: five years from the next 1 April', (endedOn, until) => {
  expect(keptUntil('audit', endedOn)).toBe(until);
});

describe('until its time has passed', () => {
  test('an audit is listed with its date, and cannot be proposed', async () => {
    const { items } = (await as('office', before)('disposal.due', { fiscalYear })).body;
    expect(items.find((a) => a.id === auditId)).toMatchObject({
      due: false,
      keptUntil: keptUntil('audit', dayOf(new Date())),
    });
    await expect(propose(before)).rejects.toMatchObject({ code: 'rule_refused' });
  });

  test('what is held is kept longer, by whoever may say so', async () => {
    await as('office')('hold.place', { auditId, reason: '開示請求のため。' }, { version: await auditVersion() });
    await expect(propose()).rejects.toMatchObject({ code: 'rule_refused' });
    const lift = as('office')('hold.lift', { auditId, reason: '終わったため。' }, { version: await auditVersion() });
    await expect(lift).rejects.toMatchObject({ code: 'forbidden' });
    await as('chief')('hold.lift', { auditId, reason: '終わったため。' }, { version: await auditVersion() });
  });
});

describe('P9: at the end of its time', () => {
  let disposalId = '';

  test('it is proposed by one person and approved by another', async () => {
    disposalId = (await as('chief')('disposal.propose', { files: [{ kind: 'audit', id: auditId }] })).body.disposalId;
    await expect(as('chief')('disposal.approve', { disposalId }, { version: 1 })).rejects.toMatchObject({
      code: 'maker_is_checker',
    });
    await as('chief')('disposal.refuse', { disposalId, remark: '出し直すため。' }, { version: 1 });
    const key = { idempotencyKey: 'propose-once' };
    const tries = Array.from({ length: 5 }, () =>
      as('office')('disposal.propose', { files: [{ kind: 'audit', id: auditId }] }, key),
    );
    const proposed = (await Promise.allSettled(tries)).flatMap((t) => (t.status === 'fulfilled' ? [t.value.body] : []));
    expect(new Set(proposed.map((list) => list.disposalId)).size).toBe(1);
    disposalId = proposed[0]?.disposalId ?? '';
    expect((await as('chief')('disposal.approve', { disposalId }, { version: 1 })).body.status).toBe('approved');
  });

  test('a hold that came up since keeps it, whatever was approved', async () => {
    await as('office')('hold.place', { auditId, reason: '係争中。' }, { version: await auditVersion() });
    await carryOut();
    expect((await as('chief')('disposal.get', { disposalId })).body.status).toBe('approved');
    await as('chief')('hold.lift', { auditId, reason: '終わったため。' }, { version: await auditVersion() });
  });

  test('all of it goes: rows, payloads, texts and files', async () => {
    const { evidenceId = '' } = world.of('general').x;
    const environment = environmentFor('general', world.backend.endpoints, await secretsOf(world.dir));
    const vault = createVault(createRuntime(environment));
    const files = async () => (await vault.versionsOf('vault', auditId)).map((v) => v.evidenceId);
    expect(await files()).toEqual([evidenceId]);
    expect(JSON.stringify(await rows.plane('general'))).toContain(noteMark);

    // Cut off over and over, and whole whenever it is.
    while (!(await power.lasts(3, carryOut))) expect((await verified()).breaches).toEqual([]);

    expect(await files()).toEqual([]);
    const state = (await rows.plane('general')).state.filter((row) => !row.pk.startsWith('RECEIPT#'));
    const left = state.filter((row) => JSON.stringify(row).includes(auditId));
    // Running numbers name the audit they counted in, and say nothing of it.
    expect(new Set(left.map(({ pk }) => pk.split('#')[0]))).toEqual(
      new Set(['DISPOSED', 'DISPOSAL', 'PAYLOAD', 'SEQUENCE']),
    );
    expect(
      left.filter(({ pk }) => pk.startsWith('PAYLOAD#')).every(({ pk }) => pk.startsWith('PAYLOAD#DISPOSAL#')),
    ).toBe(true);
    for (const mark of [noteMark, paperMark, ownMark, '災害対応', '鍵管理簿の記入の遅れ'])
      expect(left.filter((row) => JSON.stringify(row).includes(mark))).toEqual([]);
  });

  test('the trail is whole without it', async () => {
    const report = await verified();
    expect(report.breaches).toEqual([]);
    expect(report.redacted).toBeGreaterThan(10);
    const ends = (await rows.ledger('general')).filter(
      ({ act, chain }) => act === 'disposal.carryOut' && chain === `AUDIT#${auditId}`,
    );
    expect(ends).toHaveLength(1);
  });

  test('the list carries its certificate, by what is left', async () => {
    const { status, files: listed } = (await as('chief')('disposal.get', { disposalId })).body;
    expect(status).toBe('carried_out');
    const left = (await rows.plane('general')).state.filter(({ pk }) => pk === `DISPOSED#AUDIT#${auditId}`);
    expect(listed[0]?.certificate).toMatchObject({ records: left.length, objects: 1 });
  });

  test('to everybody it is as if it had never been', async () => {
    const ask = askWith(after);
    const absent = await ask('chief', askFor('general', 'audit.get', missingIds));
    for (const [name, { path, method }] of routesOf('general')) {
      if (!path.includes('{auditId}') || method !== 'GET') continue;
      expect([name, await ask('chief', askFor('general', name, world.of('general').x))]).toEqual([name, absent]);
    }
    const { items } = (await as('chief')('audit.list', { fiscalYear })).body;
    expect(items.map((a) => a.auditId)).not.toContain(auditId);
  });

  test('a second run finds nothing to do, and a tombstone that was touched is found out', async () => {
    await carryOut();
    expect((await verified()).breaches).toEqual([]);
    const plane = await rows.plane('general');
    const state = plane.state.map((row) =>
      row.pk === `DISPOSED#AUDIT#${auditId}` && row.sk === `AUDIT#${auditId}` ? { ...row, version: 2 } : row,
    );
    expect(verifyPlane({ ...plane, state }).breaches).toMatchObject([{ chain: `AUDIT#${auditId}` }]);
  });
});

test('nothing unexpected happened on the way', () => {
  expect(world.log.filter((line) => !line.includes('the power is gone'))).toEqual([]);
});
