import type { Reply } from './api.ts';
import { partsOf } from './workbook-parts.ts';

/** All that a person can read in an answer: its text, and what is inside the workbooks it carries in base 64. */
export const textsIn = ({ text }: Pick<Reply, 'text'>): string => {
  const workbooks = text.match(/UEsDB[A-Za-z0-9+/=]{100,}/g) ?? [];
  return [text, ...workbooks.flatMap((content) => Object.values(partsOf(Buffer.from(content, 'base64'))))].join('\n');
};
