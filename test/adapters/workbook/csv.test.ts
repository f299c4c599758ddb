import { expect, test } from 'vitest';
import { readChecklist } from '#shared/adapters/workbook/read-checklist.ts';
import { refusal } from './workbooks.ts';

const read = (bytes: Uint8Array) => readChecklist({ fileName: '一般.csv', bytes });
const text = 'No.,監査項目,監査資料の例\r\n1,責任者がいる。,要綱\r\n';

test.each([
  ['UTF-8', Buffer.from(text)],
  ['BOM付きUTF-8', Buffer.from(`\ufeff${text}`)],
])('%sのCSVを読む', async (_, bytes) => {
  const { items } = await read(bytes);
  expect(items).toMatchObject([{ no: '1', chapter: '一般', question: '責任者がいる。', materialExamples: ['要綱'] }]);
});

test('CP932の機種依存文字を読む', async () => {
  // 0x87 0x40 is ① and 0xfb 0xfc is 髙: neither is in Shift_JIS proper.
  const bytes = Buffer.concat([
    Buffer.from('No.,', 'latin1'),
    Buffer.from([0x8a, 0xc4, 0x8d, 0xb8, 0x8d, 0x80, 0x96, 0xda]),
    Buffer.from(',', 'latin1'),
    Buffer.from([0x94, 0xf5, 0x8d, 0x6c]),
    Buffer.from('\r\n1,', 'latin1'),
    Buffer.from([0x87, 0x40, 0xfb, 0xfc]),
    Buffer.from(',\r\n', 'latin1'),
  ]);
  expect((await read(bytes)).items[0]?.question).toBe('①髙');
});

test('引用符の中の改行、コンマ、二重の引用符は1つのセルに入る', async () => {
  const { items, rows } = await read(
    Buffer.from('No.,監査項目,備考\r\n1,"甲、乙,丙\r\n""原則""として守る。",""\n2,丁,\n'),
  );
  expect(items.map(({ question }) => question)).toEqual(['甲、乙,丙\n"原則"として守る。', '丁']);
  expect(rows).toHaveLength(3);
});

test('引用符が閉じていないCSVは、残りを飲み込まずに断る', async () => {
  const refused = await refusal('a.csv', Buffer.from('No.,監査項目,備考\n1,"甲,\n2,乙,\n'));
  expect(refused).toEqual({ code: 'broken_csv', reason: 'CSVの引用符(")の対応がとれていません。' });
});

test('どの文字コードでも読めないものと、UTF-16は断る', async () => {
  expect((await refusal('a.csv', Buffer.from([0x4e, 0x6f, 0xff, 0xfe, 0xa0]))).code).toBe('unreadable_text');
  expect((await refusal('a.csv', Buffer.from(text, 'utf16le'))).code).toBe('unreadable_text');
});

test('10,000行を超えるCSVは断る', async () => {
  expect((await refusal('a.csv', Buffer.from(text + '1,甲,\n'.repeat(10_000)))).code).toBe('too_many_rows');
});
