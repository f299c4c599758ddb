import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { header, importRows, outcomes } from './sheets.ts';

const keyOf = (row: string[], ...before: string[][]): string | undefined =>
  importRows(header, ...before, row).items.at(-1)?.itemKey;

test('番号を振り直しても、章を移しても、項目のキーは変わらない', () => {
  const key = keyOf(['3.5 人的', 'ⅰ)研修・訓練', '13', '○', '研修を受けている。']);
  expect(keyOf(['3.4 人的', 'ⅱ)研修・訓練', '9', '', '研修を受けている。', '□名簿'])).toBe(key);
  expect(keyOf(['3.5 人的', '（１） 研修・訓練', '１３', '', '研修を 受けている。\n説明'])).toBe(key);
});

test('言い回しか区分が変われば、キーも変わる', () => {
  const key = keyOf(['3.5', '研修', '1', '', '研修を受けている。']);
  expect(keyOf(['3.5', '研修', '1', '', '研修を毎年受けている。'])).not.toBe(key);
  expect(keyOf(['3.5', '訓練', '1', '', '研修を受けている。'])).not.toBe(key);
});

test('双子の項目にも別々のキーが付き、1つ目のキーは双子が増えても変わらない', () => {
  const first = ['3.5', '研修', '1', '', '記録がある。'];
  const second = ['3.6', '研修', '2', '', '記録がある。'];
  const third = ['3.6', '研修', '3', '', '記録がある。'];
  const alone = importRows(header, first).items.map(({ itemKey }) => itemKey);
  const all = importRows(header, first, second, third);
  const keys = all.items.map(({ itemKey }) => itemKey);
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]).toBe(alone[0]);
  expect(importRows(header, first, second).items[1]?.itemKey).toBe(keys[1]);
  expect(all.warnings.filter(({ code }) => code === 'twin_items').map(({ row }) => row)).toEqual([3, 4]);
});

test('どんな表でも、キーは重ならず、すべての行がちょうど1回報告される', () => {
  const cell = fc.constantFrom(
    '',
    '',
    '1',
    '２',
    '○',
    '3.1 組織',
    '記録がある。',
    '監査項目',
    'No.',
    '※注',
    '□資料\n□別',
  );
  const row = fc.array(cell, { minLength: 0, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const preview = importRows(header, ['3.1', 'a', '1', '', '甲'], ...rows);
      expect(preview.rows.map((report) => report.row)).toEqual(rows.concat([[], []]).map((_, index) => index + 1));
      expect(new Set(preview.items.map(({ itemKey }) => itemKey)).size).toBe(preview.items.length);
      const imported = preview.rows.filter(({ outcome }) => outcome === 'imported').map(({ itemKey }) => itemKey);
      expect(imported).toEqual(preview.items.map(({ itemKey }) => itemKey));
      expect(outcomes(preview).every((outcome) => !/skipped$|joined$/.test(outcome))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
