import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handsOn } from '#test/support/api-evidence.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
});
afterAll(() => world.close());

const x = () => world.of('general').x;
const { where, announce, put, command, inspected, handIn, download } = handsOn(() => world);
const complete = (sub: string, evidenceId: string, version = 1, place: object = {}) =>
  command(sub, 'complete', evidenceId, { version, place });

describe('U3: the end of an upload', () => {
  test('before anything was sent it is refused, and may be repeated when it was', async () => {
    const file = await announce();
    expect(await complete('contact', file.evidenceId)).toMatchObject({ status: 422, code: 'incomplete' });
    expect((await put(file)).status).toBe(200);
    expect((await complete('contact', file.evidenceId)).status).toBe(200);
    expect((await inspected(file.evidenceId)).status).toBe('available');
  });

  test('twice, with the old version and with the new one, it is refused', async () => {
    const file = await announce();
    await put(file);
    expect((await complete('contact', file.evidenceId)).status).toBe(200);
    expect(await complete('contact', file.evidenceId, 1)).toMatchObject({ status: 412, code: 'stale_version' });
    const { version } = await inspected(file.evidenceId);
    expect(await complete('contact', file.evidenceId, version)).toMatchObject({
      status: 409,
      code: 'invalid_transition',
    });
  });

  test('five times at once it happens once, and one file is there', async () => {
    const before = (await world.as('contact').general('evidence.list', where())).body.items.length;
    const file = await announce();
    await put(file);
    const replies = await Promise.all(Array.from({ length: 5 }, () => complete('contact', file.evidenceId)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412, 412]);
    await inspected(file.evidenceId);
    expect((await world.as('contact').general('evidence.list', where())).body.items).toHaveLength(before + 1);
  });

  test('by another section, of another section, and of no section it is as unknown as a file that is not there', async () => {
    const file = await announce();
    const missing = await complete('contact', '01ZZZZZZZZZZZZZZZZZZZZZZZZ');
    expect(missing.status).toBe(404);
    for (const sub of ['peerHead', 'peerContact', 'farContact', 'yContact', 'otherAuditor', 'staff', 'kanri'])
      expect(await complete(sub, file.evidenceId)).toEqual(missing);
    expect(await complete('yContact', file.evidenceId, 1, world.of('general').y)).toEqual(missing);
    expect(await complete('peerContact', file.evidenceId, 1, { departmentId: 'D102' })).toEqual(missing);
    expect(await complete('lead', file.evidenceId)).toMatchObject({ status: 403 });
  });

  test('U3: before it was sent and long after, a file that ended is not taken up again', async () => {
    const file = await handIn();
    expect((await command('contact', 'withdraw', file.evidenceId, { body: { reason: '誤り' } })).status).toBe(200);
    expect(await complete('contact', file.evidenceId, file.version + 1)).toMatchObject({ status: 409 });
  });

  test('U1: the link is of no use after each end of a file, and what is registered stays the version it was', async () => {
    const kept = await handIn();
    expect((await put(kept)).status).toBe(412);
    const next = await handIn({ supersedes: kept.evidenceId });
    expect((await put(kept)).status).toBe(412);
    await command('contact', 'withdraw', next.evidenceId, { body: { reason: '誤り' } });
    expect((await put(next)).status).toBe(412);
    const { url } = JSON.parse((await download('contact', kept.evidenceId)).text) as { url: string };
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(kept.sha256);
  });

  test('U2: neither another size nor another type nor another hash gets in', async () => {
    const file = await announce();
    const { headers } = file.upload;
    const other = (more: object) => put({ ...file, upload: { ...file.upload, headers: { ...headers, ...more } } });
    expect((await other({ 'content-type': 'application/pdf' })).status).toBe(403);
    expect((await other({ 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') })).status).toBe(403);
    expect((await put({ ...file, bytes: Buffer.concat([file.bytes, file.bytes]) })).status).toBe(403);
    expect((await complete('contact', file.evidenceId)).code).toBe('incomplete');
  });

  test('U1: the link neither overwrites nor takes other bytes', async () => {
    const file = await announce();
    expect((await put({ ...file, bytes: Buffer.from('別の内容') })).ok).toBe(false);
    expect((await put(file)).status).toBe(200);
    expect((await put(file)).status).toBe(412);
  });
});

const downloads = async () => (await rows.ledger('general')).filter(({ act }) => act === 'evidence.download');

describe('U13: the link to a file', () => {
  test('lives a minute, names one version and is on record under who asked, once for each link', async () => {
    const before = await downloads();
    const reply = await download('lead');
    expect(reply.status).toBe(200);
    const { url, expiresAt } = JSON.parse(reply.text) as { url: string; expiresAt: string };
    const query = new URL(url).searchParams;
    expect(Number(query.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    expect(query.get('versionId')).toMatch(/.+/);
    const added = (await downloads()).filter(({ id }) => !before.some((entry) => entry.id === id));
    expect(added).toMatchObject([
      { res: 'ok', actor: { sub: world.city.personIds['lead'] }, obj: { type: 'evidence', id: x()['evidenceId'] } },
    ]);
  });

  test('opens that version, and nothing when a letter of it is changed', async () => {
    const { url, sha256 } = JSON.parse((await download('contact')).text) as { url: string; sha256: string };
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const other = await announce();
    for (const change of [
      (link: URL) => link.searchParams.set('versionId', 'another'),
      (link: URL) => link.searchParams.delete('versionId'),
      (link: URL) => link.searchParams.set('X-Amz-Expires', '86400'),
      (link: URL) => void (link.pathname = link.pathname.replace(/[^/]+$/, other.evidenceId)),
    ]) {
      const link = new URL(url);
      change(link);
      expect((await fetch(link)).status).toBe(403);
    }
  });

  test('is not given for a file that was not inspected, and nothing is on record as opened', async () => {
    const file = await announce();
    const before = await downloads();
    expect(await download('contact', file.evidenceId)).toMatchObject({ status: 409, code: 'invalid_transition' });
    await put(file);
    expect((await download('contact', file.evidenceId)).status).toBe(409);
    expect((await downloads()).filter(({ res }) => res === 'ok')).toHaveLength(
      before.filter(({ res }) => res === 'ok').length,
    );
  });

  test('leads to an old version as long as it is kept, and nowhere once a file was withdrawn', async () => {
    const old = await handIn();
    const now = await handIn({ supersedes: old.evidenceId });
    expect((await download('lead', old.evidenceId)).status).toBe(200);
    await command('contact', 'withdraw', now.evidenceId, { body: { reason: '誤り' } });
    expect(await download('lead', now.evidenceId)).toMatchObject({ status: 409, code: 'invalid_transition' });
  });

  test('is not given to somebody who lost the right a moment ago', async () => {
    const { directory } = world.as('office');
    expect((await download('member')).status).toBe(200);
    await directory('person.deactivate', { personId: world.city.personIds['member'] ?? '' }, { version: 1 });
    expect((await download('member')).status).toBe(401);
    expect(world.log).toEqual([]);
  });
});
