import { isIndividualNumber } from './check-digit.ts';
import { isTime } from './other-numbers.ts';

/** Tokens remembered for one column: more tell nothing more. Held while a file is looked into, never longer. */
const mostTokens = 5000;
const fewest = 5;
const improbable = 1e-4;

/** How many of so many are right by chance: the probability of 0, 1, 2 and so on. */
const binomial = (among: number, chance: number): number[] => {
  let logarithm = among * Math.log1p(-chance);
  return Array.from({ length: among + 1 }, (_, k) => {
    if (k > 0) logarithm += Math.log((among - k + 1) / k) + Math.log(chance) - Math.log1p(-chance);
    return Math.exp(logarithm);
  });
};

/** Distinct tokens by their last digit: the check digit is 0 for two rests of eleven, any other for one. */
export type Tokens = { onZero: number; onOther: number };

/** P(X ≥ valid) for tokens that have the right last digit by chance. */
export const chanceOf = (valid: number, { onZero, onOther }: Tokens): number => {
  const others = binomial(onOther, 1 / 11);
  let tail = 0;
  /** `atLeast[k]`: k or more of those that end otherwise. */
  const atLeast = others.map(() => 0);
  for (let k = onOther; k >= 0; k -= 1) {
    tail += others[k] ?? 0;
    atLeast[k] = tail;
  }
  return binomial(onZero, 2 / 11).reduce(
    (sum, probability, zeros) => sum + probability * (valid <= zeros ? 1 : (atLeast[valid - zeros] ?? 0)),
    0,
  );
};

const openTally = () => {
  let valid = 0;
  const tokens: Tokens = { onZero: 0, onOther: 0 };
  return {
    take: (digits: string): void => {
      valid += Number(isIndividualNumber(digits));
      tokens[digits.endsWith('0') ? 'onZero' : 'onOther'] += 1;
    },
    dense: (): number => (valid >= fewest && chanceOf(valid, tokens) < improbable ? valid : 0),
  };
};

/**
 * Distinct tokens of twelve digits that stand together, and whether so many of them can be right by chance. Times are
 * counted with the others and left out: beside a list they would hide it, and a number can look like one.
 */
export const tokenCount = () => {
  const tokens = new Set<string>();
  const [all, withoutTimes] = [openTally(), openTally()];
  return {
    take: (digits: string): void => {
      if (tokens.size >= mostTokens || tokens.has(digits)) return;
      tokens.add(digits);
      all.take(digits);
      if (!isTime(digits)) withoutTimes.take(digits);
    },
    /** How many are right, where that is no chance; 0 otherwise. */
    dense: (): number => Math.max(all.dense(), withoutTimes.dense()),
  };
};
