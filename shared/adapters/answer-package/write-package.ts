import { type Cell, type CellStyle, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { inEra } from '#shared/kernel/calendar.ts';
import type { PackageContent, PackageLine, PackageStamp } from '#shared/domain/answer-package/answer-package.ts';
import { marks } from '#shared/domain/answer-package/marks.ts';
import { writtenText } from '#shared/adapters/workbook/written-text.ts';
import { answerSheet, type ColumnName, columnOf, columns, filledIn, stampMark, stampSheet } from './layout.ts';

// On the desks of Japanese offices whatever their version of Excel; a reader without it takes another gothic.
const font = { name: '游ゴシック', size: 10, charset: 128 } as const;

const line = { style: 'thin', color: { rgb: '999999' } } as const;
const border = { top: line, right: line, bottom: line, left: line };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const alignment = { vertical: 'top', wrapText: true } as const;

const styles = {
  title: { font: { ...font, size: 14, bold: true } },
  note: { font },
  heading: {
    font: { ...font, bold: true },
    fill: fill('DDE6F0'),
    border,
    alignment: { ...alignment, horizontal: 'center' },
  },
  fixed: { font, fill: fill('F2F2F2'), border, alignment },
  // `@`: whatever is typed stays the text that it looks like, `=` and `−` included.
  filledIn: { font, border, alignment, numFmt: '@', protection: { locked: false } },
} as const satisfies Record<string, CellStyle>;

/** Every value is a string cell: there is nothing in it for Excel to calculate (SECURITY.md I4). */
const text = (value: string, style: CellStyle): Partial<Cell> =>
  value === '' ? { value: null, type: 'empty', style } : { value: writtenText(value), type: 'string', style };

const values: { [N in ColumnName]: (entry: PackageLine) => string } = {
  key: ({ item }) => item.itemKey,
  no: ({ item }) => item.no,
  chapter: ({ item: { chapter, categoryPath } }) =>
    categoryPath.startsWith(chapter) ? categoryPath : [chapter, categoryPath].filter(Boolean).join('\n'),
  mandatory: ({ item }) => (item.mandatory ? '必須' : ''),
  question: ({ item }) => item.question,
  materials: ({ item }) => item.materialExamples.map((example) => `・${example}`).join('\n'),
  previous: ({ previous }) => previous,
  remark: ({ remark }) => remark,
  result: ({ answer }) => (answer.selfResult ? marks[answer.selfResult] : ''),
  reason: ({ answer }) => answer.reason ?? '',
  comment: ({ answer }) => answer.comment ?? '',
};

const instructions = [
  '白い欄に記入してください。「回答」は一覧から選びます。「− 対象外」には理由が必要です。記入の途中でも取り込めます。',
  '行や列を消したり並べ替えたりせず、Excelブック(*.xlsx)のまま保存し、画面の「回答用Excelの取込み」で読み込んでください。',
  '個人番号(マイナンバー)は書かないでください。',
];

/** Excel shows no more than this of one cell; the rest of a long text could not be read back whole. */
const cellCharacters = 32_767;

const answers = ({ title, departmentName, dueDate, lines }: PackageContent): WriteSheet => {
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: string, style: CellStyle): void => {
    cells.set(`${row},${column}`, text(value.slice(0, cellCharacters), style));
  };
  const first = columnOf('no');
  put(0, first, `${title} 回答票`, styles.title);
  put(1, first, `所属: ${departmentName}  回答期限: ${inEra(dueDate)}`, styles.note);
  for (const [n, instruction] of instructions.entries()) put(2 + n, first, instruction, styles.note);
  const headingRow = 2 + instructions.length;
  for (const [column, { heading }] of columns.entries()) put(headingRow, column, heading, styles.heading);
  for (const [n, entry] of lines.entries()) {
    for (const [column, { name }] of columns.entries()) {
      const style = filledIn.includes(name) ? styles.filledIn : styles.fixed;
      put(headingRow + 1 + n, column, values[name](entry), style);
    }
  }
  const lastRow = headingRow + 1 + lines.length;
  const result = colToLetter(columnOf('result'));
  const hidden = lines.some(({ remark }) => remark !== '') ? ['key'] : ['key', 'remark'];
  return {
    name: answerSheet,
    columns: columns.map(({ name, width }) => ({ width, hidden: hidden.includes(name) })),
    // Rows exist through their cells; the writer wants to know how many there are.
    rows: Array.from({ length: lastRow }, () => []),
    cells,
    dataValidations: [
      {
        type: 'list',
        values: Object.values(marks),
        range: `${result}${headingRow + 2}:${result}${lastRow}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: '回答',
        errorMessage: '一覧から選んでください。',
      },
    ],
    // Without a password: it keeps the questions from slipping, not people from their own file.
    protection: { sheet: true, formatColumns: true, formatRows: true },
    freezePane: { rows: headingRow + 1, columns: columnOf('chapter') },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
      margins: { top: 0.5, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
};

const stamp = ({ bases, ...origin }: PackageStamp): WriteSheet => {
  const rows = [[stampMark], ...Object.entries(origin), ...bases.map(({ itemKey, base }) => [itemKey, base])];
  const cells = rows.flatMap((row, r) =>
    row.map((value, c) => [`${r},${c}`, { value: writtenText(value), type: 'string' }] as [string, Partial<Cell>]),
  );
  return { name: stampSheet, veryHidden: true, rows: rows.map(() => []), cells: new Map(cells) };
};

/** An answer package as a plain xlsx: no macro, no link, no formula, nothing a sanitiser would take out. */
export const writePackage = (content: PackageContent): Promise<Uint8Array> =>
  writeXlsx({
    defaultFont: font,
    properties: { title: `${content.title} 回答票` },
    sheets: [answers(content), stamp(content.stamp)],
  });
