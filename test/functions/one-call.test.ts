import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Ask, openApi } from '#test/support/api.ts';
import { foundCity } from '#test/support/api-people.ts';
import { createMeter } from '#test/support/meter.ts';

const meter = createMeter();
let api: Api;
beforeAll(async () => {
  api = await openApi({ watch: meter.watch });
  await foundCity(api);
});
afterAll(() => api.close());

const look: Ask = { plane: 'directory', name: 'department.get', ids: { departmentId: 'D101' } };
const asking = async (...people: readonly string[]) => {
  const answers = await Promise.all(people.map((sub) => meter.during(() => api.ask(sub, look))));
  return answers.map(({ result, requests }) => [result.status, requests.map(({ operation }) => operation).join(' ')]);
};

test('a caller who is known already is read in one request with what the call is about', async () => {
  // The subject, then the caller's rows wherever they stand; what the call is about beside them.
  expect(await asking('farHead')).toEqual([[200, 'BatchGetItem Query BatchGetItem']]);
  expect(await asking('farHead')).toEqual([[200, 'BatchGetItem']]);
});

test('calls at the same time ask for themselves', async () => {
  await asking('chief');
  expect(await asking('farHead', 'chief')).toEqual([
    [200, 'BatchGetItem'],
    [200, 'BatchGetItem'],
  ]);
});

test('who was deactivated is nobody, remembered or not', async () => {
  expect(await asking('farContact')).toMatchObject([[200, expect.anything()]]);
  const { directory } = api.as('kanri');
  const { items } = (await directory('person.list', {})).body;
  const { personId = '', version = 0 } = items.find(({ subject }) => subject === 'farContact') ?? {};
  await directory('person.deactivate', { personId }, { version });
  expect(await asking('farContact')).toEqual([[401, 'BatchGetItem']]);
});
