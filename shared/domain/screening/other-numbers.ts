const year = '(?:19|20)\\d\\d';
const month = '(?:0[1-9]|1[0-2])';

/**
 * Days with marks, and telephone numbers, which have ten or eleven digits: `0123-4567-8901` is none, and what goes on from
 * the line before may be a piece of a number.
 */
export const dateOrPhone = new RegExp(
  [
    `(?<!\\d)${year}([-/.])\\d{1,2}\\1\\d{1,2}(?!\\d)`,
    '(?<![\\d-])(?<!\\d[ \\t-]{0,2}\\n)0(?:\\d{3}-\\d{2,3}|\\d{2}-\\d{3,4}|\\d-\\d{4})-\\d{4}(?![\\d-])',
  ].join('|'),
  'g',
);

const time = new RegExp(`^${year}${month}(?:0[1-9]|[12]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d$`);
const yearOrMonth = new RegExp(`^${year}${month}?$`);

/** Year, month, day, hour and minute: a tenth of them has the right last digit. */
export const isTime = (twelve: string): boolean => time.test(twelve);

/** Years side by side, or months with their years: what stands above or in a table of counts. */
export const isRowOfDates = (groups: readonly string[]): boolean => groups.every((group) => yearOrMonth.test(group));
