import { once } from '#shared/kernel/once.ts';
import { candidatesIn } from './candidates.ts';
import { isIndividualNumber } from './check-digit.ts';
import { anyKanjiDigit } from './kanji-digits.ts';
import { labelAt } from './labels.ts';
import { normalised } from './normalise.ts';

/** A sign may be two digits (⑫): with fewer than six of them no twelve digits can be written. Most texts end here. */
const numerals = once(() => new RegExp(`[\\p{N}${anyKanjiDigit}]`, 'gu'));
const isTooShort = (text: string): boolean => text.length < 6 || (text.match(numerals())?.length ?? 0) < 6;

/**
 * Where Individual Numbers stand in a text that a person typed, as offsets into that text: in one piece or in fours by
 * form and check digit, written otherwise only beside a word that says so. For refusing the text without echoing it.
 */
export const numbersInText = (text: string): { at: number; length: number }[] => {
  if (isTooShort(text)) return [];
  const { text: plain, at } = normalised(text);
  return candidatesIn(plain)
    .filter(({ digits, form, from, to }) => {
      const label = labelAt(plain, from, to);
      return isIndividualNumber(digits) && (form === 'A' ? label !== 'other' : label === 'own');
    })
    .map(({ from, to }) => ({ at: at(from), length: at(to) - at(from) }));
};
