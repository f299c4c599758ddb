import holidayJp from '@holiday-jp/holiday_jp';

/** The first year whose records the product can hold work of. */
const firstYear = 2018;

/**
 * The public holidays the package knows, as a module of 3 KB: functions only ask whether a day is one, and need no
 * names in two languages (231 KB).
 */
export const holidaysModule = (): string => {
  const byYear = Map.groupBy(Object.keys(holidayJp.holidays).toSorted(), (day) => Number(day.slice(0, 4)));
  const lines = [...byYear]
    .filter(([year]) => year >= firstYear)
    .map(([year, days]) => `  ${year}: '${days.map((day) => day.slice(5).replace('-', '')).join(' ')}',`);
  return `// Written by \`npm run generate\` from @holiday-jp/holiday_jp ${holidayJp.VERSION}, never by hand.

/** Public holidays of Japan (国民の祝日, 振替休日, 国民の休日) by year, each day as \`MMDD\`. */
export const holidays: Readonly<Record<number, string>> = {
${lines.join('\n')}
};
`;
};
