/** Numbers as they are written down, for files that are made up: nothing here belongs to anybody. */

const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Written a second time, apart from the rule: a slip there must not make the corpus agree with it. */
const checkDigit = (eleven: string): number => {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(eleven[at]), 0);
  const rest = sum % 11;
  return rest <= 1 ? 0 : 11 - rest;
};

/** Two digits in turns, `37373737373` and so on: a pattern that no register gives out as it comes. */
export const patterned = (random: () => number, first?: string): string => {
  const digit = (): string => String(Math.floor(random() * 10));
  const [a, b, c] = [first ?? digit(), digit(), digit()];
  const eleven = `${a}${b}${c}${b}${a}${b}${c}${b}${a}${b}${c}`;
  return new Set(eleven).size === 1 ? patterned(random, first) : `${eleven}${checkDigit(eleven)}`;
};

/** Twelve digits of other origin, of which a tenth happens to have the right last digit. */
export const otherwise = (random: () => number): string =>
  Array.from({ length: 12 }, (_, at) => (at === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10))).join('');

const grouped = (separator: string) => (n: string) =>
  `${n.slice(0, 4)}${separator}${n.slice(4, 8)}${separator}${n.slice(8)}`;
const mapped =
  (first: number, zero = first) =>
  (n: string) =>
    Array.from(n)
      .map((d) => String.fromCodePoint(d === '0' ? zero : first + Number(d)))
      .join('');
const fullWidth = mapped(0xff10);

/** How a number can be written (SECURITY.md P2). */
export const forms: Readonly<Record<string, (number: string) => string>> = {
  plain: (n) => n,
  hyphen: grouped('-'),
  space: grouped(' '),
  fullWidth,
  fullWidthHyphen: (n) => fullWidth(n).replace(/^(.{4})(.{4})/u, '$1-$2-'),
  ideographicSpace: grouped('\u3000'),
  zeroWidth: grouped('\u200b'),
  hyphen2010: grouped('\u2010'),
  middleDot: grouped('・'),
  circled: mapped(0x245f, 0x24ea),
  spaced: (n) => Array.from(n).join(' '),
  lineBroken: (n) => `${n.slice(0, 6)}\n${n.slice(6)}`,
};
