import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { toRows } from '#shared/adapters/dynamo/codec.ts';
import { outboxWith } from '#shared/adapters/dynamo/outbox.ts';
import { lettersFor } from '#shared/app/work/letters.ts';
import { founded, type Name } from '#test/support/cities.ts';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, type Operation, type World } from '#test/support/cities-world.ts';
import { newFinding } from '#test/support/records.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
const many = Array.from({ length: 40 }, (_, n) => `M${100 + n}`);

beforeAll(async () => {
  world = await foundCity(await openStore());
  for (const departmentId of many) {
    const place = { implementingBody: '市長部局', parentId: 'D300', validFrom: founded };
    await world.as('管理')('department.create', { departmentId, name: `所属${departmentId}`, ...place });
  }
});
afterAll(() => world.close());

/** Takes out what waits in the outbox, as the dispatcher does in the end. */
const clearOutbox = async () => {
  const { remove } = outboxWith(world.doc, tableNamesOf('general').state);
  for (const row of (await world.rows()).state) if (row['record'] === 'message') await remove(row);
};

/** Prose of so many characters that does not repeat itself: a compressor has as hard a time as with any text. */
const prose = (length: number, seed: number): string =>
  Array.from({ length }, (_, n) =>
    String.fromCodePoint(0x4e00 + ((n * 7919 + seed * 104_729 + n * n * 31) % 3000)),
  ).join('');

test('a distribution costs at most 6 units a section, notice, letters and all', async () => {
  const audit = await orderAudit(world, await publishChecklist(world, 100), { over: { sections: many } });
  await audit.until('approved');
  await clearOutbox();
  const notice = { dueDate: '2026-08-31', noticeNo: '監査第1号' };
  const steps = [
    await world.cost(() => world.as('渡辺')('audit.notify', { ...audit.at, ...notice }, { key: 'notify' })),
    await world.cost(() => world.deliver()),
    await world.cost(clearOutbox),
  ];
  const written = steps.reduce((sum, { written }) => sum + written, 0);
  expect(written / many.length).toBeLessThanOrEqual(6);

  // The board: the caller, the audit, and one query, whatever has been answered.
  const board = () => world.as('中村')('audit.board', audit.at);
  const before = await world.cost(board);
  expect(before.requests).toEqual({ Query: 1, BatchGetItem: 2 });
  expect(before.read).toBeLessThanOrEqual((40 * many.length) / 500 + 4);
  expect((await board()).items).toHaveLength(many.length);
});

describe('answers and findings', () => {
  test('25 answers of 200 characters cost at most 4.5 units each', async () => {
    const audit = await orderAudit(world, await publishChecklist(world, 25));
    await audit.until('notified');
    const where = audit.place('市民課');
    await world.as('田中')('assignment.acknowledge', where);
    const items = audit.itemKeys.map((itemKey, n) => ({
      itemKey,
      version: 0,
      selfResult: 'conform',
      comment: prose(200, n),
    }));
    const board = () => world.as('中村')('audit.board', audit.at);
    const before = await world.cost(board);
    const answered = await world.cost(() =>
      world.as('田中')('response.answerMany', { ...where, items }, { key: 'answers' }),
    );
    expect(answered.written / 25).toBeLessThanOrEqual(4.5);
    expect(await world.cost(board)).toEqual(before);
  });

  test('how far 500 sections have come in ten chapters is one query of at most 25 units', async () => {
    const figures = Array.from({ length: 10 }, (_, n) => 10 + n);
    const counts = { answered: figures, conform: figures, needsImprovement: figures, nonConform: figures };
    const auditId = ulid();
    const rows = Array.from({ length: 500 }, (_, n) => {
      const value = { auditId, departmentId: `D${1000 + n}`, version: 20, ...counts };
      return toRows('chapterCounts', { ...value, notApplicable: figures, unconfirmed: figures }).head;
    });
    for (let n = 0; n < rows.length; n += 25) {
      const some = rows.slice(n, n + 25).map((Item) => ({ PutRequest: { Item } }));
      await world.doc.send(new BatchWriteCommand({ RequestItems: { [tableNamesOf('general').state]: some } }));
    }
    const read = await world.cost(() => world.ports.store.list.chapterCountsOf(auditId));
    expect(read.requests).toEqual({ Query: 1 });
    expect(read.read).toBeLessThanOrEqual(25);
  });

  test('a step of a finding costs at most 14 units where it brings no prose', async () => {
    const audit = await orderAudit(world, await publishChecklist(world, 1));
    const draft = {
      title: 'USBメモリの持出し記録が七月以降まったく残されていない',
      fact: prose(300, 1),
      criterion: prose(80, 2),
      cause: prose(150, 3),
      effect: prose(150, 4),
      recommendation: prose(200, 5),
    };
    await audit.until('fieldwork');
    const it = await audit.finding('市民課', 'presented', draft);
    const step = async (name: Name, operation: Operation, input: object) => {
      const act = await world.cost(() => world.as(name)(operation, { ...it, ...input }, { key: ulid() }));
      const removal = await world.cost(clearOutbox);
      return act.written + removal.written;
    };
    await clearOutbox();

    expect(
      await step('高橋', 'finding.confirmFacts', { comment: '記載のとおりで、事実に相違ありません。' }),
    ).toBeLessThanOrEqual(14);
    await audit.until('ciso_received');
    await step('山本', 'finding.instruct', { text: prose(200, 6), dueDate: '2027-03-31' });
    expect(await step('田中', 'remediation.startDrafting', {})).toBeLessThanOrEqual(14);
    const plan = { cause: prose(150, 7), correctiveAction: prose(300, 8), sameKindCheck: prose(200, 9) };
    const owner = { ownerPostId: world.postId('田中'), dueDate: '2027-02-28' };
    await step('田中', 'remediation.draft', { ...plan, ...owner });
    const asked = { comment: '改善計画をまとめました。承認をお願いします。' };
    expect(await step('田中', 'remediation.requestApproval', asked)).toBeLessThanOrEqual(14);
    const handedIn = { comment: '所属として承認し、提出します。' };
    expect(await step('高橋', 'remediation.submit', handedIn)).toBeLessThanOrEqual(14);
    expect(await step('山本', 'remediation.approve', { comment: '承認します。' })).toBeLessThanOrEqual(14);
    expect(await step('田中', 'remediation.start', {})).toBeLessThanOrEqual(14);

    const { state } = await world.rows();
    const head = state.find((row) => row.sk === `FINDING#${it.findingId}`) ?? {};
    expect(sizeOf(head)).toBeLessThan(1024);
  });
});

