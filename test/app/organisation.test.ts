import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planDraft } from '#test/support/builders.ts';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

describe('the directory', () => {
  const place = { implementingBody: '市長部局', validFrom: '2026-04-01' };
  test('is kept by the administrator and the audit office', async () => {
    const { as } = world;
    const found = (departmentId: string) => ({ departmentId, name: '新課', parentId: 'D200', ...place });
    expect((await as('中村')('department.create', found('D230'))).path).toEqual(['D200', 'D230']);
    expect(await outcome(as('高橋')('department.create', found('D240')))).toBe('forbidden');
    expect(await outcome(as('佐藤')('department.create', found('D240')))).toBe('forbidden');
    expect(await outcome(as('管理')('department.create', found('D230')))).toBe('already_exists');
    expect(await outcome(as('管理')('department.create', { ...found('D240'), parentId: 'D999' }))).toBe('incomplete');
  });

  test('knows a subject of the identity provider once', async () => {
    const twin = { name: '田中 二', email: 'x@city.example', subject: 'sub-田中' };
    expect(await outcome(world.as('管理')('person.create', twin))).toBe('already_exists');
  });

  test('hands a post over forward in time only, to someone who is active', async () => {
    const { as, postId, personId } = world;
    const post = { postId: postId('高橋'), personId: personId('林') };
    expect(await outcome(as('管理')('post.handOver', { ...post, from: '2024-04-01' }))).toBe('rule_refused');
    await as('管理')('person.deactivate', { personId: personId('林') });
    expect(await outcome(as('管理')('post.handOver', { ...post, from: '2026-07-01' }))).toBe('incomplete');
  });

  test('says who I am, by the posts I hold today', async () => {
    const me = await world.as('高橋')('me.get');
    expect(me).toMatchObject({ name: '高橋', duties: ['deptIsManager@D210'], fiscalYear: 2026 });
  });
});

describe('the yearly plan', () => {
  const create = { kind: 'annual', fiscalYear: 2026, ...planDraft() };
  const [first, second] = [{ planId: 'annual-2026-1' }, { planId: 'annual-2026-2' }];

  test('is made once, submitted by the chief auditor, and approved by the CISO alone', async () => {
    const { as } = world;
    await as('中村')('plan.create', create);
    expect(await outcome(as('渡辺')('plan.create', create))).toBe('already_exists');
    expect(await outcome(as('中村')('plan.submit', first))).toBe('forbidden');
    await as('渡辺')('plan.submit', first);
    expect(await outcome(as('渡辺')('plan.approve', { ...first, committeeDate: '2026-05-28' }))).toBe('forbidden');
    expect(await outcome(as('高橋')('plan.get', first))).toBe('not_found');
    await as('山本')('plan.return', { ...first, comment: '時期を見直すこと。' });
    await as('中村')('plan.edit', { ...first, ...planDraft({ policy: '見直した。' }) });
    await as('渡辺')('plan.submit', first);
    await as('山本')('plan.approve', { ...first, committeeDate: '2026-05-28' });
    expect(await outcome(as('中村')('plan.edit', { ...first, ...planDraft() }))).toBe('invalid_transition');
  });

  test('stays in force while its next edition is written, and gives way in the commit that approves it', async () => {
    const { as } = world;
    await as('渡辺')('plan.revise', { ...first, reason: '機構改革' });
    expect(await outcome(as('渡辺')('plan.revise', { ...first, reason: 'もう一度' }))).toBe('already_exists');
    await as('渡辺')('plan.submit', second);
    const states = async () =>
      (await as('山本')('plan.list', { fiscalYear: 2026 })).items.map((p) => `${p.edition} ${p.status}`).toSorted();
    expect(await states()).toEqual(['1 approved', '2 submitted']);
    await as('山本')('plan.approve', { ...second, committeeDate: '2026-05-29' });
    expect(await states()).toEqual(['1 superseded', '2 approved']);
  });

  test('gives rise to audits while it is in force, and is closed with a reason while they are open', async () => {
    const { as } = world;
    const checklist = await publishChecklist(world);
    const order = (over: object) => orderAudit(world, checklist, { over: { cisoOrderNo: undefined, ...over } });
    expect(await outcome(order({}))).toBe('incomplete');
    expect(await outcome(order(first))).toBe('rule_refused');
    expect(await outcome(order({ ...second, fiscalYear: 2027 }))).toBe('rule_refused');
    const audit = await order(second);
    expect(await outcome(as('渡辺')('plan.close', second))).toBe('incomplete');
    await as('渡辺')('audit.cancel', { ...audit.at, reason: '災害のため。' });
    expect((await as('渡辺')('plan.close', second)).status).toBe('closed');
  });
});

describe('an audit', () => {
  test('is suspended and resumed where it stood', async () => {
    const { as } = world;
    const audit = await orderAudit(world, await publishChecklist(world));
    await audit.until('preliminary');
    await as('山本')('audit.suspend', { ...audit.at, reason: '台風のため。' });
    expect(await outcome(as('佐藤')('audit.startFieldwork', audit.at))).toBe('invalid_transition');
    expect(await as('渡辺')('audit.resume', audit.at)).toMatchObject({ status: 'preliminary' });
    expect((await audit.view()).suspendedFrom).toBeUndefined();
  });

  test('needs a published checklist and known sections', async () => {
    const { as } = world;
    const file = { fileName: 'a.xlsx', content: Buffer.from('2').toString('base64') };
    const { previewHash } = await as('中村')('checklist.preview', file);
    const draft = await as('中村')('checklist.import', { ...file, title: '案', guidelineEdition: 'R7.3', previewHash });
    const { checklistId, checklistVersion } = draft;
    const version = { checklistId, checklistVersion: String(checklistVersion) };
    expect(await outcome(as('中村')('checklist.publish', version))).toBe('maker_is_checker');
    expect(await outcome(orderAudit(world, { checklistId, checklistVersion, itemKeys: [] }))).toBe('incomplete');
    await as('渡辺')('checklist.publish', version);
    const known = { checklistId, checklistVersion, itemKeys: [] };
    expect(await outcome(orderAudit(world, known, { over: { sections: ['D999'] } }))).toBe('incomplete');
    expect(await outcome(orderAudit(world, known))).toBe('ok');
  });
});
