import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFunctions } from '#local/functions.ts';
import { environmentFor } from '#local/planes.ts';
import { secretsOf } from '#local/secrets.ts';
import { actWith, askWith, type Reply } from '#test/support/api.ts';
import { auditDraft, type Prepared, until } from '#test/support/api-audits.ts';
import type { PersonKind } from '#test/support/api-people.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
let rows: Rows;
let notFound: Reply;
beforeAll(async () => {
  world = await openWorld('spi');
  rows = rowsOf(world);
  notFound = await world.ask('chief', askFor('spi', 'audit.get', missingIds));
});
afterAll(() => world.close());

const hour = 3_600_000;
const x = () => world.of('spi').x;
const auditId = (): string => x()['auditId'] ?? '';
const personId = async (name: string): Promise<string> => (await world.castSealed()).personIds[name] ?? '';

/** The same functions, so much later. */
const later = (hours: number) => world.backend.functionsAt(() => new Date(Date.now() + hours * hour));

const naming = routesOf('spi').filter(([name, { path }]) => path.includes('{auditId}') && name !== 'visit.begin');

describe('the purpose', () => {
  test('is asked of everybody who may know of the audit, on every route that names it, day by day', async () => {
    const tomorrow = askWith(await later(24));
    for (const [name] of naming) {
      const reply = await tomorrow('chief', askFor('spi', name, x()));
      expect([name, reply.status, reply.code]).toEqual([name, 403, 'purpose_required']);
    }
  });

  test('is asked of nobody else: to them the audit is not there', async () => {
    const tomorrow = askWith(await later(24));
    for (const who of ['farHead', 'otherAuditor', 'staff', 'external'] satisfies PersonKind[])
      expect(await tomorrow(who, askFor('spi', 'audit.get', x()))).toEqual(notFound);
  });

  test('once stated, is on record before anything is shown, and lets in for the day', async () => {
    const functions = await later(24);
    const purpose = '監査調書の確認のため。';
    await actWith(functions)('chief').seal('visit.begin', { auditId: auditId(), purpose });
    expect((await askWith(functions)('chief', askFor('spi', 'audit.get', x()))).status).toBe(200);
    const chain = `VISIT#${auditId()}#${await personId('chief')}`;
    const entries = (await rows.ledger('spi')).filter((entry) => entry.chain === chain);
    expect(entries.length).toBeGreaterThan(1);
    expect(new Set(entries.map(({ act }) => act))).toEqual(new Set(['visit.begin']));
    expect((await askWith(await later(48))('chief', askFor('spi', 'audit.get', x()))).code).toBe('purpose_required');
  });

  test('cannot be left empty', async () => {
    const asked = { ...askFor('spi', 'visit.begin', x()), body: { purpose: '  ' } };
    expect((await world.ask('chief', asked)).status).toBe(400);
  });
});

describe('reads', () => {
  const readsOf = async (who: string) => {
    const person = await personId(who);
    const entries = await rows.ledger('spi');
    return entries.filter(({ chain, res }) => chain.startsWith(`ACCESS#${person}`) && res === 'ok');
  };
  const gets = naming.filter(([, { method }]) => method === 'GET');

  test('are each in the trail of who read, with the record', async () => {
    const before = new Set((await readsOf('ciso')).map(({ id }) => id));
    const answered: string[] = [];
    for (const [name] of gets) {
      const { status } = await world.ask('ciso', askFor('spi', name, x()));
      if (status === 200) answered.push(name);
    }
    const entries = (await readsOf('ciso')).filter(({ id }) => !before.has(id));
    expect(answered.length).toBeGreaterThan(15);
    expect(entries.map(({ act }) => act).toSorted()).toEqual(answered.toSorted());
    for (const { obj } of entries) expect(obj.id).toContain(auditId());
  });

  test('L6: are not answered when the entry cannot be written', async () => {
    const secrets = await secretsOf(world.dir);
    const broken = await createFunctions(
      (plane) => ({ ...environmentFor(plane, world.backend.endpoints, secrets), LEDGER_TABLE: `gone-${ulid()}` }),
      () => ({ log: { info: () => {}, error: () => {} } }),
    );
    for (const [name] of gets) {
      const reply = await askWith(broken)('ciso', askFor('spi', name, x()));
      expect([name, reply.status]).not.toEqual([name, 200]);
      expect(reply.text).not.toContain('財政');
    }
  });
});

