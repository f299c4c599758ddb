/** Numbers as they are written down, for files that are made up: nothing here belongs to anybody. */

export type Random = () => number;
export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const pick = <T>(random: Random, from: readonly [T, ...T[]]): T => from[below(random, from.length)] ?? from[0];
export const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const padded = (value: number, length: number): string => String(value).padStart(length, '0');

const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Written a second time, apart from the rule: a slip there must not make the corpus agree with it. */
const checkDigit = (eleven: string): number => {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(eleven[at]), 0);
  const rest = sum % 11;
  return rest <= 1 ? 0 : 11 - rest;
};

/** Five digits in turns, `31415314153` and so on: a pattern that no register gives out as it comes. */
export const patterned = (random: Random, first?: string): string => {
  const five = many(5, () => String(below(random, 10)));
  const eleven = many(11, (at) => (at % 5 === 0 && first !== undefined ? first : (five[at % 5] ?? ''))).join('');
  return new Set(eleven).size === 1 ? patterned(random, first) : `${eleven}${checkDigit(eleven)}`;
};

/** So many of them, no two the same. */
export const patternedOnes = (random: Random, count: number): string[] => {
  const all = new Set<string>();
  while (all.size < count) all.add(patterned(random));
  return [...all];
};

export const digits = (random: Random, length: number): string =>
  many(length, (at) => (at === 0 ? 1 + below(random, 9) : below(random, 10))).join('');

/** Twelve digits of other origin, of which a tenth happens to have the right last digit. */
export const otherwise = (random: Random): string => digits(random, 12);

const grouped = (separator: string) => (n: string) =>
  `${n.slice(0, 4)}${separator}${n.slice(4, 8)}${separator}${n.slice(8)}`;
const mapped =
  (first: number, zero = first) =>
  (n: string) =>
    Array.from(n, (d) => String.fromCodePoint(d === '0' ? zero : first + Number(d))).join('');
const fullWidth = mapped(0xff10);
const hyphens = grouped('-');
const kanji = (n: string): string => Array.from(n, (d) => '〇一二三四五六七八九'[Number(d)]).join('');
const cut = (text: string, ...at: number[]): string =>
  [0, ...at].map((start, n) => text.slice(start, at[n])).join('\n');

export type Form = { write: (number: string, random: Random) => string; wanted: 'suspected' | 'review' };
const strong = (write: Form['write']): Form => ({ write, wanted: 'suspected' });
/** In kanji a number is for a person to look at, label or not (SECURITY.md section 4). */
const faint = (write: Form['write']): Form => ({ write, wanted: 'review' });

/** How a number can be written (SECURITY.md P2). */
export const forms: Readonly<Record<string, Form>> = {
  plain: strong((n) => n),
  hyphen: strong(hyphens),
  space: strong(grouped(' ')),
  fullWidth: strong(fullWidth),
  fullWidthHyphen: strong((n, random) => fullWidth(n).replace(/^(.{4})(.{4})/u, pick(random, ['$1-$2-', '$1ー$2ー']))),
  ideographicSpace: strong((n) => grouped('\u3000')(fullWidth(n))),
  zeroWidth: strong(grouped('\u200b')),
  dash: strong((n, random) => grouped(pick(random, ['\u2010', '\u2013', '\u2212']))(n)),
  dot: strong(grouped('.')),
  middleDot: strong((n, random) => grouped(pick(random, ['・', '·']))(n)),
  circled: strong(mapped(0x245f, 0x24ea)),
  spaced: strong((n) => Array.from(n).join(' ')),
  spacedWide: strong((n) => Array.from(fullWidth(n)).join('\u3000')),
  spacedHyphen: strong(grouped(' - ')),
  tabbed: strong(grouped('\t')),
  boxed: strong((n) => Array.from(n).join('|')),
  brokenLine: strong((n, random) => cut(n, 1 + below(random, 11))),
  brokenLineHyphen: strong((n, random) => cut(hyphens(n), 1 + below(random, 13))),
  threeLines: strong((n, random) => {
    const first = 1 + below(random, 10);
    return cut(n, first, first + 1 + below(random, 11 - first));
  }),
  kanji: faint(kanji),
  kanjiGroups: faint((n) => grouped('-')(kanji(n))),
};
