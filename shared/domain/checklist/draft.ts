import { readJisRefs, readMaterials, readMethods, readPolicyRefs } from './fields.ts';
import { checklistItem, type ChecklistItem } from './item.ts';
import { refuse } from './refusals.ts';
import { oneLine } from '#shared/domain/workbook/text.ts';

/** The columns whose text goes on when a row continues the item above it. */
export const textFields = [
  'question',
  'materialExamples',
  'procedureExample',
  'policyRefs',
  'jisRefs',
  'notes',
] as const;
export type Texts = Record<(typeof textFields)[number], string>;

/** An item while its rows are being collected: text of the cells, not yet taken apart. */
export type Draft = {
  sheet: string;
  /** One-based row its number or question stands in. */
  row: number;
  no: string;
  /** What heads the item besides its categories: a heading row above it, or the name of the sheet. */
  section: string;
  sheetTitle: string;
  categories: [string, string, string];
  mandatory: boolean;
  texts: Texts;
};

/** Adds the text of a continuation row below what is already there. */
export const join = (draft: Draft, more: Texts): void => {
  for (const field of textFields) {
    draft.texts[field] = [draft.texts[field], more[field]].filter((text) => text !== '').join('\n');
  }
};

export const titleOf = (draft: Draft): string =>
  oneLine(draft.texts.question.split('\n').find((line) => line.trim() !== '') ?? '');

export const chapterOf = ({ section, categories, sheetTitle }: Draft): string =>
  oneLine(section !== '' ? section : categories[0] !== '' ? categories[0] : sheetTitle);

/** The finished item. Refuses the file when a text is longer than an item may be. */
export const finish = (draft: Draft, itemKey: string): ChecklistItem => {
  const { texts, categories } = draft;
  const [category1, category2, category3] = categories.map(joinLines) as Draft['categories'];
  const parsed = checklistItem.safeParse({
    itemKey,
    no: draft.no,
    chapter: chapterOf(draft),
    category1,
    category2,
    category3,
    categoryPath: [category1, category2, category3].filter((category) => category !== '').join(' / '),
    title: titleOf(draft),
    question: texts.question,
    mandatory: draft.mandatory,
    materialExamples: readMaterials(texts.materialExamples),
    procedureExample: texts.procedureExample,
    methods: readMethods(texts.procedureExample),
    policyRefs: readPolicyRefs(texts.policyRefs),
    jisRefs: readJisRefs(texts.jisRefs),
    notes: texts.notes,
  });
  return parsed.success ? parsed.data : refuse('item_too_long');
};

/** A category keeps its wording; only a line break inside the cell becomes a blank. */
const joinLines = (category: string): string =>
  category
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
