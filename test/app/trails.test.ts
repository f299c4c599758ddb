import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#shared/domain/access/grants.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { assignmentRoutes } from '#shared/contract/assignments.ts';
import { auditRoutes } from '#shared/contract/audits.ts';
import { evidenceRoutes } from '#shared/contract/evidence.ts';
import { findingRoutes } from '#shared/contract/findings.ts';
import { packageRoutes } from '#shared/contract/packages.ts';
import { orderAudit, type OrderedAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { founded, type Name } from '#test/support/cities.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
let it: { auditId: string; findingId: string };
let place: { auditId: string; departmentId: string };
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world), {
    members: ['鈴木', '島田'],
    over: { kind: 'joint' },
  });
  place = audit.place('市民課');
});
afterAll(() => world.close());

type Where = { auditId: string; departmentId?: string; findingId?: string };
const trail = async (name: Name, operation: 'finding.activity' | 'assignment.activity', where: Where) =>
  (await world.as(name)(operation, { ...where, limit: 100 })).items;
const acts = async (...asked: Parameters<typeof trail>) => (await trail(...asked)).map(({ act }) => act);
const people = async (...asked: Parameters<typeof trail>) => [
  ...new Set((await trail(...asked)).map(({ person }) => person.name)),
];

describe('the trail of an assignment', () => {
  test('hides answers from the team until they are handed in, as the answers themselves', async () => {
    await audit.until('preliminary');
    const { as } = world;
    await as('田中')('assignment.acknowledge', place);
    const answered = { selfResult: 'conform', version: 0 };
    await as('田中')('response.answerMany', {
      ...place,
      items: audit.itemKeys.map((itemKey) => ({ itemKey, ...answered })),
    });
    await as('田中')('assignment.requestApproval', place);
    expect(await acts('田中', 'assignment.activity', place)).toContain('response.answer');
    for (const name of ['佐藤', '中村', '島田'] as const)
      expect(await acts(name, 'assignment.activity', place)).not.toContain('response.answer');
    await as('高橋')('assignment.approve', place);
    for (const name of ['佐藤', '中村', '島田'] as const)
      expect(await acts(name, 'assignment.activity', place)).toContain('response.answer');
  });

  test('hides drafts of requests from all but the team, and judgements from the section before the exchange', async () => {
    const { as } = world;
    await as('鈴木')('request.create', { ...place, title: '台帳' });
    await as('鈴木')('request.createMany', { ...place, items: [{ title: '名簿' }, { title: '記録' }], send: true });
    await audit.judge('市民課');
    await as('田中')('sectionNote.write', { ...place, itemKey: 'item-1', version: 0, text: '棚B-2' });
    const own = await acts('田中', 'assignment.activity', place);
    expect(own).not.toContain('request.create');
    expect(own).not.toContain('response.judge');
    expect(own).toContain('request.send');
    expect(await acts('中村', 'assignment.activity', place)).not.toContain('request.create');
    const all = await acts('佐藤', 'assignment.activity', place);
    expect(all.filter((act) => ['request.create', 'request.send', 'response.judge'].includes(act))).toHaveLength(3);
    for (const name of ['田中', '佐藤'] as const)
      expect(await acts(name, 'assignment.activity', place)).not.toContain('sectionNote.write');
  });

  test('names everybody to the team, the own people to a section, the team to somebody from outside', async () => {
    const system = 'システム(自動)';
    expect(await people('佐藤', 'assignment.activity', place)).toEqual([system, '田中', '高橋', '鈴木', '佐藤']);
    expect(await people('井上', 'assignment.activity', place)).toEqual([
      system,
      '田中',
      '高橋',
      '監査人',
      '主任監査人',
    ]);
    expect(await people('島田', 'assignment.activity', place)).toEqual([
      system,
      '監査担当窓口',
      '情報セキュリティ管理者(課長)',
      '鈴木',
      '佐藤',
    ]);
  });

  test('is known to the section and to whoever oversees the audit, and to nobody else', async () => {
    for (const name of ['加藤', '木村', '管理'] as const)
      expect(await outcome(trail(name, 'assignment.activity', place))).toBe('not_found');
    for (const name of ['山本', '小川', '渡辺', '井上'] as const)
      expect(await outcome(trail(name, 'assignment.activity', place))).toBe('ok');
  });

  test('costs one request for the caller, the records and the entries each, and one query a person, three in sequence', async () => {
    const { requests } = await world.cost(() => trail('佐藤', 'assignment.activity', place));
    expect(requests).toEqual({ BatchGetItem: 2, Query: 1 + 4 });
  });
});

