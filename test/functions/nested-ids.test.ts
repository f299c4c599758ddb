import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plane } from '#shared/contract/index.ts';
import { parameterNames } from '#shared/contract/route.ts';
import type { Reply } from '#test/support/api.ts';
import type { Ids } from '#test/support/api-audits.ts';
import { subjectOf } from '#test/support/api-people.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';
import { allowedAt } from './expected.ts';

let world: ApiWorld;
let notFound: Reply;
beforeAll(async () => {
  world = await openWorld('general', 'spi');
  notFound = await world.ask('chief', askFor('general', 'audit.get', missingIds));
});
afterAll(() => world.close());

/** Who plays the same part in audit Y as somebody in audit X; overseers see both. */
const counterpart: Readonly<Record<string, string>> = {
  lead: 'otherAuditor',
  member: 'otherMember',
  head: 'yHead',
  contact: 'yContact',
};

/** Items are no records of their own: a key that the checklist does not have is a mistake in the request. */
const recordNames = (path: string): string[] => parameterNames(path).filter((name) => name !== 'itemKey');
const withRecords = (plane: Plane) => routesOf(plane).filter(([, { path }]) => recordNames(path).length > 0);

const expectUnknown = async (sub: string, plane: Plane, name: string, ids: Ids, version = '"3"'): Promise<void> => {
  const reply = await world.ask(sub, { ...askFor(plane, name, ids), headers: { 'if-match': version } });
  expect(reply, `${name} ${JSON.stringify(ids)}`).toEqual(notFound);
};

const impossibleIds = ['-', '\0', '__proto__', 'A'.repeat(5000), 'Å', '#AUDIT', '../..', '\ud800'];

// The special plane has the same handlers; that it has its own records is shown below.
describe.each(['directory', 'general'] as const)('A1: a missing id in the %s plane', (plane) => {
  test.each(withRecords(plane))('%s answers it with the one 404', async (name, { path }) => {
    const { x } = world.of('general');
    const sub = subjectOf(allowedAt(name));
    for (const [n, parameter] of recordNames(path).entries()) {
      const strange = impossibleIds[(name.length + n) % impossibleIds.length] ?? '';
      for (const id of [missingIds[parameter] ?? '', strange])
        await expectUnknown(sub, plane, name, { ...x, [parameter]: id });
    }
  });
});

const nested = withRecords('general').filter(([, { path }]) => recordNames(path).length > 1);
const parts = [
  'auditId',
  'departmentId',
  'requestId',
  'questionId',
  'evidenceId',
  'findingId',
  'followUpId',
  'checkId',
];
const swappable = (path: string): string[] => recordNames(path).filter((name) => parts.includes(name));

describe('A2: a child of another parent', () => {
  test.each(nested.filter(([, { path }]) => swappable(path).length > 1))('%s answers 404', async (name, { path }) => {
    const { x, y } = world.of('general');
    const ofX = allowedAt(name);
    const ofY = counterpart[ofX] ?? ofX;
    // Only audit Y has come to where follow-ups are made.
    const foreign: Ids = { ...x, followUpId: missingIds['followUpId'] ?? '' };
    for (const parameter of swappable(path)) {
      await expectUnknown(ofX, 'general', name, { ...foreign, [parameter]: y[parameter] ?? '' });
      await expectUnknown(ofY, 'general', name, { ...y, [parameter]: foreign[parameter] ?? '' }, '"8"');
    }
  });
});

describe('A4: the id of the other track', () => {
  test.each(withRecords('general'))('%s answers it like a missing one', async (name, { path }) => {
    const sub = subjectOf(allowedAt(name));
    if (!recordNames(path).some((parameter) => [...parts, 'checklistId'].includes(parameter))) return;
    await expectUnknown(sub, 'general', name, world.of('spi').x);
    await expectUnknown(sub, 'spi', name, world.of('general').x);
  });
});

test('nothing unexpected happened on the way', () => {
  expect(world.log).toEqual([]);
});
