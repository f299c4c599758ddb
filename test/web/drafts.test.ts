import { expect, test } from 'vitest';
import { draftsInMemory } from '#web/pages/answer/drafts.ts';

const place = 'person/spi/audit/D202';
const kept = { draft: { comment: '見直しています。' }, base: 1 };

test('drafts of the special track outlast their page, place by place, until they are dropped', async () => {
  await draftsInMemory(place).put('5-1', kept);
  expect(await draftsInMemory(place).all()).toEqual(new Map([['5-1', kept]]));
  expect(await draftsInMemory(`${place}1`).all()).toEqual(new Map());
  await draftsInMemory(place).drop('5-1');
  expect(await draftsInMemory(place).all()).toEqual(new Map());
});
