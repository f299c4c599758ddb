import { readFileSync } from 'node:fs';
import { readPassages } from '#shared/adapters/screening/read-passages.ts';
import type { Passage } from '#shared/domain/screening/passage.ts';

/** What a file says, collected. */
export type Heard = { passages: Passage[]; unreadable: string[] };

export const hear = async (fileName: string, content: Uint8Array | string): Promise<Heard> => {
  const heard: Heard = { passages: [], unreadable: [] };
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  await readPassages(
    { fileName, bytes },
    {
      passage: (passage) => void heard.passages.push(passage),
      unreadable: (where) => void heard.unreadable.push(where),
    },
  );
  return heard;
};

export const hearSample = (fileName: string): Promise<Heard> =>
  hear(fileName, readFileSync(`test/fixtures/samples/evidence/${fileName}`));

/** A number by form, put where it should be found. */
export const planted = '1234-5678-9018';

/** The passages a text is whole in; the cells of rows once more only if asked. */
export const saying = ({ passages }: Heard, text: string, joined = false): Passage[] =>
  passages.filter((passage) => passage.text.includes(text) && (passage.joined === true) === joined);

export const placesOf = (heard: Heard, text = planted): string[] => saying(heard, text).map(({ where }) => where);
