import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subjectOf } from '#test/support/api-people.ts';
import type { Ids } from '#test/support/api-audits.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openWorld('general', 'spi');
});
afterAll(() => world.close());

const tracks = ['general', 'spi'] as const;
const admin = subjectOf('admin');
const routes = tracks.flatMap((track) => routesOf(track).map(([name, route]) => ({ track, name, route })));
/** Posts are the directory's, and no secret: what their holders are busy with is. */
const naming = routes.filter(({ route }) => route.path.includes('{') && !route.path.includes('{postId}'));
const nameless = routes.filter(({ route }) => !route.path.includes('{'));

/** Every id of the world: what an administrator must not meet in an answer. */
const secrets = (ids: Ids): string[] =>
  Object.entries(ids).flatMap(([name, id]) =>
    ['auditId', 'findingId', 'evidenceId', 'planId'].includes(name) ? [id] : [],
  );

// Readers of the special track who are not on a case's list, and the break-glass by two persons that ends by itself,
// come with the cases of that track: until then nobody gets past this refusal at all.
describe('A5: who administers the system sees nothing of what is audited', () => {
  test.each(tracks)('every record of the %s track is as unknown as one that is not there', async (track) => {
    for (const { name } of naming.filter((route) => route.track === track)) {
      const { x, y } = world.of(track);
      const absent = await world.ask(admin, askFor(track, name, missingIds));
      expect([name, absent.status]).toEqual([name, 404]);
      for (const ids of [x, y])
        expect([name, await world.ask(admin, askFor(track, name, ids))]).toEqual([name, absent]);
    }
  });

  test.each(nameless)('$name of the $track track names no record, and shows none', async ({ track, name }) => {
    const reply = await world.ask(admin, askFor(track, name, world.of(track).x));
    for (const id of tracks.flatMap((of) => secrets(world.of(of).x))) expect(reply.text).not.toContain(id);
    if (reply.status !== 200) expect(reply).toMatchObject({ status: 403, code: 'forbidden' });
    else expect(JSON.parse(reply.text)).toMatchObject({ items: [] });
  });

  test.each(tracks)('what a post is busy with in the %s track is refused', async (track) => {
    expect((await world.ask(admin, askFor(track, 'handOver.sheet', world.of(track).x))).code).toBe('forbidden');
  });

  test('and every refusal of a record is on record', async () => {
    const denials = (await rowsOf(world).ledger('spi')).filter(({ res }) => res === 'denied');
    expect(new Set(denials.map(({ act }) => act)).size).toBeGreaterThan(50);
    expect(world.log).toEqual([]);
  });
});
