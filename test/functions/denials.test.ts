import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '#shared/kernel/calendar.ts';
import type { Plane } from '#shared/contract/index.ts';
import { createFunctions } from '#local/functions.ts';
import { environmentFor } from '#local/planes.ts';
import { secretsOf } from '#local/secrets.ts';
import { askWith, type Reply } from '#test/support/api.ts';
import { inDays } from '#test/support/api-audits.ts';
import { subjectOf } from '#test/support/api-people.ts';
import { askFor } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
});
afterAll(() => world.close());

const entries = async (plane: Plane) => (await rows.ledger(plane)).filter(({ chain }) => chain.startsWith('ACCESS#'));

const ask = (sub: string, name: string, plane: Plane = 'general', headers = {}): Promise<Reply> =>
  world.ask(sub, { ...askFor(plane, name, world.of('general').x), headers });

/** The person, what is asked, in which plane, and the refusal it meets. */
const refusals = [
  ['farHead', 'audit.get', 'general', 'not_found'],
  ['farHead', 'plan.list', 'general', 'forbidden'],
  ['admin', 'finding.get', 'general', 'not_found'],
  ['otherAuditor', 'evidence.download', 'general', 'not_found'],
  ['peerHead', 'assignment.get', 'general', 'not_found'],
  ['staff', 'person.create', 'directory', 'forbidden'],
  ['head', 'person.create', 'directory', 'forbidden'],
  ['contact', 'assignment.approve', 'general', 'forbidden'],
  ['office', 'evidence.download', 'general', 'forbidden'],
  ['member', 'finding.passReview', 'general', 'maker_is_checker'],
  ['office', 'checklist.publish', 'general', 'maker_is_checker'],
] as const;

describe('every denial is on record before the answer leaves', () => {
  test.each(refusals)('%s asks for %s of the %s plane: %s', async (kind, name, plane, code) => {
    const sub = subjectOf(kind);
    const before = await entries(plane);
    expect((await ask(sub, name, plane)).code).toBe(code);
    const added = (await entries(plane)).filter(({ id }) => !before.some((entry) => entry.id === id));
    const personId = kind === 'admin' ? added[0]?.actor.sub : world.city.personIds[kind];
    expect(added).toMatchObject([
      {
        act: name,
        res: 'denied',
        chain: `ACCESS#${personId}#${dayOf(new Date())}`,
        actor: { kind: 'user', sub: personId },
      },
    ]);
    expect(added[0]).not.toHaveProperty('data');
  });

  test('A3: an auditor moved into the audited section is refused at the next request, on record', async () => {
    const { directory } = world.as('office');
    const body = { departmentId: 'D101', title: '兼務', roles: [], validFrom: inDays(0) };
    const { postId } = (await directory('post.create', body)).body;
    const personId = world.city.personIds['member'];
    await directory('post.handOver', { postId, personId, from: inDays(0) }, { version: 1 });
    const before = (await entries('general')).length;
    expect(await ask('member', 'request.send')).toMatchObject({ status: 422, code: 'not_independent' });
    expect(await ask('member', 'assignment.get')).toMatchObject({ status: 422, code: 'not_independent' });
    expect(await entries('general')).toHaveLength(before + 2);
  });

  test('many denials of one person at once are each on record, in one chain without a gap', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => ask('farContact', 'audit.get')));
    expect(new Set(replies.map((reply) => reply.code))).toEqual(new Set(['not_found']));
    const own = (await entries('general')).filter(({ actor }) => actor.sub === world.city.personIds['farContact']);
    expect(own.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(own.map((_, n) => n + 1));
    expect(own).toHaveLength(8);
  });
});

describe('what is no denial leaves no entry', () => {
  let before: number;
  beforeEach(async () => {
    before = (await entries('general')).length;
  });

  test.each([
    ['nobody', 'audit.get', {}, 401],
    ['gone', 'audit.get', {}, 401],
    ['chief', 'audit.get', {}, 200],
    ['chief', 'audit.approve', {}, 428],
    ['chief', 'audit.approve', { 'if-match': '"999"' }, 412],
    ['chief', 'audit.approve', { 'if-match': '"8"' }, 409],
    ['chief', 'audit.approve', { 'content-type': 'text/plain' }, 415],
  ])('%s asks for %s %o: %i', async (kind, name, headers, status) => {
    expect((await ask(kind, name, 'general', headers)).status).toBe(status);
    expect(await entries('general')).toHaveLength(before);
  });
});

describe('L6: without the entry there is no answer', () => {
  /** The same functions, writing their ledger into a table that is not there. */
  const withoutLedger = async () => {
    const secrets = await secretsOf(world.dir);
    const broken = await createFunctions(
      (plane) => ({ ...environmentFor(plane, world.backend.endpoints, secrets), LEDGER_TABLE: `gone-${ulid()}` }),
      () => ({ log: { info: () => {}, error: () => {} } }),
    );
    return askWith(broken);
  };

  test('a denial that cannot be written is an error like any other', async () => {
    const asking = await withoutLedger();
    for (const [kind, name] of [
      ['farHead', 'audit.get'],
      ['office', 'evidence.download'],
    ] as const) {
      const reply = await asking(kind, askFor('general', name, world.of('general').x));
      expect([500, 503]).toContain(reply.status);
      expect(JSON.parse(reply.text)).not.toHaveProperty('fields');
    }
  });

  test('U13: a download that cannot be written gives no link', async () => {
    const asking = await withoutLedger();
    const reply = await asking('contact', askFor('general', 'evidence.download', world.of('general').x));
    expect([500, 503]).toContain(reply.status);
    expect(reply.text).not.toMatch(/http:|Signature/);
  });

  test('a change that cannot be written has not happened', async () => {
    const before = await rows.fingerprint('general');
    const asking = await withoutLedger();
    const reply = await asking('chief', {
      ...askFor('general', 'audit.suspend', world.of('general').x),
      headers: { 'if-match': '"8"' },
    });
    expect([500, 503]).toContain(reply.status);
    expect(await rows.fingerprint('general')).toBe(before);
  });
});
