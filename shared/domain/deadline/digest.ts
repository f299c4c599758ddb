import { type Day, inEra } from '#shared/kernel/calendar.ts';

/** One piece of work as a digest names it: what kind, whose and when, never its title or content. */
export type DigestLine = {
  what: string;
  /** Name of the section it is about; left out where it is about none. */
  section: string | undefined;
  due: Day;
  /** Business days to go; negative when late. */
  left: number;
  /** What to do next. */
  next: string;
};

const when = (left: number): string => {
  if (left > 0) return `あと${left}営業日`;
  return left === 0 ? '本日' : `${-left}営業日超過`;
};

const lineOf = ({ what, section, due, left, next }: DigestLine): string =>
  `・${what}${section === undefined ? '' : `(${section})`} 期限 ${inEra(due)}(${when(left)})\n  ${next}。`;

const oldestFirst = (lines: readonly DigestLine[]): string =>
  lines
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map(lineOf)
    .join('\n');

/** The longest list a letter prints; the screen has all of it. */
const longest = 50;

const part = (title: string, lines: readonly DigestLine[]): string[] => {
  if (lines.length === 0) return [];
  const rest = lines.length > longest ? [`ほか${lines.length - longest}件`] : [];
  return [[title, oldestFirst(lines.slice(0, longest)), ...rest].join('\n')];
};

/** The daily letter of one person about what is late or soon due: their own work, and delays they answer for. */
export const digestLetter = (
  name: string,
  own: readonly DigestLine[],
  below: readonly DigestLine[],
): { subject: string; text: string } => {
  const late = own.filter(({ left }) => left < 0).length;
  const subject =
    late > 0
      ? `期限を過ぎた仕事が${late}件あります`
      : own.length > 0
        ? '期限が近い仕事があります'
        : '期限を過ぎた仕事のお知らせ';
  const parts = [
    ...part(
      '期限を過ぎた仕事',
      own.filter(({ left }) => left < 0),
    ),
    ...part(
      '期限が近い仕事',
      own.filter(({ left }) => left >= 0),
    ),
    ...part('報告: 次の仕事が期限を過ぎています。状況を確認してください。', below),
  ];
  return {
    subject,
    text: `${name} 様\n\n${parts.join('\n\n')}\n\nKansa(監査)にサインインして「自分の仕事」を開いてください。`,
  };
};
