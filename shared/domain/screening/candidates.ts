/**
 * Twelve digits that may be a number, by the form they are written in (SECURITY.md section 4): A in one piece or 4-4-4
 * with one separator, B with up to three separators between digits, Z a number that lost its leading zero, K in kanji.
 */
export type Candidate = { digits: string; form: 'A' | 'B' | 'Z' | 'K'; from: number; to: number };

// A label of letters may be glued to the first digit (`No123…`); letters among digits are an identifier of another kind.
const begins = '(?<!\\d)(?<!\\d[.,])(?<!\\d[A-Za-z]{1,12})(?<!(?:^|[^A-Za-z])[A-Za-z])';
const ends = '(?![0-9A-Za-z])(?![.,]\\d)';
const formA = new RegExp(`${begins}(?:\\d{12}|\\d{4}([ .-])\\d{4}\\1\\d{4})${ends}`, 'g');
const moreBefore = /\d{4}[ .-]$/;
const moreAfter = /^[ .-]\d{4}(?!\d)/;

const isGrouped = (match: string): boolean => match.length > 12;

const piecesAndGroups = (text: string): Candidate[] =>
  [...text.matchAll(formA)].flatMap(({ 0: match, index }): Candidate[] => {
    const to = index + match.length;
    // A fourth group of four makes it a card or an account of sixteen digits.
    const isLonger =
      isGrouped(match) && (moreBefore.test(text.slice(0, index)) || moreAfter.test(text.slice(to, to + 6)));
    return isLonger ? [] : [{ digits: match.replaceAll(/\D/g, ''), form: 'A', from: index, to }];
  });

type Group = { digits: string; from: number; to: number };
const groupPattern = /(?<![0-9A-Za-z])\d{1,11}(?![0-9A-Za-z])/g;
const separators = /^[ \t\n\r|.-]{1,3}$/;
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

const equalGroups = (stretch: readonly Group[], size: number): Candidate[] => {
  const count = 12 / size;
  const runs = stretch.map(({ digits }) => (digits.length === size ? 'x' : '.')).join('');
  return [...runs.matchAll(/x+/g)].flatMap(({ 0: run, index }) =>
    run.length < count || run.length > (size === 1 ? longestRow : count)
      ? []
      : Array.from({ length: run.length - count + 1 }, (_, n) =>
          joinedGroups(stretch.slice(index + n, index + n + count)),
        ),
  );
};

/** A line ended inside of the number. */
const brokenLines = (text: string, stretch: readonly Group[]): Candidate[] =>
  stretch.slice(1).flatMap((group, n) => {
    const before = stretch[n];
    const isWhole = before && before.digits.length + group.digits.length === 12;
    return isWhole && text.slice(before.to, group.from).includes('\n') ? [joinedGroups([before, group])] : [];
  });

const joinedGroups = (groups: readonly Group[]): Candidate => ({
  digits: groups.map((g) => g.digits).join(''),
  form: 'B',
  from: groups[0]?.from ?? 0,
  to: groups.at(-1)?.to ?? 0,
});

const kanji = '〇一二三四五六七八九';
const formK =
  /(?<![〇零一二三四五六七八九])[〇零一二三四五六七八九](?:[ .-]?[〇零一二三四五六七八九]){11}(?![〇零一二三四五六七八九])/g;
const inKanji = (text: string): Candidate[] =>
  [...text.matchAll(formK)].map(({ 0: match, index }) => ({
    digits: Array.from(match.replaceAll('零', '〇'), (c) => kanji.indexOf(c))
      .filter((d) => d >= 0)
      .join(''),
    form: 'K',
    from: index,
    to: index + match.length,
  }));

/** Everything in a normalised text that is written as a number could be, whatever its check digit. */
export const candidatesIn = (text: string): Candidate[] => {
  const whole = piecesAndGroups(text);
  const apart = stretches(text)
    .filter((stretch) => stretch.length > 1)
    .flatMap((stretch) => [...sizes.flatMap((size) => equalGroups(stretch, size)), ...brokenLines(text, stretch)]);
  const isNew = ({ from, to }: Candidate): boolean => !whole.some((w) => w.from < to && from < w.to);
  return [...whole, ...apart.filter(isNew), ...inKanji(text)];
};

/** What a cell that is a number by type may have been before its leading zeros were lost. */
export const lostZeros = (text: string): Candidate[] =>
  /^\d{11}$/.test(text) ? [{ digits: `0${text}`, form: 'Z', from: 0, to: text.length }] : [];
