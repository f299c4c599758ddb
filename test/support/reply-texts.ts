import { inflateRawSync } from 'node:zlib';
import { readZipDirectory, workbookLimits } from '#shared/adapters/files/zip-directory.ts';
import type { Reply } from './api.ts';

/** The parts of a workbook as text, one after the other. */
const partsOf = (bytes: Buffer): string =>
  readZipDirectory(bytes, workbookLimits)
    .map(({ localHeaderOffset: at, compressedSize, method }) => {
      const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      const data = bytes.subarray(start, start + compressedSize);
      return (method === 0 ? data : inflateRawSync(data)).toString('utf8');
    })
    .join('\n');

/** All that a person can read in an answer: its text, and what is inside the workbooks it carries in base 64. */
export const textsIn = ({ text }: Pick<Reply, 'text'>): string => {
  const workbooks = text.match(/UEsDB[A-Za-z0-9+/=]{100,}/g) ?? [];
  return [text, ...workbooks.map((content) => partsOf(Buffer.from(content, 'base64')))].join('\n');
};
