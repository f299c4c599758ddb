/** A stretch of text of a file, in reading order, as the look for numbers takes it. */
export type Passage = {
  /** Its place in words, for a hit. May hold a number itself (a sheet can be named by one): the look blots it out. */
  where: string;
  text: string;
  /** What says what the numbers are, beyond the text itself: the header of the column, the name of the sheet. */
  context?: string;
  /** Passages with one key stand in one column, and are judged together for density. */
  column?: string;
  /** A cell that is a number by type: leading zeros are lost. */
  numeric?: true;
  /** The same text as another passage with this place, read another way: counts only where that one had nothing. */
  again?: true;
  /** Cells of one row, joined by tabs. Only what crosses a tab counts here: each cell is a passage of its own. */
  joined?: true;
};

/** Takes what a file says, passage by passage, so that no file has to be held as text. */
export type PassageSink = {
  passage: (passage: Passage) => void;
  /** A part that nobody could read: a picture, a page without text. */
  unreadable: (where: string) => void;
};
