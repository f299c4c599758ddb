/** Why a row is not an item of its own. */
export const rowReasons = [
  'continuation',
  'blank',
  'before_header',
  'header',
  'repeated_header',
  'section_heading',
  'remark',
  'no_question',
  'no_text',
  'hidden_sheet',
  'left_out',
  'no_list_on_sheet',
] as const;
export type RowReason = (typeof rowReasons)[number];

/** What a person should look at before the import is committed. */
export const warningCodes = [
  'hidden_sheet',
  'hidden_rows',
  'column_ignored',
  'answer_column_ignored',
  'duplicate_column',
  'unknown_mandatory_mark',
  'item_without_number',
  'no_numbers',
  'duplicate_number',
  'number_is_date',
  'twin_items',
] as const;
export type WarningCode = (typeof warningCodes)[number];
