import type { RowReason, WarningCode } from './reasons.ts';

// Apart from the codes themselves: every function knows what a preview may hold, and one of them says it in words.
type Sentences<Code extends string> = Readonly<Record<Code, { ja: string; en: string }>>;

/** Why a row is not an item of its own. */
export const rowSentences: Sentences<RowReason> = {
  continuation: {
    ja: 'No.のない続きの行なので、前の項目につなげました。',
    en: 'Has no number, so it was joined to the item before it.',
  },
  blank: { ja: '空の行です。', en: 'Blank row.' },
  before_header: { ja: '見出しより前の行です。', en: 'Above the header.' },
  header: { ja: '見出しの行です。', en: 'Header row.' },
  repeated_header: { ja: '繰り返しの見出しです。', en: 'Header repeated at a page break.' },
  section_heading: { ja: '章や節の名前の行です。', en: 'Names a chapter or section.' },
  remark: { ja: '※などの注記の行です。', en: 'A remark, not an item.' },
  no_question: {
    ja: '監査項目の文がありません(数式の計算結果が保存されていない場合もこうなります)。',
    en: 'Has no question text (also when a formula was saved without its result).',
  },
  no_text: { ja: '取り込む列に内容がありません。', en: 'Nothing in the columns that are imported.' },
  hidden_sheet: { ja: '非表示のシートです。', en: 'The sheet is hidden.' },
  left_out: { ja: '取り込まないと指定されたシートです。', en: 'The sheet was left out on request.' },
  no_list_on_sheet: {
    ja: '表紙など、監査項目の表がないシートです。',
    en: 'The sheet has no list of audit items, like a cover.',
  },
};

/** What a person should look at before the import is committed. `{label}` is what the cell says. */
export const warningSentences: Sentences<WarningCode> = {
  hidden_sheet: { ja: '非表示のシートは取り込みません。', en: 'A hidden sheet is not imported.' },
  hidden_rows: {
    ja: '非表示の行も取り込みました。不要な項目がないか確かめてください。',
    en: 'Hidden rows were imported too.',
  },
  column_ignored: { ja: '列「{label}」は取り込みません。', en: 'The column “{label}” is not imported.' },
  answer_column_ignored: {
    ja: '列「{label}」は回答の列なので、ひな形には取り込みません。',
    en: 'The column “{label}” holds answers and is not part of the template.',
  },
  duplicate_column: {
    ja: '列「{label}」と同じ役割の列がほかにあるため、この列は取り込みません。',
    en: 'Another column already plays the part of “{label}”.',
  },
  unknown_mandatory_mark: {
    ja: '必須の欄の「{label}」は読み取れないため、任意として取り込みました。',
    en: '“{label}” is not a known mark; the item was taken as optional.',
  },
  item_without_number: { ja: 'No.のない項目です。', en: 'The item has no number.' },
  no_numbers: {
    ja: 'No.がないため、監査項目の欄に文がある行を1項目としました。',
    en: 'No numbers at all: every row with a question became an item.',
  },
  duplicate_number: { ja: 'No.「{label}」が重複しています。', en: 'The number “{label}” occurs twice.' },
  number_is_date: {
    ja: 'No.が日付「{label}」になっています。Excelが自動で変換した可能性があります。',
    en: 'The number was saved as the date “{label}”.',
  },
  twin_items: {
    ja: '区分と題名が同じ項目がほかにあります。',
    en: 'Another item has the same category and title.',
  },
};
