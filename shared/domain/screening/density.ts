import { isIndividualNumber } from './check-digit.ts';

/** Tokens remembered for one column: more tell nothing more. Held while a file is looked into, never longer. */
const mostTokens = 5000;
const fewest = 5;
const improbable = 1e-4;

/** P(X ≥ k) for n tokens of which each has the right last digit by chance in one case of ten. */
export const chanceOf = (valid: number, among: number): number => {
  let term = 0.9 ** among;
  let tail = valid === 0 ? term : 0;
  for (let k = 1; k <= among; k += 1) {
    term *= ((among - k + 1) / k) * (0.1 / 0.9);
    if (k >= valid) tail += term;
  }
  return tail;
};

/** Distinct tokens of twelve digits that stand together, and whether so many of them can be right by chance. */
export const tokenCount = () => {
  const tokens = new Set<string>();
  let valid = 0;
  return {
    take: (digits: string): void => {
      if (tokens.size >= mostTokens || tokens.has(digits)) return;
      tokens.add(digits);
      valid += Number(isIndividualNumber(digits));
    },
    /** How many are right, where that is no chance; 0 otherwise. */
    dense: (): number => (valid >= fewest && chanceOf(valid, tokens.size) < improbable ? valid : 0),
  };
};
