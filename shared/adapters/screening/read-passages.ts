import { displayName, extensionOf } from '#shared/domain/evidence/file-name.ts';
import type { acceptedTypes } from '#shared/domain/evidence/evidence.ts';
import type { PassageSink } from '#shared/domain/screening/passage.ts';
import { startBudget } from '#shared/adapters/files/inspection-budget.ts';
import { readOffice } from './read-office.ts';
import { readPdf } from './read-pdf.ts';
import { readCsv, readPlainText } from './read-text.ts';
import { type Reading, timed } from './reading.ts';

/** Half of what the function that looks may take; reading is slower than inspecting, as the look runs within it. */
const maxMilliseconds = 30_000;
const wholeFile = 'ファイル全体';

type Reader = (reading: Reading) => void | Promise<void>;

/** Pictures have no text to read, and nothing else in them is what they show. */
const readImage: Reader = ({ sink }) => sink.unreadable('画像');
/** A file of a kind nobody knows, within another. */
const readUnknown: Reader = ({ sink }) => sink.unreadable(wholeFile);

const readers: Record<keyof typeof acceptedTypes, Reader> = {
  xlsx: readOffice('xlsx'),
  docx: readOffice('docx'),
  pptx: readOffice('pptx'),
  pdf: readPdf((fileName, reading) => readerOf(fileName)(reading)),
  png: readImage,
  jpg: readImage,
  jpeg: readImage,
  txt: readPlainText,
  csv: readCsv,
};

function readerOf(fileName: string): Reader {
  const known: Record<string, Reader> = readers;
  const extension = extensionOf(displayName(fileName));
  return Object.hasOwn(known, extension) ? (known[extension] ?? readUnknown) : readUnknown;
}

/**
 * Gives `sink` what a file says that `inspect` has found clean, in stretches of reading order, within one budget of time
 * and bytes. Never nothing: what cannot be read, or not to its end, is given as unreadable.
 */
export const readPassages = async (
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
  sink: PassageSink,
): Promise<void> => {
  const budget = startBudget(undefined, maxMilliseconds);
  try {
    await readerOf(fileName)({ bytes, sink: timed(sink, budget), budget, depth: 0 });
  } catch {
    // Whatever a reader meets, a person has to look at the file: why is of no use to the look.
    sink.unreadable(wholeFile);
  }
};
