import { textFields, type Texts } from './draft.ts';
import type { Field } from './preview.ts';
import type { RowReason } from './reasons.ts';
import type { RowView } from './rows.ts';

/** The fields of a row that a continuation may add; `own` leaves out what a merge only repeats. */
export const textsOf = (view: RowView, which: 'own' | 'value'): Texts =>
  Object.fromEntries(textFields.map((field) => [field, view[which](field)])) as Texts;

/** The only thing a row says, when it says one thing: in one cell, or merged across the table. */
export const onlyText = ({ texts }: RowView): string | undefined => (new Set(texts).size === 1 ? texts[0] : undefined);

/** A text over three cells is one that a merge spread over the table. */
export const isSpread = (view: RowView): boolean => onlyText(view) !== undefined && view.texts.length >= 3;

const ownFields = ({ columns, own }: RowView): Field[] =>
  (Object.keys(columns) as Field[]).filter((field) => own(field) !== '');

const hasNoTextField = (view: RowView): boolean => textFields.every((field) => view.own(field) === '');

const isRemark = (view: RowView): boolean => {
  const text = onlyText(view) ?? '';
  return /^(?:[※*]|注[\d\s:：)）]|備考[:：])|。$/u.test(text) && (isSpread(view) || hasNoTextField(view));
};

const isHeading = (view: RowView): boolean => {
  const text = onlyText(view) ?? '';
  if (!/\p{L}{2}|^[A-Z]$/u.test(text)) return false;
  if (isSpread(view)) return true;
  const [field, another] = ownFields(view);
  return another === undefined && (field === 'no' || field?.startsWith('category') === true);
};

/** Rows below a header that hold no item, whatever stands above them. The first rule that fits gives the reason. */
export const bodyRules: [RowReason, (view: RowView) => boolean][] = [
  ['remark', isRemark],
  ['section_heading', isHeading],
  ['no_text', (view) => ownFields(view).length === 0],
];