describe('the trail of a finding', () => {
  test('is unknown to its section before the presentation, and tells it nothing of the time before', async () => {
    it = await audit.finding('市民課', 'reviewed');
    expect(await outcome(trail('高橋', 'finding.activity', it))).toBe('not_found');
    await audit.until('exchange');
    await world.as('佐藤')('finding.present', it);
    expect(await acts('高橋', 'finding.activity', it)).toEqual(['finding.present']);
    expect(await acts('鈴木', 'finding.activity', it)).toEqual([
      'finding.create',
      'finding.passReview',
      'finding.present',
    ]);
    expect(await outcome(trail('加藤', 'finding.activity', it))).toBe('not_found');
  });

  test('says whom a deputy stood for, and the titles of that day', async () => {
    const { as, personId, postId, travel, appoint } = world;
    const admin = as('管理');
    const post = { departmentId: 'D210', title: '係長', roles: [], validFrom: founded };
    const { postId: chief } = await admin('post.create', post);
    await admin('post.handOver', { postId: chief, personId: personId('林'), from: founded });
    const term = { personId: personId('林'), from: '2026-06-02', to: '2026-06-10', reason: '出張' };
    await as('高橋')('post.appointDeputy', { postId: postId('高橋'), ...term });
    travel('2026-06-02');
    await as('林')('finding.confirmFacts', { ...it, comment: '相違なし。' });
    travel('2026-06-20');
    await admin('post.handOver', { postId: chief, personId: personId('井上'), from: '2026-06-20' });
    await appoint('林', 'D310', [], '2026-06-20');
    const [last] = (await trail('田中', 'finding.activity', it)).slice(-1);
    expect(last).toMatchObject({
      act: 'finding.confirmFacts',
      actName: { ja: '事実を確認する' },
      role: 'deptIsManager',
      person: { name: '林', title: '係長' },
      onBehalfOf: { name: '高橋', title: '職' },
      result: 'ok',
    });
    const [toOutside] = (await trail('島田', 'finding.activity', it)).slice(-1);
    const manager = '情報セキュリティ管理者(課長)';
    expect([toOutside?.person, toOutside?.onBehalfOf]).toEqual([{ name: manager }, { title: manager }]);
  });

  test('each line has the hash that the next entry continues, the last that of the record', async () => {
    const lines = await trail('佐藤', 'finding.activity', it);
    const { items } = await world.store.list.entriesOf(`FINDING#${it.findingId}`, { limit: 100 });
    expect(items.slice(1).map(({ prev }) => prev)).toEqual(lines.slice(0, -1).map(({ hash }) => hash));
    const [record] = await world.store.load({ kind: 'finding', ...it });
    expect(lines.at(-1)?.hash).toBe(record?.trail.head);
  });

  test('pages go on where a page had nothing the reader may see', async () => {
    const first = await world.as('高橋')('finding.activity', { ...it, limit: 1 });
    expect(first.items).toEqual([]);
    const rest = await world.as('高橋')('finding.activity', { ...it, limit: 100, cursor: first.next });
    expect(rest.items.map(({ act }) => act)).toEqual(['finding.present', 'finding.confirmFacts']);
  });

  test('is kept from an auditor who came to the section', async () => {
    await world.appoint('鈴木', 'D210', [], '2026-06-20');
    expect(await outcome(trail('鈴木', 'finding.activity', it))).toBe('not_independent');
    expect(await outcome(trail('鈴木', 'assignment.activity', place))).toBe('not_independent');
    expect(await people('高橋', 'finding.activity', it)).toEqual(['主任監査人', '林']);
  });
});

describe('every act has a name among the routes of the function that tells it', () => {
  test.each([
    ['audit', auditRoutes, /^audit\./],
    ['finding', findingRoutes, /^(finding|remediation|followUp)\./],
    ['assignment', { ...assignmentRoutes, ...packageRoutes }, /^(assignment|response|question|request|package)\./],
    ['evidence', evidenceRoutes, /^evidence\./],
  ] as const)('%s', async (_, routes, kinds) => {
    // They follow from another act, and are told under its name; reading is told in the chain of the reader.
    const untold = /\.(read\w*|countSigns|planApproved|actionsVerified)$|^remediation\.close$/;
    const { ledger } = await world.rows();
    const told = ledger.map((row) => JSON.parse(Buffer.from(row['bytes'] as Uint8Array).toString()) as { act: string });
    const acts = [...Object.keys(grants), ...told.map(({ act }) => act)];
    const nameless = acts.filter((act) => kinds.test(act) && !untold.test(act) && actNamesOf(routes)(act).ja === act);
    expect(nameless).toEqual([]);
  });
});
