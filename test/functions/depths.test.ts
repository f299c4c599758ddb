import { expect, test } from 'vitest';
import { allRoutes, measureDepths } from './depths.ts';

/** Each request waits for the one before: three of them are what a person may have to wait for. */
const deepest = 3;

/** Not judged: files and workbooks come and go in steps of their own, once in an audit or a year. */
const isApart = (name: string): boolean =>
  ['evidence.create', 'evidence.complete', 'evidence.download', 'checklist.import'].includes(name) ||
  /\.(preview|apply|export|template)$/.test(name);

test('no operation asks the database more than three times in sequence, its caller included', async () => {
  const depths = await measureDepths();
  expect(allRoutes.filter(({ name }) => !depths.has(name)).map(({ name }) => name)).toEqual([]);
  const judged = [...depths].filter(([name]) => !isApart(name));
  expect(judged.filter(([, depth]) => depth > deepest)).toEqual([]);
}, 180_000);
