import { pick, type Random } from './numbers.ts';

/** What says that a number is one: before it with something in between, or behind it. */
const labels = [
  '個人番号: ',
  '個人番号:',
  '個人番号 ',
  '個 人 番 号 ',
  '個人番号(12桁) ',
  '個人番号カード ',
  'マイナンバー ',
  'マイナンバー(個人番号)',
  'ﾏｲﾅﾝﾊﾞｰ:',
  'マイナンバー: '.normalize('NFD'),
  '個人識別番号 ',
  '共通番号 ',
  '通知カードの番号 ',
  '本人の個人番号は',
  '特定個人情報 ',
  'My Number: ',
  'Ｍｙ Ｎｕｍｂｅｒ ',
  'MY_NUMBER=',
  'Individual Number: ',
] as const;
const between = ['', '', '', '佐藤 一 ', '(本人)', '扶養親族1 '] as const;
const after = ['', '', '', ' です。', '、昭和50年1月2日生', ' 2026-04-01', '(確認済)', ' 電話 0956-24-1111'] as const;
const behind = ['(マイナンバー)', ' ← 個人番号', '(個人番号)'] as const;

/** A number as it is written, with a label beside it. */
export const labelled = (written: string, random: Random): string =>
  random() < 0.1
    ? `番号 ${written}${pick(random, behind)}`
    : `${pick(random, labels)}${pick(random, between)}${written}${pick(random, after)}`;

/** The shortest of all, for places that hold few signs, in any encoding. */
export const labelledInShort = (written: string): string => `個人番号 ${written}`;
