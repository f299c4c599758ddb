import { refuseBecause } from '#shared/domain/workbook/refusals.ts';

const again = '画面から回答用Excelをもう一度書き出し、回答を写してください。';

/** Why a whole package is refused, in words a clerk can act on. */
const packageRefusals = {
  no_package: `回答用Excelではありません。${again}`,
  no_stamp: `回答用Excelに付けた管理用の情報がありません。ファイルの無害化などで失われた可能性があります。${again}`,
  altered_package: `回答用Excelの管理用の情報が書き換わっています。${again}`,
  other_section: 'ほかの所属または監査の回答用Excelです。ファイルを確かめてください。',
  other_version: `点検票の版が違います。${again}`,
} as const satisfies Record<string, string>;

/** Refuses the file; never returns. */
export const refusePackage = (code: keyof typeof packageRefusals): never => refuseBecause(code, packageRefusals[code]);

/** Why one row of a package cannot be taken in. */
export const rowRefusals = {
  unknown_key: { ja: 'この点検票にない項目です。', en: 'This item is not in the checklist.' },
  twice: { ja: '同じ項目の行が2つあります。', en: 'There are two rows of this item.' },
  no_result: {
    ja: '「回答」が選ばれていません。一度した回答を空にすることはできません。',
    en: 'No choice is made in 回答; an answer once given cannot be emptied.',
  },
  unknown_result: {
    ja: '「回答」は ○ 適合・△ 一部適合・× 不適合・− 対象外 から選んでください。',
    en: 'The answer is none of ○, △, ×, −.',
  },
  no_reason: { ja: '対象外には理由が必要です。', en: '対象外 needs a reason.' },
  too_long: {
    ja: '説明は4,000文字、理由は2,000文字までです。',
    en: 'An explanation has 4,000 characters at most, a reason 2,000.',
  },
} as const satisfies Record<string, { ja: string; en: string }>;
export type RowRefusal = keyof typeof rowRefusals;
