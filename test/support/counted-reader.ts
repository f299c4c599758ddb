import type { WorkbookReader } from '#shared/app/file-ports.ts';
import { checklistItem } from './builders.ts';

/** Stands in for the workbook reader: `6/2` is six items, and a new chapter after every two. */
export const countedReader: WorkbookReader = async ({ content }) => {
  const [items = 0, perChapter = items] = Buffer.from(content, 'base64').toString().split('/').map(Number);
  const item = (n: number) =>
    n < perChapter ? checklistItem(n + 1) : { ...checklistItem(n + 1), chapter: `章${1 + Math.floor(n / perChapter)}` };
  return {
    preview: { items: Array.from({ length: items }, (_, n) => item(n)), rows: [], warnings: [], mapping: [] },
    sha256: '0'.repeat(64),
  };
};
