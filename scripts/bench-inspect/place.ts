/** Makes a file with a text in one place of it; the rest is what such files have anyway. */
export type Place = {
  extension: string;
  build: (text: string) => Buffer;
  /** The file's name, where the text stands in that. */
  fileName?: (text: string) => string;
  /** Whether a text can stand there at all: names have no line ends, encodings lack characters. */
  takes: (text: string) => boolean;
};

export const anyText = (): boolean => true;
export const oneLine = (text: string): boolean => !/[\n\t]/.test(text);

export const words = '令和8年度 情報セキュリティ監査 提出資料(見本)';
export const schemas = 'http://schemas.openxmlformats.org';

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const attribute = (text: string): string => escaped(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

export const placesOf = (
  extension: string,
  builds: Readonly<Record<string, (text: string) => Buffer>>,
  takes: (text: string) => boolean = anyText,
): Record<string, Place> =>
  Object.fromEntries(
    Object.entries(builds).map(([name, build]) => [`${extension} ${name}`, { extension, build, takes }]),
  );
