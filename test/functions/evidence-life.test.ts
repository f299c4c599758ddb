import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingText, until } from '#test/support/api-audits.ts';
import { handsOn } from '#test/support/api-evidence.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
});
afterAll(async () => {
  expect(world.log).toEqual([]);
  await world.close();
});

const { where, announce, look, command, handIn, download, listed } = handsOn(() => world);
const act = () => world.as('contact').general;
const reason = { reason: '別の年度の台帳だった。' };

describe('a newer file in the place of an old one', () => {
  test('takes over what the old one was about, in the commit that makes it available; the old one stays readable', async () => {
    const itemKeys = [world.of('general').x['itemKey'] ?? ''];
    const old = await handIn({ label: '台帳', setName: '台帳一式', itemKeys });
    const now = await handIn({ supersedes: old.evidenceId, effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31' });
    expect(now).toMatchObject({ status: 'available', label: '台帳', setName: '台帳一式', itemKeys });
    expect(now).toMatchObject({ supersedes: old.evidenceId, effectiveFrom: '2026-04-01' });
    expect(await look(old.evidenceId)).toMatchObject({ status: 'superseded', supersededBy: now.evidenceId });
    expect((await download('lead', old.evidenceId)).status).toBe(200);
    const [current, all] = [await listed(), await listed('all')];
    expect([current.includes(now.evidenceId), current.includes(old.evidenceId)]).toEqual([true, false]);
    expect(all).toEqual(expect.arrayContaining([now.evidenceId, old.evidenceId]));
    const entries = await rows.ledger('general');
    const one = (name: string, id: string) => entries.find((e) => e.act === name && e.obj.id === id)?.req;
    expect(one('evidence.pass', now.evidenceId)).toMatch(/.+/);
    expect(one('evidence.supersede', old.evidenceId)).toBe(one('evidence.pass', now.evidenceId));
  });

  test('the trail of a file tells in words who did what', async () => {
    const { evidenceId } = await handIn();
    const told = async (name: 'contact' | 'lead') =>
      (await world.as(name).general('evidence.activity', { ...where(), evidenceId, limit: 100 })).body.items;
    const lines = await told('contact');
    expect(lines.map(({ act }) => act)).toEqual([
      'evidence.create',
      'evidence.complete',
      'evidence.startInspection',
      'evidence.pass',
    ]);
    expect(lines.at(-1)).toMatchObject({ actName: { ja: '検査に合格する' }, person: { name: 'システム(自動)' } });
    expect(lines[0]?.person.title).toEqual(expect.any(String));
    expect(await told('lead')).toEqual(lines);
  });

  test('a refused file replaces nothing, and what is not in store cannot be replaced', async () => {
    const old = await handIn();
    const refused = await handIn({ supersedes: old.evidenceId, fileName: '記録.pdf' });
    expect(refused.status).toBe('rejected_type');
    expect((await look(old.evidenceId)).status).toBe('available');
    await expect(announce('contact', where(), { supersedes: refused.evidenceId })).rejects.toMatchObject({
      code: 'incomplete',
    });
  });
});

describe('what a section says about a file', () => {
  test('can be corrected, to known items and sent requests only', async () => {
    const file = await handIn();
    const { itemKey = '', requestId } = world.of('general').x;
    const said = { label: '入室記録', setName: '入室記録', itemKeys: [itemKey], requestId, effectiveTo: '2026-09-30' };
    expect((await command('contact', 'edit', file.evidenceId, { body: said })).status).toBe(200);
    expect(await look(file.evidenceId)).toMatchObject(said);
    const wrong = { itemKeys: ['no-such-item'] };
    expect(await command('contact', 'edit', file.evidenceId, { body: wrong })).toMatchObject({ code: 'incomplete' });
    const backwards = { itemKeys: [], effectiveFrom: '2026-04-02', effectiveTo: '2026-04-01' };
    expect(await command('contact', 'edit', file.evidenceId, { body: backwards })).toMatchObject({ status: 400 });
    expect(await command('lead', 'edit', file.evidenceId, { body: said })).toMatchObject({ status: 403 });
    expect(await command('peerHead', 'edit', file.evidenceId, { body: said })).toMatchObject({ status: 404 });
  });
});

describe('withdrawal', () => {
  test('takes a file out of the evidence and leaves it on record', async () => {
    const file = await handIn();
    expect((await command('contact', 'withdraw', file.evidenceId, { body: reason })).status).toBe(200);
    expect(await look(file.evidenceId)).toMatchObject({ status: 'withdrawn', withdrawal: reason, may: [] });
    expect([(await listed()).includes(file.evidenceId), (await listed('all')).includes(file.evidenceId)]).toEqual([
      false,
      true,
    ]);
    expect((await command('contact', 'edit', file.evidenceId, { body: { itemKeys: [] } })).status).toBe(409);
    const acts = (await rows.ledger('general')).filter(({ obj }) => obj.id === file.evidenceId).map((e) => e.act);
    expect(acts.at(-1)).toBe('evidence.withdraw');
  });

  test('is too late when the request it answers was accepted', async () => {
    const member = world.as('member').general;
    const asked = await member('request.create', { ...where(), title: '入室記録', itemKeys: [] });
    const one = { ...where(), requestId: asked.body.requestId };
    await member('request.send', one, { version: 1 });
    const file = await handIn({ requestId: one.requestId });
    await act()('request.submit', one, { version: 2 });
    await member('request.startReview', one, { version: 3 });
    await member('request.accept', one, { version: 4 });
    for (const [name, body] of [
      ['withdraw', reason],
      ['edit', { itemKeys: [] }],
    ] as const)
      expect(await command('contact', name, file.evidenceId, { body })).toMatchObject({ status: 409 });
  });

  test('is refused for what a finding the section knows of rests on, and a draft does not show', async () => {
    const [cited, drafted] = [await handIn(), await handIn()];
    const write = async (evidenceId: string) => {
      const draft = { ...where(), ...findingText, evidenceIds: [evidenceId] };
      return (await world.as('member').general('finding.create', draft)).body.findingId;
    };
    const one = { auditId: where().auditId, findingId: await write(cited.evidenceId) };
    await write(drafted.evidenceId);
    await world.as('lead').general('finding.passReview', one, { version: 1 });
    await world.as('lead').general('finding.present', one, { version: 2 });
    const refusal = await command('contact', 'withdraw', cited.evidenceId, { body: reason });
    expect(refusal).toMatchObject({ status: 422, code: 'rule_refused' });
    expect((await command('contact', 'withdraw', drafted.evidenceId, { body: reason })).status).toBe(200);
  });
});

describe('the same bytes', () => {
  test('are recognised when they are announced again, and taken over without a second upload', async () => {
    const bytes = Buffer.from(`規程 ${randomBytes(8).toString('hex')}`);
    const first = await handIn({ fileName: '規程.txt' }, bytes);
    const again = { ...where(), fileName: '規程の写し.txt', size: bytes.length, sha256: first.sha256 };
    const { sameFiles } = (await act()('evidence.create', again)).body;
    expect(sameFiles).toMatchObject([{ evidenceId: first.evidenceId, fileName: '規程.txt', reusable: true }]);
    const reused = await act()('evidence.reuse', {
      ...where(),
      from: { auditId: where().auditId, evidenceId: first.evidenceId },
      itemKeys: [],
      label: '本年度も同じ',
    });
    expect(reused.body.upload).toBeUndefined();
    const { evidenceId } = reused.body.evidence;
    const copy = await until(async () => {
      const file = await look(evidenceId);
      return file.status === 'available' ? file : undefined;
    });
    expect(copy).toMatchObject({ sha256: first.sha256, fileName: '規程.txt', label: '本年度も同じ' });
    expect(await download('lead', evidenceId)).toMatchObject({ status: 200 });
  });

  test('of another section are neither shown nor taken over', async () => {
    const bytes = Buffer.from(`規程 ${randomBytes(8).toString('hex')}`);
    const first = await handIn({}, bytes);
    const elsewhere = { ...where(), departmentId: 'D102' };
    const peer = world.as('peerContact').general;
    const file = { ...elsewhere, fileName: '規程.txt', size: bytes.length, sha256: first.sha256 };
    expect((await peer('evidence.create', file)).body.sameFiles).toEqual([]);
    const from = { auditId: where().auditId, evidenceId: first.evidenceId };
    await expect(peer('evidence.reuse', { ...elsewhere, from, itemKeys: [] })).rejects.toMatchObject({
      code: 'incomplete',
    });
  });
});

describe('a file nobody can look into', () => {
  const statement = { statement: '全ページを目で確かめ、個人番号は含まれていない。' };
  const scan = () => handIn({ fileName: 'スキャン.txt' });

  test('becomes available when its uploader has declared and the section head has confirmed, and only then', async () => {
    const file = await scan();
    expect(file).toMatchObject({ status: 'held_unscannable', numberScreening: 'unscannable' });
    expect(file.reasonText?.ja).toContain('個人番号');
    expect(file.may).toContain('evidence.declare');
    expect((await download('contact', file.evidenceId)).status).toBe(409);
    expect(await command('head', 'attest', file.evidenceId)).toMatchObject({ code: 'incomplete' });
    expect(await command('head', 'declare', file.evidenceId, { body: statement })).toMatchObject({ status: 403 });
    expect((await command('contact', 'declare', file.evidenceId, { body: statement })).status).toBe(200);
    expect(await command('contact', 'attest', file.evidenceId)).toMatchObject({ status: 403 });
    expect((await command('head', 'attest', file.evidenceId)).status).toBe(200);
    const kept = await until(async () => {
      const seen = await look(file.evidenceId);
      return seen.status === 'available' ? seen : undefined;
    });
    expect(kept).toMatchObject({ numberScreening: 'unscannable', declaration: statement });
    expect((await download('lead', file.evidenceId)).status).toBe(200);
  });

  test('is not confirmed by the head who handed it in', async () => {
    const bytes = Buffer.from(`写し ${randomBytes(8).toString('hex')}`);
    const file = await announce('head', where(), { fileName: 'スキャン.txt' }, bytes);
    const { put, inspected } = handsOn(() => world);
    await put(file);
    await command('head', 'complete', file.evidenceId);
    await inspected(file.evidenceId);
    await command('head', 'declare', file.evidenceId, { body: statement });
    expect(await command('head', 'attest', file.evidenceId)).toMatchObject({ code: 'maker_is_checker' });
  });

  test('can be withdrawn instead', async () => {
    const file = await scan();
    expect((await command('head', 'withdraw', file.evidenceId, { body: reason })).status).toBe(200);
    expect((await look(file.evidenceId)).status).toBe('withdrawn');
  });
});
