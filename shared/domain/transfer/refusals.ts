import { refuseBecause } from '#shared/domain/workbook/refusals.ts';

/** Refuses a file that can be read and holds no staff list; never returns. */
export const refuseNoList = (): never =>
  refuseBecause(
    'no_staff_list',
    '職員の表が見つかりません。「所属コード」「所属名」「職名」「氏名」などの見出しが3つ以上並ぶ行があるか確かめてください。',
  );
