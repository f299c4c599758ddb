import { isIndividualNumber } from './check-digit.ts';

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

/** Distinct tokens of twelve digits that stand together, and whether so many of them can be right by chance. */
export const tokenCount = () => {
  const tokens = new Set<string>();
  let valid = 0;
  let onZero = 0;
  return {
    take: (digits: string): void => {
      if (tokens.size >= mostTokens || tokens.has(digits)) return;
      tokens.add(digits);
      valid += Number(isIndividualNumber(digits));
      onZero += Number(digits.endsWith('0'));
    },
    /** How many are right, where that is no chance; 0 otherwise. */
    dense: (): number =>
      valid >= fewest && chanceOf(valid, { onZero, onOther: tokens.size - onZero }) < improbable ? valid : 0,
  };
};
