import { type Candidate, candidatesIn, lostZeros } from './candidates.ts';
import { isIndividualNumber } from './check-digit.ts';
import { tokenCount } from './density.ts';
import { type Label, labelAt, labelOf, openLabels } from './labels.ts';
import { normalised } from './normalise.ts';
import { isTime } from './other-numbers.ts';
import type { Passage, PassageSink } from './passage.ts';
import { blotted, fileNamePlace } from './places.ts';
import { type Hit, mostHits, type Screening, type Tier } from './screening.ts';

const digits = /[\p{N}\uf030-\uf039\uf080-\uf094一二三四五六七八九零]/gu;
/** What cannot hold a number is passed over before anything is made of it: most cells of most workbooks. */
const isTooShort = ({ text, numeric }: Passage): boolean => {
  const fewest = numeric ? 9 : 12;
  return text.length < fewest || (text.match(digits)?.length ?? 0) < fewest;
};

/** Without a label a time is a time, and what lost two zeros and more may be a telephone number. */
const isOfOtherKind = ({ form, digits }: Candidate): boolean =>
  isTime(digits) || (form === 'Z' && digits.startsWith('00'));

/** In one piece, or in fours with more than blanks between: nothing else looks like that. */
const isTight = ({ form, from, to }: Candidate, text: string): boolean =>
  form === 'A' && !text.slice(from, to).includes(' ');

/**
 * By form and label (SECURITY.md section 4). Beside the name of an office's work only what looks like nothing else is
 * one: counts and amounts stand there too. Another label makes of a bare number a faint sign.
 */
const tierOf = (candidate: Candidate, label: Label, text: string): Tier => {
  if (candidate.form === 'K') return '3';
  if (label === 'own' || (label === 'work' && isTight(candidate, text))) return '1';
  return candidate.form === 'A' && label !== 'other' ? '2' : '3';
};

/** A bare number holds a file more firmly than a part nobody could read: it comes first, or fifty pictures would hide it. */
const severity: readonly Tier[] = ['1', '2', 'X', '3'];
const verdicts = { 1: 'suspected', 2: 'review', X: 'unscannable', 3: 'review' } as const satisfies Record<Tier, string>;
/** Places noted for each tier; the rest are counted together. */
const mostPlaces = 200;

const placesFound = () => {
  const found = new Map<Tier, Map<string, number>>();
  return {
    add: (tier: Tier, where: string, count = 1): void => {
      const places = found.get(tier) ?? new Map<string, number>();
      found.set(tier, places);
      const place = places.has(where) || places.size < mostPlaces ? where : 'ほかの場所';
      places.set(place, Math.min(1_000_000, (places.get(place) ?? 0) + count));
    },
    has: (tier: Tier): boolean => found.has(tier),
    hasAt: (tier: Tier, where: string): boolean => found.get(tier)?.has(where) === true,
    hits: (): Hit[] =>
      severity
        .flatMap((tier) => Array.from(found.get(tier) ?? [], ([where, count]) => ({ tier, where, count })))
        .slice(0, mostHits),
  };
};

/**
 * Looks for Individual Numbers in what a file says, passage by passage (SECURITY.md section 4). `end` gives places and
 * counts, strongest first, at most `mostHits`, and never anything of what was found. Memory does not grow with the file.
 */
export const startScan = ({ fileName }: { fileName: string }): PassageSink & { end: () => Screening } => {
  const found = placesFound();
  const whole = tokenCount();
  const columns = new Map<string, { where: string; tokens: ReturnType<typeof tokenCount> }>();
  const nameLabel = labelOf(fileName);
  const labelFrom = openLabels();

  const tokensOf = ({ column, where }: Passage) => {
    if (column === undefined) return undefined;
    const known = columns.get(column) ?? { where: blotted(where), tokens: tokenCount() };
    if (columns.size < 5000) columns.set(column, known);
    return known.tokens;
  };

  /** What stands close by decides; names of sheets and files only tell what nothing closer tells. */
  const labelFor = ({ from, to }: Candidate, { context = '', where }: Passage, text: string): Label => {
    // A line can end within the label itself.
    const header =
      labelFrom(context) ?? (context === '' ? undefined : labelOf(`${context}${text.slice(0, from).slice(-40)}`));
    const wide = [header, labelFrom(where), nameLabel].filter((label) => label !== 'work');
    return [labelAt(text, from, to), ...wide, header].find((label) => label !== undefined);
  };

  const judge = (candidate: Candidate, passage: Passage, text: string): void => {
    const label = labelFor(candidate, passage, text);
    if (candidate.form === 'A' || candidate.form === 'Z') {
      whole.take(candidate.digits);
      tokensOf(passage)?.take(candidate.digits);
    }
    if (!isIndividualNumber(candidate.digits) || (label !== 'own' && isOfOtherKind(candidate))) return;
    const tier = tierOf(candidate, label, text);
    const where = blotted(passage.where);
    if (passage.again !== true || !found.hasAt(tier, where)) found.add(tier, where);
  };

  const take = (passage: Passage): void => {
    if (isTooShort(passage)) return;
    const { text } = normalised(passage.text);
    const zeros = passage.numeric ? lostZeros(text) : [];
    const all = zeros.length > 0 ? zeros : candidatesIn(text);
    const crossing = passage.joined ? all.filter(({ from, to }) => text.slice(from, to).includes('\t')) : all;
    for (const candidate of crossing) judge(candidate, passage, text);
  };
  take({ where: fileNamePlace, text: fileName });

  const addDense = (): void => {
    const dense = Array.from(columns.values(), ({ where, tokens }) => ({ where, count: tokens.dense() }));
    for (const { where, count } of dense) if (count > 0) found.add('1', `${where}の列`, count);
    const count = dense.some((column) => column.count > 0) ? 0 : whole.dense();
    if (count > 0) found.add('1', 'ファイル全体', count);
  };

  return {
    passage: take,
    unreadable: (where) => found.add('X', blotted(where)),
    end: () => {
      addDense();
      const strongest = severity.find((tier) => found.has(tier));
      return { verdict: strongest === undefined ? 'clean' : verdicts[strongest], hits: found.hits() };
    },
  };
};
