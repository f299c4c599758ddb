/** A unit of folded text: in which piece of the page it is, and from where to where. */
type Place = { piece: number; start: number; end: number };
export type Folded = { text: string; places: readonly Place[] };

/**
 * Text as it is compared: width, case, and the radicals that some writers put for kanji make no difference, and neither
 * do spaces, as a line of Japanese breaks anywhere.
 */
const folded = (letter: string): string => letter.normalize('NFKD').toLowerCase().replaceAll(/\s/gu, '');

/** Folds the pieces of a page, and keeps where each letter came from. */
export const fold = (pieces: readonly string[]): Folded => {
  let text = '';
  const places: Place[] = [];
  pieces.forEach((whole, piece) => {
    let start = 0;
    for (const letter of whole) {
      const end = start + letter.length;
      const plain = folded(letter);
      text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) places.push({ piece, start, end });
      start = end;
    }
  });
  return { text, places };
};

/** Where words are in folded text. A letter whose mark is left over is another letter: ハ is not in バ. */
export const placesOf = (text: string, words: string): { start: number; end: number }[] => {
  const sought = fold([words]).text;
  const found: { start: number; end: number }[] = [];
  if (sought === '') return found;
  for (let start = text.indexOf(sought); start !== -1; start = text.indexOf(sought, start + sought.length)) {
    const end = start + sought.length;
    if (!/^\p{M}/u.test(text.slice(end, end + 2))) found.push({ start, end });
  }
  return found;
};
