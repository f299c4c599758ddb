import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { InspectionBudget } from './inspection-budget.ts';
import { InspectionRefused } from './inspection-refused.ts';
import { asBuffer } from './signatures.ts';
import { ZipRefused } from './zip-refused.ts';

/** Sees one entry's bytes as they are inflated, then its end. */
export type PartReader = { write: (chunk: Buffer) => void; end: () => Promise<void> };

/** What a library complains about by itself, unzipping or parsing, means a damaged file. */
const orDamaged = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw error instanceof InspectionRefused || error instanceof ZipRefused ? error : new InspectionRefused('damaged');
  }
};

/**
 * Inflates every entry of an archive that `readZipDirectory` has accepted, one after the other, into a reader of its own.
 * An entry that inflates to more than it declares ends the inspection at that byte (`bomb`); less, or another
 * checksum, is `damaged`. No more than a chunk of the content is held. An entry without a reader is passed over, unread.
 */
export const streamZip = async (
  bytes: Uint8Array,
  budget: InspectionBudget,
  readerFor: (name: string, size: number) => PartReader | undefined,
): Promise<void> => {
  // Sizes are judged here, where too much and too little are told apart.
  const zip = await orDamaged(fromBufferPromise(asBuffer(bytes), { validateEntrySizes: false }));
  const entries = zip.eachEntry();
  for (let step = await orDamaged(entries.next()); step.done !== true; step = await orDamaged(entries.next())) {
    const entry = step.value;
    const reader = readerFor(entry.fileName, entry.uncompressedSize);
    if (reader === undefined) {
      continue;
    }
    const stream = await orDamaged(zip.openReadStreamPromise(entry));
    let size = 0;
    let checksum = 0;
    const read = async () => {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > entry.uncompressedSize) {
          throw new InspectionRefused('bomb');
        }
        budget.spend(chunk.length);
        budget.checkTime();
        checksum = crc32(chunk, checksum);
        reader.write(chunk);
      }
    };
    await orDamaged(read());
    if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
      throw new InspectionRefused('damaged');
    }
    await orDamaged(reader.end());
  }
};
