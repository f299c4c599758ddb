import { normalised } from './normalise.ts';

/** Words that say a number is an Individual Number (SECURITY.md section 4). */
const own = [
  'マイナンバー',
  '個人番号',
  '個人識別番号',
  '個人識別ナンバー',
  '共通番号',
  '通知カード',
  '特定個人情報',
  'my number',
  'mynumber',
  'individual number',
];

/** Words that say it is something else. */
const others = [
  '法人番号',
  '口座',
  '伝票',
  '注文',
  '発注',
  '契約番号',
  '整理番号',
  '管理番号',
  '資産',
  '会員番号',
  '受付番号',
  '文書番号',
  '請求',
  '電話',
  '連絡先',
  'アカウント',
  'account',
  'aws',
  '製造番号',
  'シリアル',
  'serial',
  '型番',
  '日時',
  'タイムスタンプ',
  'timestamp',
  'order',
  'tel',
  'fax',
];

const inPlainForm = (words: readonly string[]): string[] => words.map((word) => normalised(word).text.toLowerCase());
const ownWords = inPlainForm(own);
const otherWords = inPlainForm(others);

const before = 80;
const after = 60;

const last = (text: string, words: readonly string[]): number =>
  Math.max(...words.map((word) => text.lastIndexOf(word)));
const holds = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** What the surroundings say: `own` an Individual Number, `other` something else, or nothing. */
export type Label = 'own' | 'other' | undefined;

/** The nearer of two words before a place decides; a word behind it speaks only where none stands before. */
const nearest = (left: string, right: string): Label => {
  const [mine, foreign] = [last(left, ownWords), last(left, otherWords)];
  if (mine >= 0 || foreign >= 0) return mine > foreign ? 'own' : 'other';
  return holds(right, ownWords) ? 'own' : undefined;
};

/** The label of what stands from one index to another of a normalised text. */
export const labelAt = (text: string, from: number, to: number): Label =>
  nearest(text.slice(Math.max(0, from - before), from).toLowerCase(), text.slice(to, to + after).toLowerCase());

/** What a header, or the name of a sheet or file, says of all that stands under it. */
export const labelOf = (raw: string): Label => {
  const text = normalised(raw).text.toLowerCase();
  if (holds(text, ownWords)) return 'own';
  return holds(text, otherWords) ? 'other' : undefined;
};