describe('who may know', () => {
  test('is told by name and reason, with the purpose stated last', async () => {
    const { items } = (await world.as('ciso').seal('needToKnow.list', { auditId: auditId() })).body;
    const grounds = items.map(({ name, ground }) => `${name} ${ground}`).toSorted();
    expect(grounds).toEqual(
      [
        'spi-lead team',
        'spi-member team',
        'spi-office officer',
        'spi-office2 officer',
        'spi-chief officer',
        'spi-ciso officer',
        'spi-spiOfficer officer',
        'spiOfficer officer',
        'ciso officer',
        'spi-chiefIs officer',
        'spi-head section',
        'spi-contact section',
        'spi-peerHead section',
        'spi-peerContact section',
      ].toSorted(),
    );
    expect(items.find(({ name }) => name === 'spi-head')?.lastVisit).toMatchObject({ purpose: '監査の実施' });
  });

  test('posts of the general audits give nothing here', async () => {
    // The same people under their general posts, by the token alone.
    for (const sub of ['chief', 'office', 'head', 'contact', 'chiefIs']) {
      const event = (made: Parameters<NonNullable<ReturnType<typeof askFor>['event']>>[0]) => ({
        ...made,
        requestContext: { ...made.requestContext, authorizer: { claims: { sub, scope: 'kansa' } } },
      });
      expect(await world.ask(sub, { ...askFor('spi', 'audit.get', x()), event })).toEqual(notFound);
    }
  });
});

describe('A4: people from outside', () => {
  test.each(['external', 'unpromised'] as const)('%s meets nothing on any route', async (who) => {
    for (const [name] of routesOf('spi'))
      expect([name, await world.ask(who, askFor('spi', name, x()))]).toEqual([name, notFound]);
  });

  test('are in no team', async () => {
    const { checklistId = '', planId = '' } = x();
    const prepared: Prepared = { checklistId, planId, checklistVersion: '1', profileId: '', itemKeys: [] };
    const wish = { sections: ['D103'], lead: 'lead', member: 'member', outside: ['external'] };
    const draft = auditDraft(await world.castSealed(), prepared, wish);
    const refused = world.as('office').spi('audit.create', draft);
    await expect(refused).rejects.toMatchObject({
      code: 'not_independent',
      title: expect.stringContaining('外部の監査人'),
    });
  });
});

describe('A5: emergency access', () => {
  const version = async (): Promise<number> =>
    (await world.as('chief').spi('audit.get', { auditId: auditId() })).version ?? 0;
  const propose = async (who: string, guest: string, hours = 4) =>
    world
      .as(who)
      .seal(
        'emergencyAccess.propose',
        { auditId: auditId(), personId: await personId(guest), reason: '事故の調査', hours },
        { version: await version() },
      );
  const act = async (who: string, command: 'approve' | 'end', guest: string) =>
    world
      .as(who)
      .seal(
        `emergencyAccess.${command}`,
        { auditId: auditId(), personId: await personId(guest) },
        { version: await version() },
      );
  const read = (who: string) => world.ask(who, askFor('spi', 'audit.get', x()));

  test('needs two officers who are not the reader', async () => {
    expect(await read('farHead')).toEqual(notFound);
    await expect(propose('chief', 'chief')).rejects.toMatchObject({ code: 'maker_is_checker' });
    await propose('chief', 'farHead');
    expect(await read('farHead')).toEqual(notFound);
    await expect(propose('ciso', 'farHead')).rejects.toMatchObject({ code: 'already_exists' });
    await expect(act('chief', 'approve', 'farHead')).rejects.toMatchObject({ code: 'maker_is_checker' });
    await act('ciso', 'approve', 'farHead');
    expect((await read('farHead')).code).toBe('purpose_required');
    await world.as('farHead').seal('visit.begin', { auditId: auditId(), purpose: '事故の調査' });
    expect((await read('farHead')).status).toBe(200);
  });

  test('is for reading alone', async () => {
    for (const [name, { method }] of naming.filter(([group]) => !group.startsWith('question.')))
      if (method !== 'GET' && name !== 'evidence.download') {
        const asked = askFor('spi', name, x());
        const { status } = await world.ask('farHead', { ...asked, headers: { 'if-match': '"1"' } });
        expect([name, status]).not.toEqual([name, 200]);
        expect([name, status]).not.toEqual([name, 201]);
      }
  });

  test('is told to every officer, the team and the reader', async () => {
    const told = await until(async () => {
      const letters = await readFile(join(world.dir, 'mailbox.ndjson'), 'utf8');
      const found = letters.split('\n').filter((line) => line.includes('緊急の閲覧が承認されました'));
      return found.length >= 8
        ? found.map((line) => (JSON.parse(line) as { to: { name: string } }).to.name)
        : undefined;
    });
    for (const name of ['spi-ciso', 'spi-chief', 'spi-chiefIs', 'spi-lead', 'spi-member', 'spi-farHead'])
      expect(told).toContain(name);
  });

  test('ends by itself after its hours', async () => {
    const within = askWith(await later(3.9));
    const after = askWith(await later(4.1));
    const asked = askFor('spi', 'audit.get', x());
    expect(['purpose_required', '']).toContain((await within('farHead', asked)).code);
    expect(await after('farHead', asked)).toEqual(notFound);
  });

  test('ends at once when an officer ends it', async () => {
    await act('chiefIs', 'end', 'farHead');
    expect(await read('farHead')).toEqual(notFound);
  });

  test('is given for a day at most, and to nobody from outside', async () => {
    await expect(propose('chief', 'staff', 25)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(propose('chief', 'external')).rejects.toMatchObject({ code: 'incomplete' });
  });
});

test('nothing unexpected happened on the way', () => {
  expect(world.log).toEqual([]);
});
