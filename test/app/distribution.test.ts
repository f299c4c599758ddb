import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysAfter, dayOf } from '#shared/kernel/calendar.ts';
import { jobs } from '#shared/app/work/jobs.ts';
import type { Ports, Store } from '#shared/app/ports.ts';
import type { Job } from '#shared/domain/notification/message.ts';
import { founded } from '#test/support/cities.ts';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
const many = Array.from({ length: 60 }, (_, n) => `M${100 + n}`);
/** 60 sections go out 25 at a time. */
const batches = 3;

beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
  for (const departmentId of many) {
    const place = { implementingBody: '市長部局', parentId: 'D300', validFrom: founded };
    await world.as('管理')('department.create', { departmentId, name: `所属${departmentId}`, ...place });
  }
});
afterAll(() => world.close());

const notice = { dueDate: '2026-08-31', noticeNo: '監査第1号' };

/** An audit of all of them, notified, whose distribution nobody has carried out yet. */
const notified = async (over: object = {}) => {
  const audit = await orderAudit(world, checklist, { over: { sections: many, ...over } });
  await audit.until('approved');
  await world.as('渡辺')('audit.notify', { ...audit.at, ...notice });
  world.outbox.length = 0;
  return { ...audit, job: { type: 'job', job: 'distribute', auditId: audit.auditId } satisfies Job };
};

/** A worker that dies at its k-th commit, just before it or just after: the reply never comes. */
const dying = (at: number, when: 'before' | 'after') => {
  let commits = 0;
  const store: Store = {
    ...world.ports.store,
    commit: async (commit) => {
      commits += 1;
      if (commits === at && when === 'before') throw new Error('the worker died');
      await world.ports.store.commit(commit);
      if (commits === at) throw new Error('the worker died');
    },
  };
  const ports: Ports = { ...world.ports, store };
  return jobs(ports, {} as never, {} as never);
};

const expectExactlyOneEach = async ({ auditId }: { auditId: string }) => {
  const assignments = await world.store.list.assignmentsOf(auditId);
  expect(assignments.map((a) => a.departmentId).toSorted()).toEqual(many);
  expect(assignments.every((a) => a.version === 1 && a.status === 'sent')).toBe(true);
  const { items } = await world.store.list.entriesOf(`ASSIGNMENT#${auditId}#${many[59]}`, { limit: 10 });
  expect(items.map((entry) => `${entry.act} ${entry.actor.kind}`)).toEqual(['assignment.send system']);
};

/** One message, to both duties of every section. */
const expectOneLetterEach = () =>
  expect(world.letters()).toMatchObject([{ template: 'auditNotified', to: ['deptIsManager@*', 'deptContact@*'] }]);

const deaths = Array.from({ length: batches }, (_, n) => n + 1).flatMap((k) =>
  (['before', 'after'] as const).map((when) => ({ k, when })),
);

test.each(deaths)('R7: a worker that dies $when commit $k is followed by one that finishes', async ({ k, when }) => {
  const audit = await notified();
  await expect(dying(k, when)(audit.job, world.tick())).rejects.toThrow('the worker died');
  // Nobody is written to before everybody has a checklist.
  const isDone = k === batches && when === 'after';
  expect(world.letters()).toHaveLength(isDone ? 1 : 0);
  const sent = (await world.store.list.assignmentsOf(audit.auditId)).length;
  expect(sent).toBe(Math.min(60, 25 * (when === 'before' ? k - 1 : k)));
  await world.runJob(audit.job, world.tick());
  await expectExactlyOneEach(audit);
  expectOneLetterEach();
});

const requests = [
  { title: '端末管理台帳', itemKeys: ['item-1'], dueInDays: 10 },
  { title: '研修の受講記録', detail: '直近の年度分', dueDate: '2026-08-20' },
  ...Array.from({ length: 23 }, (_, n) => ({ title: `資料${n + 3}` })),
];
/** Sections with 25 requests each go out three at a time. */
const few = many.slice(0, 7);
const fewBatches = 3;
const requestDeaths = Array.from({ length: fewBatches }, (_, n) => n + 1).flatMap((k) =>
  (['before', 'after'] as const).map((when) => ({ k, when })),
);

test.each(requestDeaths)('R7: a death $when commit $k sends each section its requests once', async ({ k, when }) => {
  const audit = await notified({ sections: few, requests });
  await expect(dying(k, when)(audit.job, world.tick())).rejects.toThrow('the worker died');
  await world.runJob(audit.job, world.tick());
  await world.runJob(audit.job, world.tick());
  const { notifiedAt = '' } = await world.as('中村')('audit.get', audit.at);
  const due: Record<string, string> = {
    端末管理台帳: daysAfter(dayOf(new Date(notifiedAt)), 10),
    研修の受講記録: '2026-08-20',
  };
  for (const departmentId of few) {
    const sent = await world.store.list.requestsOf(audit.auditId, departmentId);
    expect(sent.map((r) => r.title).toSorted()).toEqual(requests.map((r) => r.title).toSorted());
    for (const r of sent) {
      expect(r).toMatchObject({ status: 'sent', version: 1, requestedBy: world.personId('佐藤') });
      expect(r.dueDate).toBe(due[r.title] ?? notice.dueDate);
    }
  }
  expectOneLetterEach();
});

test('what the plan asks for is among the tasks of a section, and hidden in the audit itself', async () => {
  const audit = await orderAudit(world, checklist, { over: { requests } });
  await expect(
    world.as('中村')('audit.edit', {
      ...audit.at,
      ...audit.plan,
      requests: [{ title: '台帳', itemKeys: ['item-99'] }],
    }),
  ).rejects.toMatchObject({ code: 'incomplete' });
  await audit.until('notified');
  const { items } = await world.as('田中')('me.tasks', {});
  expect(items.filter((t) => t.auditId === audit.auditId && t.kind === 'request')).toHaveLength(requests.length);
  expect((await world.as('田中')('audit.get', audit.at)).requests).toEqual([]);
  expect((await world.as('中村')('audit.get', audit.at)).requests).toHaveLength(requests.length);
});

test('a plan whose requests would be due already is not announced', async () => {
  const late = [{ title: '台帳', dueDate: '2026-04-01' }];
  const audit = await orderAudit(world, checklist, { over: { requests: late } });
  await audit.until('approved');
  const told = world.as('渡辺')('audit.notify', { ...audit.at, ...notice });
  await expect(told).rejects.toMatchObject({ code: 'incomplete' });
});

test('R7: told three times, it distributes once', async () => {
  const audit = await notified();
  for (let n = 0; n < 3; n += 1) await world.runJob(audit.job, world.tick());
  await expectExactlyOneEach(audit);
  expect(world.letters()).toHaveLength(1);
});

test('R7: two workers at once send each section one checklist and one letter', async () => {
  const audit = await notified();
  await Promise.all([world.runJob(audit.job, world.tick()), world.runJob(audit.job, world.tick())]);
  await expectExactlyOneEach(audit);
  expectOneLetterEach();
});

test('R7: an audit that was never notified, or is cancelled by now, hands out nothing', async () => {
  const planned = await orderAudit(world, checklist, { over: { sections: many } });
  await world.runJob({ type: 'job', job: 'distribute', auditId: planned.auditId }, world.tick());
  const cancelled = await notified();
  await world.as('渡辺')('audit.cancel', { ...cancelled.at, reason: '計画を改めるため。' });
  await world.runJob(cancelled.job, world.tick());
  for (const { auditId } of [planned, cancelled]) {
    expect(await world.store.list.assignmentsOf(auditId)).toEqual([]);
  }
});
