/**
 * A text as it must stand in a workbook to be read back as it is. Spreadsheets take `_x0041_` for the character of that
 * number, so its first underscore is written as one of these itself (ECMA-376 part 1, 22.9.2.19); and `#N/A`, which the
 * writer would make an error and no text, gets its first character that way.
 */
export const writtenText = (text: string): string =>
  text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(/^#(?=[A-Z0/_]+[!?]?$)/, '_x0023_');
