import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Functions } from '#local/functions.ts';
import { nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import { askWith, type Reply } from '#test/support/api.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openWorld('general');
});
afterAll(() => world.close());

const ids = () => world.of('general').x;
const personId = (name: string): string => world.city.personIds[name] ?? '';

const personOf = async (name: string) =>
  (await world.as('office').directory('person.get', { personId: personId(name) })).body;

/** The same functions at another time. */
const at = async (instant: string) => {
  const functions: Functions = await world.backend.functionsAt(() => new Date(instant));
  return askWith(functions);
};

describe('before non-disclosure is promised', () => {
  const refusal = { status: 403, code: 'non_disclosure_required' };

  test('every route of a track that names no record, or one of the own audit, says so; others stay unknown', async () => {
    const notFound = await world.ask('chief', askFor('general', 'audit.get', missingIds));
    for (const [name, { path }] of routesOf('general')) {
      const reply = await world.ask('unpromised', askFor('general', name, ids()));
      // Plans, hand-overs, and what the office does to a checklist, are nothing an external auditor knows of.
      const unknown =
        /^(plan\.|planHold\.|checklistHold\.|handOver\.|mappingProfile\.|disposal\.|checklist\.(?!get$))/.test(name) &&
        path.includes('{');
      expect(unknown ? reply : { status: reply.status, code: reply.code }, name).toEqual(unknown ? notFound : refusal);
      if (!path.includes('{')) continue;
      expect(await world.ask('unpromised', askFor('general', name, missingIds)), name).toEqual(notFound);
    }
  });

  test('it is on record, and the own page still answers', async () => {
    const before = await rowsOf(world).ledger('general');
    await world.ask('unpromised', askFor('general', 'audit.list', ids()));
    const added = (await rowsOf(world).ledger('general')).filter(({ id }) => !before.some((entry) => entry.id === id));
    expect(added).toMatchObject([{ act: 'audit.list', res: 'denied', actor: { sub: personId('unpromised') } }]);
    const me = await world.ask('unpromised', askFor('directory', 'me.get', ids()));
    expect(JSON.parse(me.text)).toMatchObject({ seat: { nonDisclosure: { textVersion: nonDisclosureText.version } } });
  });

  test('the promise lets the same token in at the next request, and the office reads its date', async () => {
    const { version: textVersion } = nonDisclosureText;
    await world.as('unpromised').directory('me.agreeNonDisclosure', { textVersion });
    expect((await world.ask('unpromised', askFor('general', 'audit.get', ids()))).status).toBe(200);
    expect((await personOf('unpromised')).nonDisclosure).toMatchObject({ textVersion });
  });
});

describe('the seat', () => {
  const days = { from: '2025-04-01', to: '2031-03-31' };

  test('ends at midnight in Japan, on every plane, with a token that is still valid', async () => {
    const before = await personOf('external');
    const { contract } = before;
    if (!contract) throw new Error('no contract');
    const interests = contract.interests.map(({ path: _path, ...interest }) => interest);
    const terms = { personId: before.personId, ...contract, ...days, interests };
    await world.as('office').directory('person.engage', terms, { version: before.version });
    const asked = [
      askFor('directory', 'me.get', ids()),
      askFor('general', 'audit.get', ids()),
      askFor('general', 'me.tasks', ids()),
      askFor('spi', 'me.tasks', ids()),
    ];
    const statuses = async (instant: string): Promise<number[]> => {
      const ask = await at(instant);
      const replies: Reply[] = await Promise.all(asked.map((request) => ask('external', request)));
      return replies.map(({ status }) => status);
    };
    expect(await statuses('2031-03-31T14:59:59.999Z')).toEqual([200, 200, 200, 404]);
    expect(await statuses('2031-03-31T15:00:00.000Z')).toEqual([401, 401, 401, 401]);
    expect(await statuses('2025-03-31T14:59:59.999Z')).toEqual([401, 401, 401, 401]);
  });

  test('A8: ended early, and removed from the team, the same token is refused at the next request', async () => {
    const audit = () => world.ask('external', askFor('general', 'audit.get', ids()));
    expect((await audit()).status).toBe(200);
    const chief = world.as('chief').general;
    const { body, version } = await chief('audit.get', { auditId: ids()['auditId'] ?? '' });
    const team = body.team.filter((m) => m.personId !== personId('external'));
    await chief('audit.changeTeam', { auditId: body.auditId, team, reason: '契約の変更' }, { version });
    expect((await audit()).code).toBe('not_found');
    const person = await personOf('external');
    await world.as('office').directory('person.deactivate', { personId: person.personId }, { version: person.version });
    expect((await audit()).status).toBe(401);
  });

  test('A7: what a caller says of himself makes no external auditor into anything else', async () => {
    const forged = { 'x-user-id': personId('chief'), role: 'chiefAuditor', 'x-role': 'auditOffice' };
    for (const name of ['person.list', 'person.engage', 'post.list']) {
      const request = { ...askFor('directory', name, ids()), headers: { ...forged, 'if-match': '"1"' } };
      expect(await world.ask('unpromised', request)).toMatchObject({ status: 403, code: 'forbidden' });
    }
  });
});

test('nothing unexpected happened on the way', () => {
  expect(world.log).toEqual([]);
});
