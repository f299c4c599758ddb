/** Writes a workbook as a `TableWriter` does, with several sheets, in which numbers stay numbers. */
export type BookWriter = (book: {
  day: string;
  sheets: readonly { name: string; rows: readonly (readonly (string | number)[])[] }[];
}) => Promise<string>;
