import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orderAudit, publishChecklist, type PublishedChecklist, sections } from '#test/support/cities-audit.ts';
import { founded } from '#test/support/cities.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const held = { heldOn: '2026-12-01', attendees: '課長', summary: '相違ない。' };

describe('the record of an exchange meeting', () => {
  test('is kept while the exchange is open, rewritten, and seen by its own section only', async () => {
    const { as } = world;
    const audit = await orderAudit(world, checklist);
    await audit.until('fieldwork');
    const it = await audit.finding('市民課', 'reviewed');
    const place = audit.place('市民課');
    expect(await outcome(as('鈴木')('meeting.record', { ...place, ...held }))).toBe('invalid_transition');
    await audit.until('exchange');
    const outcomes = [{ findingId: it.findingId, outcome: 'agreed' }];
    expect(await outcome(as('鈴木')('meeting.record', { ...place, ...held, outcomes }))).toBe('incomplete');
    await as('佐藤')('finding.present', it);
    await as('鈴木')('meeting.record', { ...place, ...held, outcomes });
    expect(await outcome(as('鈴木')('meeting.record', { ...place, ...held }))).toBe('already_exists');
    const edited = await as('佐藤')('meeting.edit', { ...place, ...held, summary: '2件を確認した。', outcomes });
    expect(edited).toMatchObject({ summary: '2件を確認した。', version: 2, recordedBy: world.personId('佐藤') });
    expect((await as('高橋')('meeting.get', place)).outcomes).toEqual(outcomes);
    expect(await outcome(as('伊藤')('meeting.get', place))).toBe('not_found');
    expect((await as('伊藤')('meeting.list', audit.at)).items).toEqual([]);
    expect(await outcome(as('高橋')('meeting.edit', { ...place, ...held }))).toBe('forbidden');
  });

  test('is what the exchange cannot be closed without, for every section', async () => {
    const audit = await orderAudit(world, checklist);
    await audit.until('exchange');
    await world.as('佐藤')('meeting.record', { ...audit.place('市民課'), ...held });
    expect(await outcome(world.as('佐藤')('audit.closeExchange', audit.at))).toBe('incomplete');
    await world.as('佐藤')('meeting.record', { ...audit.place('保険年金課'), ...held });
    expect(await outcome(world.as('佐藤')('audit.closeExchange', audit.at))).toBe('ok');
  });
});

