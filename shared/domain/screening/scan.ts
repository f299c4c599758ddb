import { type Candidate, candidatesIn, lostZeros } from './candidates.ts';
import { isIndividualNumber } from './check-digit.ts';
import { tokenCount } from './density.ts';
import { type Label, labelAt, labelOf } from './labels.ts';
import { normalised } from './normalise.ts';
import type { Passage, PassageSink } from './passage.ts';
import { blotted, fileNamePlace } from './places.ts';
import { type Hit, mostHits, type Screening, type Tier } from './screening.ts';

const digits = /[0-9\uff10-\uff19\u2460-\u2468\u24ea\u3007零一二三四五六七八九]/g;
/** What cannot hold eleven digits is passed over before anything is made of it: most cells of most workbooks. */
const isTooShort = (text: string): boolean => text.length < 11 || (text.match(digits)?.length ?? 0) < 11;

/** Year, month, day, hour and minute: a tenth of them has the right last digit. */
const isTime = (twelve: string): boolean =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/.test(twelve);

/** By form and label (SECURITY.md section 4); another label makes of a bare number a faint sign. */
const tierOf = ({ form }: Candidate, label: Label): Tier => {
  if (form === 'K') return '3';
  if (label === 'own') return '1';
  return form === 'A' && label === undefined ? '2' : '3';
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
  const labels = new Map<string, Label>();

  const labelFrom = (text: string): Label => {
    if (!labels.has(text) && labels.size < 5000) labels.set(text, labelOf(text));
    return labels.get(text);
  };

  const tokensOf = ({ column, where }: Passage) => {
    if (column === undefined) return undefined;
    const known = columns.get(column) ?? { where: blotted(where), tokens: tokenCount() };
    if (columns.size < 5000) columns.set(column, known);
    return known.tokens;
  };

  const judge = (candidate: Candidate, passage: Passage, text: string): void => {
    const near = labelAt(text, candidate.from, candidate.to);
    const label = near ?? labelFrom(passage.context ?? '') ?? labelFrom(passage.where) ?? nameLabel;
    if (candidate.form === 'A' || candidate.form === 'Z') {
      if (label !== 'own' && isTime(candidate.digits)) return;
      whole.take(candidate.digits);
      tokensOf(passage)?.take(candidate.digits);
    }
    if (!isIndividualNumber(candidate.digits)) return;
    const tier = tierOf(candidate, label);
    found.add(tier, blotted(passage.where));
  };

  const take = (passage: Passage): void => {
    if (isTooShort(passage.text)) return;
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
