/** Text as people read it: original wording in NFC, `\n` as the only line break, nothing invisible in or around it. */
export const display = (raw: string): string =>
  raw
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)[\p{Cc}\u200b\ufeff]/gu, '')
    .trim();

/** Text as it is compared: width, case and blanks do not count. Never shown; stored only to be compared with. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');

/** Full-width ASCII to ASCII. Unlike NFKC it leaves ① and ⅰ alone: they are names of clauses. */
export const halfWidth = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0));

/** One line: line breaks and runs of blanks, U+3000 among them, become a single blank. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