/** Bytes of a value as the database counts them, near enough: names and contents. */
const sizeOf = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 3;
  return Object.entries(value).reduce((sum, [name, v]) => sum + Buffer.byteLength(name) + 1 + sizeOf(v), 3);
};

describe('findings of a year', () => {
  const fill = async (fiscalYear: number, count: number) => {
    const { state } = tableNamesOf('general');
    const auditIds = Array.from({ length: 20 }, () => ulid());
    const rows = Array.from({ length: count }, (_, n) => {
      const status = n % 4 === 0 ? 'closed' : 'instructed';
      const dueDate = `${fiscalYear}-${String(1 + (n % 12)).padStart(2, '0')}-15`;
      const number = `R13-${String(n % 20).padStart(2, '0')}-${String(n).padStart(3, '0')}`;
      const title = `USBメモリの持出し記録が七月以降残されていない(${n})`;
      const departmentId = `D${100 + (n % 50)}`;
      const auditId = auditIds[n % 20] ?? '';
      return toRows('finding', newFinding({ auditId, fiscalYear, status, dueDate, number, title, departmentId })).head;
    });
    for (let n = 0; n < rows.length; n += 25) {
      const some = rows.slice(n, n + 25).map((Item) => ({ PutRequest: { Item } }));
      await world.doc.send(new BatchWriteCommand({ RequestItems: { [state]: some } }));
    }
  };
  beforeAll(async () => {
    await fill(2031, 1000);
    await fill(2032, 2500);
  });

  const query = (fields: object) => ({ fiscalYear: 2031, limit: 100, total: 'true', ...fields });
  const listed = (fields: object) => world.as('中村')('finding.listOfYear', query(fields));

  test('a page of a thousand with its exact total is one query of at most 60 units, the last as the first', async () => {
    const first = await world.cost(() => listed({}));
    // The caller, whose rows are known, is read first.
    expect(first.requests).toEqual({ Query: 1, BatchGetItem: 1 });
    expect(first.read).toBeLessThanOrEqual(60);
    let cursor: string | undefined;
    const seen: string[] = [];
    for (let page = 1; page <= 10; page += 1) {
      const read = await world.cost(async () => {
        const { items, next, total } = await listed({ cursor });
        seen.push(...items.map((row) => row.dueDate ?? ''));
        expect(total).toBe(1000);
        cursor = next;
      });
      expect(read).toEqual(first);
    }
    expect(cursor).toBeUndefined();
    expect(seen).toHaveLength(1000);
    expect(seen).toEqual(seen.toSorted((a, b) => a.localeCompare(b)));
  });

  test('filters combine, and the total is theirs', async () => {
    const filters = { status: 'instructed', severity: 'MINOR_NC', departmentId: 'D102', overdue: 'false' };
    const { items, total } = await listed(filters);
    expect(total).toBe(10);
    expect(items).toHaveLength(10);
    expect(items.every((row) => row.status === 'instructed' && row.departmentId === 'D102' && !row.overdue)).toBe(true);
    const [row] = items;
    expect((await listed({ ...filters, auditId: row?.auditId })).items.every((r) => r.auditId === row?.auditId)).toBe(
      true,
    );
    expect((await listed({ overdue: 'true' })).total).toBe(0);
  });

  test('the first page costs no more when the year has more findings', async () => {
    for (const filters of [{}, { status: 'closed' }, { departmentId: 'D101' }]) {
      const few = await world.cost(() => listed({ ...filters, total: 'false' }));
      const more = await world.cost(() => listed({ ...filters, total: 'false', fiscalYear: 2032 }));
      expect(more.read).toBeLessThanOrEqual(1.2 * few.read);
    }
    expect((await world.cost(() => listed({ total: 'false' }))).read).toBeLessThanOrEqual(8);
  });
});

test('letters to everybody in an audit read the posts once, and write nobody twice', async () => {
  const audit = await orderAudit(world, await publishChecklist(world, 1));
  const to = ['deptIsManager@*', 'deptContact@*', 'deptIsManager@D210', `person:${world.personId('高橋')}`];
  const mail = { type: 'mail', template: 'auditNotified', to, about: audit.at } as const;
  const written = await world.cost(async () => {
    const letters = await lettersFor(world.ports, 'm1', mail, '2026-06-01');
    expect(letters.map((l) => l.to.name).toSorted()).toEqual(['井上', '伊藤', '加藤', '田中', '高橋'].toSorted());
  });
  expect(written.requests).toEqual({ BatchGetItem: 2, Query: 1 });
});
