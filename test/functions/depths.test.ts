import { expect, test } from 'vitest';
import { isApart, measureDepths } from './depths.ts';

/** Each request waits for the one before: three of them are what a person may have to wait for. */
const deepest = 3;

test('no operation asks the database more than three times in sequence, its caller included', async () => {
  const { depths, missing } = await measureDepths();
  expect(missing).toEqual([]);
  expect([...depths].filter(([name, depth]) => depth > deepest && !isApart(name))).toEqual([]);
}, 180_000);
