import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type Plane, planes } from '#shared/contract/index.ts';
import type { Reply } from '#test/support/api.ts';
import type { Ids } from '#test/support/api-audits.ts';
import { kinds, type PersonKind, subjectOf } from '#test/support/api-people.ts';
import { askFor, missingIds } from '#test/support/api-requests.ts';
import { type ApiWorld, noteMark, openWorld, ownMark, paperMark } from '#test/support/api-world.ts';
import { textsIn } from '#test/support/reply-texts.ts';
import { expected, outcomeFor } from './expected.ts';

let world: ApiWorld;
let notFound: Reply;
beforeAll(async () => {
  world = await openWorld('general', 'spi');
  notFound = await world.ask('chief', askFor('general', 'audit.get', missingIds));
});
afterAll(() => world.close());

const refusals = ['forbidden', 'maker_is_checker', 'not_independent', 'non_disclosure_required'];

const outcomeOf = (reply: Reply): string => {
  if (reply.status === 401) return 'unauthenticated';
  if (refusals.includes(reply.code)) return 'refused';
  if (reply.status !== 404) return reply.status >= 500 ? `failed with ${reply.status}` : 'allowed';
  const same = reply.text === notFound.text && JSON.stringify(reply.headers) === JSON.stringify(notFound.headers);
  return same ? 'unknown' : 'not found in other words';
};

/** A section’s notes for itself are in no answer that anybody outside of it gets, whatever the route. */
const noteReaders: readonly PersonKind[] = ['head', 'contact'];

/** Workpapers are the auditors’ and the overseers’; of what the author notes, nobody else hears. */
const sectionSide: readonly PersonKind[] = ['head', 'contact', 'peerHead', 'farHead', 'farContact', 'staff', 'admin'];
const paperAuthor: PersonKind = 'member';

/** Everybody at once, each with the same request: what each of them meets. */
const meet = async (plane: Plane, name: string, ids: Ids): Promise<Record<string, string>> => {
  const ask = (kind: PersonKind) => world.ask(subjectOf(kind), askFor(plane, name, ids));
  const read = async (kind: PersonKind) => {
    const reply = await ask(kind);
    if (!noteReaders.includes(kind)) expect(textsIn(reply), `${kind} reads a section’s note`).not.toContain(noteMark);
    if (kind !== paperAuthor) expect(textsIn(reply), `${kind} reads an author’s own note`).not.toContain(ownMark);
    if (sectionSide.includes(kind)) {
      expect(textsIn(reply), `${kind} reads a workpaper`).not.toContain(paperMark);
      expect(textsIn(reply), `${kind} learns of a workpaper`).not.toContain(ids['workpaperId']);
    }
    return [kind, outcomeOf(reply)] as const;
  };
  const replies = await Promise.all(kinds.map(read));
  return Object.fromEntries(replies);
};

const demanded = (name: string, about: Parameters<typeof outcomeFor>[2]) =>
  Object.fromEntries(kinds.map((kind) => [kind, outcomeFor(name, kind, about)]));

const recordsOf = (plane: Plane) => world.of(plane === 'directory' ? 'general' : plane);

test('A10: every route has a row in the permission table, and every row a route', () => {
  const names = new Set(planes.flatMap((plane) => Object.keys(contract[plane])));
  expect(Object.keys(expected).toSorted()).toEqual([...names].toSorted());
});

describe.each(planes)('A1: who gets past the authorisation of the %s plane', (plane) => {
  test.each(Object.keys(contract[plane]))('%s', async (name) => {
    expect(await meet(plane, name, recordsOf(plane).x)).toEqual(demanded(name, { plane }));
  });
});

const findingRoutes = Object.entries(contract.general)
  .filter(([, route]) => route.path.includes('{findingId}'))
  .map(([name]) => name);

describe('A1: a draft finding is unknown to its section', () => {
  test.each(findingRoutes)('%s', async (name) => {
    expect(await meet('general', name, world.of('general').draft)).toEqual(demanded(name, { unpresented: true }));
  });
});

test('the planted note is there, for the section alone', async () => {
  const { x } = world.of('general');
  expect((await world.ask('contact', askFor('general', 'sectionNote.list', x))).text).toContain(noteMark);
});

test('the planted workpaper is there for the overseers, and its note for its author', async () => {
  const { x } = world.of('general');
  expect((await world.ask('chief', askFor('general', 'workpaper.list', x))).text).toContain(paperMark);
  expect((await world.ask('member', askFor('general', 'workpaper.note', x))).text).toContain(ownMark);
});

test('nothing unexpected happened on the way', () => {
  expect(world.log).toEqual([]);
});
