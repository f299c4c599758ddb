import { display, fold, halfWidth } from '#shared/domain/workbook/text.ts';

const yes = new Set(
  ['○', '〇', '◎', '◯', '●', '◉', '必須', '必', '有', 'true', '1', 'o', '✓', '✔', '☑', 'レ', 'yes'].map(fold),
);
const no = new Set(
  ['', '-', '−', '‐', '–', '—', 'ー', '―', '×', '✕', '任意', '推奨', '無', 'false', '0', 'no'].map(fold),
);

/** True or false for a known mark, undefined for a mark nobody told us about. */
export const readMandatory = (mark: string): boolean | undefined => {
  const folded = fold(mark);
  if (yes.has(folded)) return true;
  return no.has(folded) ? false : undefined;
};

/** `１２` is `12`; `①` and `2-①` stay what they are. */
export const readNumber = (text: string): string => halfWidth(text).replaceAll(/\s/gu, '').slice(0, 40);

const boxes = /[□■☐☑◻]/u;
const bullet = /^[・･•●◦▪◆◇○\-*]\s*/u;

/**
 * One entry a line or a box, without its bullet. `・` splits only at the start of a line (研修・訓練計画 is one word),
 * and once a cell has bullets, a line without one is the wrapped rest of the entry above it.
 */
export const readMaterials = (text: string): string[] => {
  const lines = text
    .replaceAll(/(?=[□■☐☑◻])/gu, '\n')
    .split('\n')
    .map(display)
    .filter((line) => line !== '');
  const isBulleted = (line: string) => boxes.test(line) || bullet.test(line);
  const wraps = lines.some(isBulleted);
  const entries: string[] = [];
  for (const line of lines) {
    const entry = line.replace(boxes, '').replace(bullet, '').trim();
    const last = entries.at(-1);
    if (wraps && !isBulleted(line) && last !== undefined) entries[entries.length - 1] = last + entry;
    else if (entry !== '') entries.push(entry);
  }
  return entries;
};

const split = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map(display)
    .filter((part) => part !== '');

/** Clause numbers in the wording of the file, split by line breaks and commas. */
export const readPolicyRefs = (text: string): string[] => [...new Set(split(text, /[\n,，､、;；]/u))];

/** Control numbers in half width. Blanks separate them only where nothing but numbers stands. */
export const readJisRefs = (text: string): string[] => {
  const plain = halfWidth(text);
  const separator = /^[A-Z\d.,、;\s]*$/u.test(plain) ? /[\s,､、;]+/u : /[\n,､、;]/u;
  return [...new Set(split(plain, separator))];
};

const methodWords: [string, RegExp][] = [
  ['資料のレビュー', /レビュー|閲覧|通読|書面/u],
  ['インタビュー', /インタビュー|インタヴュー|ヒアリング|聴取|質問/u],
  ['視察', /視察|現地|現場|立会|観察/u],
  ['機器・設定の確認', /端末の操作|操作の確認|設定|実機|画面|ログ/u],
  ['照合・抜取り', /照合|対照|照らし合わせ|抜き?取り|サンプリング/u],
];

/** The audit methods that a procedure mentions. */
export const readMethods = (procedure: string): string[] =>
  methodWords.filter(([, word]) => word.test(procedure.normalize('NFKC'))).map(([method]) => method);
