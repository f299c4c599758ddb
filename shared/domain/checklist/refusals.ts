import { refuseBecause } from '#shared/domain/workbook/refusals.ts';

/** Why a file that can be read is refused as a checklist. They complete the sentence of `file_refused`. */
const refusals = {
  no_list:
    '監査項目の表が見つかりません。「No.」「監査項目」「監査資料の例」などの見出しが3つ以上並ぶ行があるか確かめてください。',
  no_question_column: '見出しの行に「監査項目」の列が見つかりません。',
  mapping_differs:
    '指定されたシート・見出しの行・列がファイルと合いません。シートの名前と行、列の番号を確かめてください。',
  no_items: '見出しはありますが、監査項目が1件もありません。',
  item_too_long: '監査項目か章の名前の文が長すぎます。監査項目は10,000文字、章は200文字までにしてください。',
} as const satisfies Record<string, string>;

/** Refuses the file; never returns. */
export const refuse = (code: keyof typeof refusals): never => refuseBecause(code, refusals[code]);
