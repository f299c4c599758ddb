import { DomainError } from '#shared/kernel/errors.ts';

const saveAsXlsx = 'Excelで開き、「Excelブック(*.xlsx)」として保存し直してください。';

/** Why a file is refused whatever list it should hold, in words a clerk can act on. They complete `file_refused`. */
const refusals = {
  empty_file: 'ファイルの中身が空です。',
  not_a_workbook: `ExcelファイルでもCSVでもありません。${saveAsXlsx}`,
  old_excel: `古い形式のExcelファイル(*.xls)です。${saveAsXlsx}`,
  macro_workbook: `マクロを含むExcelファイルです。${saveAsXlsx}`,
  encrypted_workbook: 'パスワードで保護されています。パスワードを外して保存し直してください。',
  linked_workbook:
    'ほかのファイルへのリンクや埋め込まれたファイルが含まれています。リンクを値に置き換え、埋め込みを消して保存し直してください。',
  damaged_workbook: `ファイルが壊れているか、特殊な形式です。${saveAsXlsx}`,
  unsafe_workbook: '展開すると異常に大きくなるなど、安全に開けないファイルです。作成し直してください。',
  unreadable_text: '文字コードが読み取れません。CSVはUTF-8かShift_JISで保存してください。',
  broken_csv: 'CSVの引用符(")の対応がとれていません。',
  too_large: 'ファイルが大きすぎます。10MBまでにしてください。',
  too_many_sheets: 'シートが多すぎます。50枚までにしてください。',
  too_many_rows: '行が多すぎます。全シート合わせて10,000行までにしてください。',
  too_many_columns: '列が多すぎます。60列までにしてください。',
  cell_too_long: '1つのセルの文字が多すぎます。32,767文字までにしてください。',
  too_much_text: '文字が多すぎます。ファイルを分けてください。',
} as const satisfies Record<string, string>;
export type Refusal = keyof typeof refusals;

/** Refuses the file for a reason of its own kind of list; never returns. */
export const refuseBecause = (code: string, reason: string): never => {
  throw new DomainError('file_refused', { params: { code, reason } });
};

/** Refuses the file; never returns. */
export const refuse = (code: Refusal): never => refuseBecause(code, refusals[code]);
