import { encodings, holds } from './encodings.ts';
import { oneLine, type Place, words } from './place.ts';

/** What the encoding puts around a text without a byte order mark. */
const takes =
  (name: string) =>
  (text: string): boolean => {
    const encoding = encodings[name];
    return encoding !== undefined && (name.startsWith('utf') || holds(encoding.encode, encoding.label, text));
  };

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export const textPlaces: Readonly<Record<string, Place>> = {
  ...Object.fromEntries(
    Object.entries(encodings).flatMap(([name, { encode }]): [string, Place][] => [
      [`txt ${name}`, { extension: 'txt', takes: takes(name), build: (t) => encode(`${words}\r\n${t}\r\n以上\r\n`) }],
      [
        `csv ${name}`,
        { extension: 'csv', takes: takes(name), build: (t) => encode(`区分,内容\r\n資料,${quoted(t)}\r\n`) },
      ],
    ]),
  ),
  'file name': {
    extension: 'txt',
    takes: (t) => oneLine(t) && !/[\\/:*?"<>|]/.test(t),
    build: () => Buffer.from(`${words}\n`),
    fileName: (t) => `${t}.txt`,
  },
};
