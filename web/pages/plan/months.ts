/** The months of a fiscal year, April first. */
export const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const;

/** Where a day lies among them: 0 for April; before or after the fiscal year its first or last month. */
export const monthIndex = (day: string, fiscalYear: number): number => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Math.min(11, Math.max(0, (year - fiscalYear) * 12 + month - 4));
};
