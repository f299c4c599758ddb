/** Weights of the first eleven digits, from the left: Qn of 平成26年総務省令第85号 第5条, where n counts from the right. */
const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * True for twelve digits whose last one is the check digit of an Individual Number (総務省令第85号 第5条: 0 where the
 * remainder is 0 or 1). Twelve times the same digit is noise, whatever the arithmetic says. A tenth of all other
 * twelve digits passes too: by itself this proves nothing.
 */
export const isIndividualNumber = (twelve: string): boolean => {
  if (!/^\d{12}$/.test(twelve) || /^(\d)\1{11}$/.test(twelve)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(twelve[at]), 0);
  const rest = sum % 11;
  return Number(twelve[11]) === (rest <= 1 ? 0 : 11 - rest);
};
