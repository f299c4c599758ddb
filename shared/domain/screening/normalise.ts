/** A text in the plain form that rules are written for; `at` leads from each of its characters back to the original. */
export type Normalised = { text: string; at: (index: number) => number };

const invisible = /\p{Default_Ignorable_Code_Point}/u;
const dashes = /[\u2010-\u2015\u2212\u30fc\ufe63\uff0d\uff70\u30a0]/;
const dots = /[\u00b7\u30fb\uff65\u2022\u2027]/;
const ascii = /^[\x20-\x7e\t\n\r]*$/;

/** One character: as compatibility has it, dashes and middle dots of whatever make as one. */
const plain = (character: string): string => {
  if (invisible.test(character)) return '';
  if (dashes.test(character)) return '-';
  if (dots.test(character)) return '.';
  return character.normalize('NFKC');
};

/**
 * Full-width, circled and other digits as ASCII ones, nothing invisible between them. ー is a dash here although it also
 * is a long vowel: context words are written in the same form before they are looked for.
 */
export const normalised = (original: string): Normalised => {
  if (ascii.test(original)) return { text: original, at: (index) => index };
  let text = '';
  let from = 0;
  const origins: number[] = [];
  for (const character of original) {
    const written = plain(character);
    for (let n = 0; n < written.length; n += 1) origins.push(from);
    text += written;
    from += character.length;
  }
  origins.push(from);
  return { text, at: (index) => origins[index] ?? from };
};
