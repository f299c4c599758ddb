/** The two sheets of an answer package. */
export const answerSheet = '回答票';
export const stampSheet = 'kansa';

/** What the first cell of the stamp says, so that a sheet of the same name is not taken for one. */
export const stampMark = 'kansa-answer-package-1';

/** The columns of the answer sheet by heading, in order, with their widths in characters. */
export const columns = [
  { name: 'key', heading: '項目キー', width: 4 },
  { name: 'no', heading: 'No.', width: 7 },
  { name: 'chapter', heading: '章・区分', width: 20 },
  { name: 'mandatory', heading: '必須', width: 5 },
  { name: 'question', heading: '監査項目', width: 46 },
  { name: 'materials', heading: '監査資料の例', width: 22 },
  { name: 'previous', heading: '前回の回答・判定・指摘', width: 32 },
  { name: 'remark', heading: '差戻しの指摘', width: 22 },
  { name: 'result', heading: '回答', width: 13 },
  { name: 'reason', heading: '対象外の理由', width: 24 },
  { name: 'comment', heading: '説明・コメント', width: 40 },
] as const;
export type ColumnName = (typeof columns)[number]['name'];

/** What a section fills in. */
export const filledIn: readonly ColumnName[] = ['result', 'reason', 'comment'];

export const columnOf = (name: ColumnName): number => columns.findIndex((column) => column.name === name);
export const headingOf = (name: ColumnName): string => columns[columnOf(name)]?.heading ?? '';