describe('the frozen report', () => {
  const frozen = async () => {
    const audit = await orderAudit(world, checklist);
    await audit.until('fieldwork');
    await world.as('佐藤')('audit.endFieldwork', {
      ...audit.at,
      unconfirmed: Object.values(sections).map(({ departmentId }) => ({ departmentId, reason: '窓口繁忙のため' })),
    });
    const it = await audit.finding('市民課', 'presented', { urgency: 'urgent' });
    await world.as('高橋')('finding.dispute', { ...it, reason: '記録はある。' });
    await world.as('渡辺')('finding.uphold', { ...it, answer: '記録はなかった。' });
    await audit.finding('保険年金課', 'fact_confirmed', { severity: 'GOOD_PRACTICE' });
    await audit.until('reported');
    return audit;
  };

  test('names people with their posts, counts, and keeps the words of an upheld dispute', async () => {
    const audit = await frozen();
    const report = await world.as('山本')('report.get', audit.at);
    const lead = { name: '佐藤', role: 'lead', kind: 'staff', posts: [{ title: '職', department: '監査室' }] };
    expect(report.team[0]).toEqual(lead);
    expect(report).toMatchObject({ guidelineEdition: 'R7.3', summary: 'おおむね規程に沿う。' });
    expect(report.statistics).toMatchObject({ MINOR_NC: 1, GOOD_PRACTICE: 1, MAJOR_NC: 0, urgent: 1, upheld: 1 });
    const { rows } = await world.as('高橋')('report.section', audit.place('市民課'));
    const [section, finding] = rows;
    expect(section?.section).toMatchObject({ name: '市民課', unconfirmed: '窓口繁忙のため' });
    expect(section?.section?.meeting?.summary).toBe('事実に相違なし。');
    expect(finding?.finding).toMatchObject({ number: expect.stringMatching(/^R8-\d\d-001$/) });
    expect(finding?.finding?.disputes).toMatchObject([{ reason: '記録はある。', answer: '記録はなかった。' }]);
    expect(rows).toHaveLength(2);
  });

  test('is whole for those above, and only the own part for a section', async () => {
    const audit = await frozen();
    for (const name of ['高橋', '伊藤'] as const) {
      expect(await outcome(world.as(name)('report.get', audit.at))).toBe('forbidden');
      expect(await outcome(world.as(name)('report.rows', audit.at))).toBe('forbidden');
    }
    expect(await outcome(world.as('伊藤')('report.section', audit.place('市民課')))).toBe('not_found');
    expect(await outcome(world.as('木村')('report.get', audit.at))).toBe('not_found');
  });

  test('stays what it was, whatever happens to the records; and a change in it is found', async () => {
    const { as, ports } = world;
    const audit = await frozen();
    const before = await as('渡辺')('report.get', audit.at);
    await world.appoint('佐藤', 'D100', [], '2026-04-01');
    expect(await as('渡辺')('report.get', audit.at)).toEqual(before);
    expect(await as('渡辺')('report.check', audit.at)).toMatchObject({ hash: before.hash, intact: true });

    const job = { type: 'job', job: 'finalizeFindings', auditId: audit.auditId } as const;
    await world.runJob(job, world.tick());
    expect(await as('渡辺')('report.get', audit.at)).toEqual(before);

    const [report] = await ports.store.load({ kind: 'report', auditId: audit.auditId });
    const [row] = await ports.store.list.reportRowsOfSection(audit.auditId, 'D210');
    if (!report || !row?.section) throw new Error('no report');
    const forged = { ...row, section: { ...row.section, name: '別の課' } };
    await ports.store.commit({
      call: { actor: await world.actor('管理'), input: {}, request: { id: 'x', at: world.tick() } },
      changes: [
        {
          kind: 'report',
          before: report,
          after: report,
          act: 'test.forge',
          warrant: { role: 'system', departmentId: '' },
          parts: [{ kind: 'reportRow', value: forged }],
        },
      ],
    });
    expect(await as('渡辺')('report.check', audit.at)).toMatchObject({ hash: before.hash, intact: false });
  });

  test('is not there before the report is finalised', async () => {
    const audit = await orderAudit(world, checklist);
    await audit.until('reporting');
    expect(await outcome(world.as('渡辺')('report.get', audit.at))).toBe('invalid_transition');
    expect(await outcome(world.as('高橋')('report.section', audit.place('市民課')))).toBe('invalid_transition');
  });
});

test('an audit too large for one stored item is frozen whole, and read page by page', { timeout: 60_000 }, async () => {
  const { as } = world;
  const many = Array.from({ length: 25 }, (_, n) => `L${100 + n}`);
  for (const departmentId of many)
    await as('管理')('department.create', {
      departmentId,
      name: `所属${departmentId}`,
      implementingBody: '市長部局',
      parentId: 'D300',
      validFrom: founded,
    });
  const audit = await orderAudit(world, checklist, { over: { sections: many } });
  const reasons = many.map((departmentId) => ({ departmentId, reason: '災害対応のため。' }));
  await audit.until('preliminary');
  await as('佐藤')('audit.startFieldwork', { ...audit.at, proceedWithout: reasons });
  await as('佐藤')('audit.endFieldwork', { ...audit.at, unconfirmed: reasons });
  await as('佐藤')('audit.openExchange', audit.at);
  const long = { heldOn: '2026-12-01', attendees: '課長', summary: '長'.repeat(4000) };
  for (const departmentId of many) await as('佐藤')('meeting.record', { ...audit.at, departmentId, ...long });
  await as('佐藤')('audit.closeExchange', audit.at);
  await as('渡辺')('audit.finalizeReport', { ...audit.at, summary: '概要' });
  await world.deliver();

  expect(await as('渡辺')('report.check', audit.at)).toMatchObject({ intact: true });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await as('渡辺')('report.rows', { ...audit.at, limit: 10, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((row) => row.departmentId));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(seen).toEqual(many);
});
