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
  'my-number',
  'individual number',
  'kojin bango',
];

/** What makes of such a word the name of an office's work: figures after that are of any kind. */
const work = [
  '関係',
  '利用',
  '事務',
  '取扱',
  '取り扱',
  '保護',
  '管理',
  '制度',
  '交付',
  '普及',
  '対応',
  '対策',
  '安全',
  '条例',
  '規程',
  '要綱',
  '要領',
  '監査',
  '点検',
  '評価',
  '業務',
  '研修',
  '検索',
  '照会',
  '更新',
  '参照',
  '申請',
  '返納',
  '発行',
  '枚数',
  '件数',
  '担当',
  'ファイル',
  'システム',
  '系',
];

/** Words that say it is something else. */
const others = [
  '法人番号',
  '口座',
  '伝票',
  '注文',
  '発注',
  '受注',
  '契約番号',
  '整理番号',
  '管理番号',
  '資産',
  '会員番号',
  '顧客番号',
  'お客様番号',
  '職員番号',
  '受付番号',
  '文書番号',
  '登録番号',
  '被保険者番号',
  '宛名番号',
  '世帯番号',
  '送り状',
  '追跡番号',
  '請求書',
  '請求番号',
  '電話',
  '内線',
  '携帯',
  '連絡先',
  'アカウント',
  'account',
  'aws',
  '製造番号',
  'シリアル',
  'serial',
  '型番',
  'janコード',
  'カード番号',
  '日時',
  'タイムスタンプ',
  'timestamp',
  'order',
  'tel',
  'fax',
];

/** Forms space their words out (`個 人 番 号`) and databases tie them together (`MY_NUMBER`). */
const compact = (text: string): string => text.toLowerCase().replaceAll(/[\s_]/g, '');
const alternatives = (words: readonly string[]): string =>
  words
    .map((word) => compact(normalised(word).text))
    .map((word) => (/^[a-z]/.test(word) ? `(?<![a-z])${word}(?![a-z])` : word))
    .join('|');

const ownWord = new RegExp(alternatives(own), 'g');
const otherWord = new RegExp(alternatives(others), 'g');
/** Behind a word: `個人番号カード交付`, `特定個人情報等の取扱い`, `個人番号を記載した`. */
const namesWork = new RegExp(`^[)」』]?(?:カ-ド)?等?(?:${alternatives(work)}|[のをがに](?!番号)[^\\d:(])`);

/**
 * What the surroundings say: `own` an Individual Number, `work` work that has to do with them, `other` something else, or
 * nothing.
 */
export type Label = 'own' | 'work' | 'other' | undefined;
type Word = { at: number; label: Label };

const wordsIn = (text: string): Word[] => [
  ...Array.from(
    text.matchAll(ownWord),
    ({ 0: word, index }): Word => ({
      at: index,
      label: namesWork.test(text.slice(index + word.length)) ? 'work' : 'own',
    }),
  ),
  ...Array.from(text.matchAll(otherWord), ({ index }): Word => ({ at: index, label: 'other' })),
];

const before = 80;
const after = 60;

/**
 * The label of what stands from one index to another of a normalised text: the nearest word before it decides; words
 * behind it, in the same line, speak only where none stands before.
 */
export const labelAt = (text: string, from: number, to: number): Label => {
  const left = wordsIn(compact(text.slice(Math.max(0, from - before), from)));
  if (left.length > 0) return left.reduce((nearest, word) => (word.at > nearest.at ? word : nearest)).label;
  const [line = ''] = text.slice(to, to + after).split(/[\n\t]/, 1);
  const right = wordsIn(compact(line)).toSorted((a, b) => a.at - b.at)[0]?.label;
  return right === 'own' ? 'own' : undefined;
};

/** What a header, or the name of a sheet or file, says of all that stands under it. */
export const labelOf = (raw: string): Label => {
  const labels = wordsIn(compact(normalised(raw).text)).map(({ label }) => label);
  return (['own', 'other', 'work'] as const).find((label) => labels.includes(label));
};

const mostRemembered = 5000;

/** `labelOf`, with what it said of the same text before: a column repeats its header in every cell. */
export const openLabels = (): ((text: string) => Label) => {
  const labels = new Map<string, Label>();
  return (text) => {
    if (labels.has(text)) return labels.get(text);
    const label = labelOf(text);
    if (labels.size < mostRemembered) labels.set(text, label);
    return label;
  };
};
