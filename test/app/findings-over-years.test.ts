import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { toRows } from '#shared/adapters/dynamo/codec.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { newFinding } from '#test/support/records.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
  const repeatOf = { auditId: '01K00000000000000000000000', findingId: '01K00000000000000000000001', fiscalYear: 2024 };
  const some: Partial<Finding>[] = [
    { fiscalYear: 2024, departmentId: 'D210', severity: 'MAJOR_NC', status: 'closed' },
    { fiscalYear: 2024, departmentId: 'D210', severity: 'MINOR_NC', status: 'risk_accepted' },
    { fiscalYear: 2024, departmentId: 'D310', severity: 'MINOR_NC', status: 'withdrawn' },
    { fiscalYear: 2025, departmentId: 'D220', severity: 'OBSERVATION', status: 'verified' },
    {
      fiscalYear: 2026,
      departmentId: 'D210',
      severity: 'MAJOR_NC',
      status: 'instructed',
      repeatOf,
    } as Partial<Finding>,
    { fiscalYear: 2027, departmentId: 'D210', severity: 'MAJOR_NC', status: 'instructed' },
  ];
  const rows = some.map((fields) => ({ PutRequest: { Item: toRows('finding', newFinding(fields)).head } }));
  await world.doc.send(new BatchWriteCommand({ RequestItems: { [tableNamesOf('general').state]: rows } }));
});
afterAll(() => world.close());

const over = (over: object = {}) =>
  world.as('中村')('finding.overYears', { fromYear: '2024', toYear: '2026', countedBy: 'section', ...over });

test('has a row for each section with a finding and a cell for every year', async () => {
  const { items } = await over();
  expect(items.map(({ key, name }) => [key, name])).toEqual([
    ['D210', '市民課'],
    ['D220', '保険年金課'],
  ]);
  const [citizens] = items;
  expect(citizens?.years).toEqual([
    {
      fiscalYear: 2024,
      number: 2,
      open: 0,
      closed: 2,
      repeated: 0,
      severities: expect.arrayContaining([
        { severity: 'MAJOR_NC', number: 1 },
        { severity: 'MINOR_NC', number: 1 },
      ]),
    },
    { fiscalYear: 2025, number: 0, open: 0, closed: 0, repeated: 0, severities: [] },
    { fiscalYear: 2026, number: 1, open: 1, closed: 0, repeated: 1, severities: [{ severity: 'MAJOR_NC', number: 1 }] },
  ]);
});

test.each([
  ['severity', ['MAJOR_NC 1 0 1', 'MINOR_NC 1 0 0', 'OBSERVATION 0 1 0']],
  ['status', ['closed 1 0 0', 'instructed 0 0 1', 'risk_accepted 1 0 0', 'verified 0 1 0']],
  ['repeat', ['first 2 1 0', 'repeated 0 0 1']],
])('by %s', async (by, rows) => {
  const { items } = await over({ countedBy: by });
  expect(items.map(({ key, years }) => [key, ...years.map(({ number }) => number)].join(' '))).toEqual(rows);
});

test('takes one query a year, all at once, beside the caller and the departments', async () => {
  expect((await world.cost(() => over({ fromYear: '2022', toYear: '2027' }))).requests).toEqual({
    BatchGetItem: 1,
    Query: 1 + 6,
  });
  expect((await world.cost(() => over({ countedBy: 'severity' }))).requests).toEqual({ BatchGetItem: 1, Query: 3 });
});

test('takes at most six years, in order', async () => {
  expect(await outcome(over({ fromYear: '2021' }))).toBe('ok');
  expect(await outcome(over({ fromYear: '2020' }))).toBe('invalid_input');
  expect(await outcome(over({ fromYear: '2027' }))).toBe('invalid_input');
});

test('is for those who oversee all audits alone', async () => {
  const asked = { fromYear: '2024', toYear: '2026', countedBy: 'section' };
  for (const name of ['渡辺', '山本', '小川'] as const)
    expect(await outcome(world.as(name)('finding.overYears', asked))).toBe('ok');
  for (const name of ['佐藤', '鈴木', '島田', '高橋', '田中', '管理'] as const)
    expect(await outcome(world.as(name)('finding.overYears', asked))).toBe('forbidden');
});
