import type { Screening } from './screening.ts';

/** What becomes of a file: whether it is held and, as a code of `inspectionReasons`, why. */
type Outcome =
  | { result: 'clean' }
  | { result: 'held_spi_suspected'; reason: 'suspectedNumber' | 'possibleNumber' }
  | { result: 'held_unscannable'; reason: 'unscannable' };

/** The action of each tier (SECURITY.md section 4): faint signs alone hold nobody up. */
export const outcomeOf = ({ verdict, hits }: Screening): Outcome => {
  if (verdict === 'suspected') return { result: 'held_spi_suspected', reason: 'suspectedNumber' };
  if (verdict === 'unscannable') return { result: 'held_unscannable', reason: 'unscannable' };
  const isBare = verdict === 'review' && hits.some(({ tier }) => tier === '2');
  return isBare ? { result: 'held_spi_suspected', reason: 'possibleNumber' } : { result: 'clean' };
};
