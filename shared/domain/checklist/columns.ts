import { fold } from '#shared/domain/workbook/text.ts';

/** What a column can be. `category` covers 大/中/小項目: their order on the sheet gives the level. */
export type ColumnKind =
  | 'category'
  | 'no'
  | 'mandatory'
  | 'question'
  | 'materialExamples'
  | 'procedureExample'
  | 'policyRefs'
  | 'jisRefs'
  | 'notes'
  | 'answer';

/**
 * What cities call their columns, without blanks and punctuation. A whole label wins over a part of one, a longer part
 * over a shorter one. Names under three characters match only as a whole label.
 */
const names: Record<Exclude<ColumnKind, 'answer'>, string[]> = {
  category: [
    '項目',
    '大項目',
    '中項目',
    '小項目',
    '大分類',
    '中分類',
    '小分類',
    '区分',
    '区分名',
    '分類',
    '分類名',
    '大区分',
    '中区分',
    '小区分',
    '章',
    '節',
    '章名',
    '節名',
    'カテゴリ',
    'カテゴリー',
    '大',
    '中',
    '小',
    '項目名',
    '対策区分',
    '安全管理措置',
    '管理分野',
  ],
  no: [
    'no',
    '番号',
    '項番',
    '通番',
    '連番',
    '項目番号',
    '項目no',
    '監査項目no',
    '監査項目番号',
    '通しno',
    '通し番号',
    '#',
  ],
  mandatory: [
    '必須',
    '必須項目',
    '必須区分',
    '必須監査項目',
    '必須任意',
    '必須任意の別',
    '必須任意区分',
    '必須or任意',
    '優先項目',
    '重点項目',
  ],
  question: [
    '監査項目',
    '監査内容',
    '監査の観点',
    '監査ポイント',
    '監査のポイント',
    '監査事項',
    '確認事項',
    '確認項目',
    '確認内容',
    '点検項目',
    '自己点検項目',
    '点検内容',
    '点検事項',
    'チェック項目',
    'チェック内容',
    'チェックポイント',
    '着眼点',
    '設問',
    '質問',
    '質問事項',
    '要求事項',
  ],
  materialExamples: [
    '監査資料の例',
    '監査資料例',
    '監査資料',
    '資料の例',
    '確認資料',
    '確認資料の例',
    '確認書類',
    '必要資料',
    '必要書類',
    '監査証拠',
    '監査証拠の例',
    '証跡の例',
    '対象資料',
  ],
  procedureExample: [
    '監査実施の例',
    '監査実施例',
    '監査の実施例',
    '実施の例',
    '実施例',
    '監査方法',
    '監査の方法',
    '監査手続',
    '監査手続き',
    '監査手順',
    '確認方法',
    '確認手順',
    '監査技法',
    '点検方法',
  ],
  policyRefs: [
    'ポリシーガイドライン例文の番号',
    'ガイドラインの例文の番号',
    'ガイドライン例文',
    'ガイドラインの例文',
    '例文の番号',
    '例文番号',
    'ガイドライン',
    'ポリシー',
    '対策基準',
    '根拠条文',
    '根拠規定',
    '根拠規程',
    '根拠法令',
    '関係法令',
    '関連法令',
    '法令',
    '法令等',
    '関連条文',
    '関連規程',
    '関連規定',
    '参照条文',
    '条項',
    '番号法',
  ],
  jisRefs: [
    'jisq27002',
    'jisq27001',
    'jisq',
    'jis',
    'isoiec27002',
    'isoiec27001',
    'iso27002',
    'iso27001',
    '27002番号',
    '管理策番号',
  ],
  notes: ['留意事項', '留意点', '備考', '注意事項', '補足', '補足説明', '解説', '参考事項', '備考欄'],
};

/** Columns that cities add for their answers; a label that ends like one of these is never the question. */
const answers = [
  '結果',
  '回答',
  '回答欄',
  '評価',
  'コメント',
  '判定',
  '状況',
  '根拠資料',
  '担当',
  '担当課',
  '担当者',
  '所管課',
  '所属',
  '所属名',
  '確認日',
  '確認者',
  '点検日',
  '点検者',
  '監査日',
  '監査人',
  '自己点検',
  '対応',
  '対応策',
  '改善策',
  '改善内容',
  '期限',
  '指摘',
  '指摘事項',
  '記入欄',
  '特記事項',
];

const known = Object.entries(names).flatMap(([kind, list]) =>
  list.map((name) => ({ kind: kind as keyof typeof names, name })),
);
const whole = new Map<string, ColumnKind>(known.map(({ kind, name }) => [name, kind]));
const parts = known.filter(({ name }) => name.length >= 3).sort((a, b) => b.name.length - a.name.length);

/** A label as it is looked up: letters and digits only, so that `No.`, `Ｎｏ` and `No（番号）` come close. */
const bare = (label: string): string => fold(label).replaceAll(/[^\p{L}\p{N}#]/gu, '');

/** Nothing longer, and no sentence, is a column's name. */
export const isLabel = (text: string): boolean => fold(text).length <= 40 && !/[。□■]/u.test(text);

/** What a header cell names, or undefined. */
export const kindOf = (text: string): ColumnKind | undefined => {
  if (!isLabel(text)) return undefined;
  const label = bare(text);
  const exact = whole.get(label);
  if (exact !== undefined) return exact;
  if (answers.some((answer) => label.endsWith(answer))) return 'answer';
  return parts.find(({ name }) => label.includes(name))?.kind;
};
