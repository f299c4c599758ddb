import { candidatesIn } from './candidates.ts';
import { isIndividualNumber } from './check-digit.ts';
import { labelAt } from './labels.ts';
import { normalised } from './normalise.ts';

/**
 * Where Individual Numbers stand in a text that a person typed, as offsets into that text: in one piece or in fours by
 * form and check digit, written otherwise only beside a word that says so. For refusing the text without echoing it.
 */
export const numbersInText = (text: string): { at: number; length: number }[] => {
  const { text: plain, at } = normalised(text);
  return candidatesIn(plain)
    .filter(({ digits, form, from, to }) => {
      const label = labelAt(plain, from, to);
      return isIndividualNumber(digits) && (form === 'A' ? label !== 'other' : label === 'own');
    })
    .map(({ from, to }) => ({ at: at(from), length: at(to) - at(from) }));
};
