import { anyKanjiDigit } from './kanji-digits.ts';
import { normalised } from './normalise.ts';

/** The name of a file, as a place in it. */
export const fileNamePlace = 'ファイル名';

/** Nine digits and more, apart by no more than blanks and marks: rows and pages of a file are never that long. */
const digit = `[0-9${anyKanjiDigit}]`;
const long = new RegExp(`${digit}(?:[ \\t.\\-_/|,]{0,3}${digit}){8,}`, 'g');

/** A place as it may be shown: what could be a number in its name is blotted out. At most 190 characters. */
export const blotted = (where: string): string => {
  const { text, at } = normalised(where);
  let shown = '';
  let from = 0;
  for (const { 0: run, index } of text.matchAll(long)) {
    shown += `${where.slice(from, at(index))}＊＊＊＊`;
    from = at(index + run.length);
  }
  shown += where.slice(from);
  return (
    shown
      .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .slice(0, 190)
      .trim() || '名前のない場所'
  );
};
