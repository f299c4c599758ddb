import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what the files of one run of tests share; it goes with the run. */
export const setup = async (): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'kansa-run-'));
  process.env['KANSA_RUN_FOLDER'] = folder;
  return () => rm(folder, { recursive: true, force: true });
};
