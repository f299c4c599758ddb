import { anyKanjiDigit, kanjiDigits } from './kanji-digits.ts';
import { dateOrPhone, isRowOfDates } from './other-numbers.ts';

/**
 * Twelve digits that may be a number, by the form they are written in (SECURITY.md section 4): A in one piece or 4-4-4
 * with one separator, B with up to three separators between digits, Z a number that lost its leading zero, K in kanji.
 */
export type Candidate = { digits: string; form: 'A' | 'B' | 'Z' | 'K'; from: number; to: number };

// A label of letters may be glued to the first digit (`No123…`); letters among digits are an identifier of another kind.
const begins = '(?<!\\d)(?<!\\d\\.)(?<!\\d[A-Za-z]{1,12})(?<!(?:^|[^A-Za-z])[A-Za-z])';
const ends = '(?![0-9A-Za-z])(?!\\.\\d)';
const formA = new RegExp(`${begins}(?:\\d{12}|\\d{4}([ ._-])\\d{4}\\1\\d{4})${ends}`, 'g');

/** A fourth group of four, apart by the same sign, makes it a card or an account of sixteen digits. */
const isLonger = (text: string, from: number, to: number, separator: string | undefined): boolean =>
  separator !== undefined &&
  ((text[from - 1] === separator && /(?<!\d)\d{4}$/.test(text.slice(Math.max(0, from - 6), from - 1))) ||
    (text[to] === separator && /^\d{4}(?!\d)/.test(text.slice(to + 1, to + 6))));

const piecesAndGroups = (text: string): Candidate[] =>
  [...text.matchAll(formA)].flatMap(({ 0: match, 1: separator, index }): Candidate[] => {
    const to = index + match.length;
    const isOther = isLonger(text, index, to, separator) || isRowOfDates(match.split(separator ?? ' '));
    return isOther ? [] : [{ digits: match.replaceAll(/\D/g, ''), form: 'A', from: index, to }];
  });

type Group = { digits: string; from: number; to: number };
const groupPattern = /(?<![0-9A-Za-z])\d{1,11}(?![0-9A-Za-z])/g;
const separators = /^[ \t\n\r|._-]{1,3}$/;
/** Digits in how many pieces of which size: boxes, pairs, threes, fours, halves. */
const sizes = [1, 2, 3, 4, 6];
/** A row of single digits that goes on is a table of ones and zeros. */
const longestRow = 14;

/** Stretches of digit groups with no more than separators between them. */
const stretches = (text: string): Group[][] => {
  const all: Group[][] = [];
  for (const { 0: digits, index } of text.matchAll(groupPattern)) {
    const last = all.at(-1)?.at(-1);
    const group = { digits, from: index, to: index + digits.length };
    if (last && separators.test(text.slice(last.to, index))) all.at(-1)?.push(group);
    else all.push([group]);
  }
  return all;
};

const joinedGroups = (groups: readonly Group[]): Candidate => ({
  digits: groups.map((g) => g.digits).join(''),
  form: 'B',
  from: groups[0]?.from ?? 0,
  to: groups.at(-1)?.to ?? 0,
});

const equalGroups = (stretch: readonly Group[], size: number): Candidate[] => {
  const count = 12 / size;
  const runs = stretch.map(({ digits }) => (digits.length === size ? 'x' : '.')).join('');
  return [...runs.matchAll(/x+/g)].flatMap(({ 0: run, index }) =>
    run.length < count || run.length > (size === 1 ? longestRow : count)
      ? []
      : Array.from({ length: run.length - count + 1 }, (_, n) => stretch.slice(index + n, index + n + count))
          .filter((groups) => !isRowOfDates(groups.map(({ digits }) => digits)))
          .map(joinedGroups),
  );
};

const lineEnd = /[ \t]*[\r\n]+[ \t]*/g;
const wholeLine = /^(?:\d{12}|\d{4}([ ._-])\d{4}\1\d{4})$/;

/** Lines ended inside of the number, wherever that was; without their ends it is in form A. */
const brokenLines = (text: string, stretch: readonly Group[]): Candidate[] =>
  stretch.flatMap((first, at) => {
    let length = 0;
    const groups = stretch.slice(at, at + 12);
    const end = groups.findIndex(({ digits }) => (length += digits.length) >= 12);
    const last = groups[end];
    if (length !== 12 || last === undefined) return [];
    const written = text.slice(first.from, last.to);
    const isBroken = /[\r\n]/.test(written) && wholeLine.test(written.replaceAll(lineEnd, ''));
    return isBroken ? [joinedGroups(groups.slice(0, end + 1))] : [];
  });

const digit = `[${anyKanjiDigit}]`;
const formK = new RegExp(`(?<!${digit})${digit}(?:[ .-]?${digit}){11}(?!${digit})`, 'g');
const inKanji = (text: string): Candidate[] =>
  [...text.matchAll(formK)].map(({ 0: match, index }) => ({
    digits: Array.from(match.replaceAll('零', '〇'), (c) => kanjiDigits.indexOf(c))
      .filter((d) => d >= 0)
      .join(''),
    form: 'K',
    from: index,
    to: index + match.length,
  }));

/** Everything in a normalised text that is written as a number could be, whatever its check digit. */
export const candidatesIn = (original: string): Candidate[] => {
  // No piece of a date or a telephone number is a piece of a number.
  const text = original.replaceAll(dateOrPhone, (other) => '□'.repeat(other.length));
  const whole = piecesAndGroups(text);
  const apart = stretches(text)
    .filter((stretch) => stretch.length > 1)
    .flatMap((stretch) => [...sizes.flatMap((size) => equalGroups(stretch, size)), ...brokenLines(text, stretch)]);
  const found = new Map(apart.map((candidate) => [`${candidate.from} ${candidate.to}`, candidate]));
  const isNew = ({ from, to }: Candidate): boolean => !whole.some((w) => w.from < to && from < w.to);
  return [...whole, ...[...found.values()].filter(isNew), ...inKanji(text)];
};

/** What a cell that is a number by type may have been before its leading zeros were lost: one, rarely two or three. */
export const lostZeros = (text: string): Candidate[] =>
  /^\d{9,11}$/.test(text) ? [{ digits: text.padStart(12, '0'), form: 'Z', from: 0, to: text.length }] : [];
