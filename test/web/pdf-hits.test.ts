import { expect, test } from 'vitest';
import { fold, placesOf } from '#web/parts/pdf/hits.ts';

const found = (pieces: readonly string[], words: string): string[] => {
  const { text, places } = fold(pieces);
  return placesOf(text, words).map(({ start, end }) => {
    const [first, last] = [places[start], places[end - 1]];
    return `${first?.piece}:${first?.start}-${last?.piece}:${last?.end}`;
  });
};

test.each([
  [['情報セキュリティ監査'], 'セキュリティ', ['0:2-0:8']],
  [['情報セキュ', 'リティ監査'], 'セキュリティ', ['0:2-1:3']],
  [['管理 簿の', '管理簿'], '管理簿', ['0:0-0:4', '1:0-1:3']],
  [['ＩＤとＰａｓｓｗｏｒｄ'], 'password', ['0:3-0:11']],
  [['ﾊﾟｽﾜｰﾄﾞの変更'], 'パスワード', ['0:0-0:7']],
  [['パスワード'], 'ハス', []],
  [['⾒直し'], '見直し', ['0:0-0:3']],
  [['𠮷田と𠮷田'], '𠮷田', ['0:0-0:3', '0:4-0:7']],
  [['ああああ'], 'ああ', ['0:0-0:2', '0:2-0:4']],
  [['何か'], ' ', []],
])('%j, asked for %s', (pieces, words, expected) => {
  expect(found(pieces, words)).toEqual(expected);
});
