import { once } from '#shared/kernel/once.ts';

/** A text in the plain form that rules are written for; `at` leads from each of its characters back to the original. */
export type Normalised = { text: string; at: (index: number) => number };

// The engine looks classes of characters up when it reads an expression, a millisecond each: not at a cold start.
const invisible = once(() => new RegExp(String.raw`\p{Default_Ignorable_Code_Point}`, 'u'));
const dashes = /[\u2010-\u2015\u2212\u30fc\ufe63\uff0d\uff70\u30a0]/;
const dots = /[\u00b7\u30fb\uff65\u2022\u2027]/;
const bars = /[\u00a6\u2502\u2503\u2758\uff5c]/;
/** Nothing in it has another form: most of what offices write, and not worth taking apart. */
const isPlain = /^[\x20-\x7e\t\n\r\u3001\u3002\u300c\u300d\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;
/** Voiced and half-voiced marks that stand by themselves: in half-width letters, and in names of files from a Mac. */
const voicing = /[\u3099\u309a\uff9e\uff9f]/;

/** Signs that show a digit and that compatibility leaves as they are: the first of a run, and the digit it shows. */
const digitSigns: readonly [first: number, digit: number, count: number][] = [
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x24f5, 1, 9],
  [0x24ff, 0, 1],
  // Fonts of symbols keep their signs in the private area: digits as such, and circled in two ways.
  [0xf030, 0, 10],
  [0xf080, 0, 10],
  [0xf08b, 0, 10],
];
const digitShown = (character: string): string | undefined => {
  const code = character.codePointAt(0) ?? 0;
  const run = digitSigns.find(([first, , count]) => code >= first && code < first + count);
  return run === undefined ? undefined : String(run[1] + code - run[0]);
};

/** One character: as compatibility has it, dashes, middle dots and bars of whatever make as one. */
const plain = (character: string): string => {
  if (invisible().test(character)) return '';
  if (dashes.test(character)) return '-';
  if (dots.test(character)) return '.';
  if (bars.test(character)) return '|';
  return digitShown(character) ?? character.normalize('NFKC');
};

/**
 * Full-width, circled and other digits as ASCII ones, nothing invisible between them. ー is a dash here although it also
 * is a long vowel: context words are written in the same form before they are looked for.
 */
export const normalised = (original: string): Normalised => {
  if (isPlain.test(original)) return { text: original, at: (index) => index };
  let text = '';
  let from = 0;
  const origins: number[] = [];
  for (const character of original) {
    const written = plain(character);
    const joined = voicing.test(character) ? `${text.slice(-1)}${written}`.normalize('NFC') : '';
    if (joined.length === 1) {
      text = text.slice(0, -1) + joined;
    } else {
      for (let n = 0; n < written.length; n += 1) origins.push(from);
      text += written;
    }
    from += character.length;
  }
  origins.push(from);
  return { text, at: (index) => origins[index] ?? from };
};
