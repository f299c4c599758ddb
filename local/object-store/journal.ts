import { type FileHandle, open } from 'node:fs/promises';

/** The records of a journal file, the bytes they take, and the unfinished bytes behind them. */
type Contents = { records: unknown[]; length: number; torn: Buffer };

const parseLine = (line: string): { record: unknown } | null => {
  try {
    return { record: JSON.parse(line) };
  } catch {
    return null;
  }
};

const parse = (bytes: Buffer): Contents => {
  const records: unknown[] = [];
  let length = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, length);
    const parsed = end < 0 ? null : parseLine(bytes.toString('utf8', length, end));
    if (parsed === null) break;
    records.push(parsed.record);
    length = end + 1;
  }
  const torn = bytes.subarray(length);
  const nextLine = torn.indexOf(0x0a) + 1;
  // Only the last write can be unfinished. Damage before it hit acknowledged records: no guessing, restore a backup.
  if (nextLine > 0 && nextLine < torn.length) {
    throw new Error(`object store: the journal is damaged after record ${records.length}`);
  }
  return { records, length, torn };
};

const read = async (handle: FileHandle): Promise<Contents> => {
  try {
    return parse(await handle.readFile());
  } catch (error) {
    await handle.close();
    throw error;
  }
};

const setAside = async (file: string, torn: Buffer): Promise<void> => {
  const handle = await open(file, 'a', 0o600);
  await handle.write(Buffer.concat([torn, Buffer.from('\n')]));
  await handle.sync();
  await handle.close();
};

export type Journal = {
  records: readonly unknown[];
  /** Returns once the record is on the disk. */
  append: (record: unknown) => Promise<void>;
  close: () => Promise<void>;
};

/** Opens an append-only file of JSON lines. A torn last line was never acknowledged: it is moved to `<file>.torn`. */
export const openJournal = async (file: string): Promise<Journal> => {
  const handle = await open(file, 'a+', 0o600);
  const { records, length, torn } = await read(handle);
  if (torn.length > 0) {
    await setAside(`${file}.torn`, torn);
    await handle.truncate(length);
  }
  await handle.sync();

  let failure: unknown = null;
  return {
    records,
    append: async (record) => {
      // After a failed write or fsync nobody knows what the disk holds; the next start finds out.
      if (failure !== null) throw new Error('object store: the journal failed earlier', { cause: failure });
      try {
        await handle.appendFile(`${JSON.stringify(record)}\n`);
        await handle.datasync();
      } catch (error) {
        failure = error;
        throw error;
      }
    },
    close: () => handle.close(),
  };
};
