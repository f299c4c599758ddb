import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { allRows, clientConfigFor, openCopy } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { planes } from '#shared/contract/index.ts';
import { freePorts, startProcess } from '../demo/runtime.ts';

const verifyScript = fileURLToPath(new URL('../verify.ts', import.meta.url));

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'kansa-soak-'));
export const remove = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true });

/** A data folder with the made-up city in it: made once, copied for every play. */
export const seededFolder = async (): Promise<string> => {
  const dir = await temporaryFolder();
  const running = await startProcess({ dir, port: await freePorts() });
  await running.stop();
  return dir;
};

export const copyOf = async (seeded: string): Promise<string> => {
  const dir = await temporaryFolder();
  await cp(seeded, dir, { recursive: true });
  return dir;
};

const linesOf = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

/** How many messages still wait in the outboxes of a data folder. */
const waiting = async (dir: string): Promise<number> => {
  const copy = await openCopy(dir);
  try {
    const doc = documentClient(clientConfigFor(copy.endpoint));
    const rows = await Promise.all(planes.map((plane) => allRows(doc, tableNamesOf(plane).state)));
    return rows.flat().filter((row) => row.pk.startsWith('OUTBOX#')).length;
  } finally {
    await copy.close();
  }
};

/** Whatever is wrong with a data folder after a play, in words; nothing when all is well. */
export const wrongsOf = async (dir: string): Promise<string[]> => {
  const wrongs: string[] = [];
  for (let tries = 1; (await waiting(dir)) > 0; tries += 1) {
    if (tries === 20) {
      wrongs.push('messages still wait in the outbox: work that followed from a change was lost');
      break;
    }
    await sleep(500);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifyScript, dir], { encoding: 'utf8' });
  if (status !== 0) wrongs.push(`verify: ${stdout}${stderr}`);
  const letters = (await linesOf(join(dir, 'mailbox.ndjson'))).map((line) => (JSON.parse(line) as { id: string }).id);
  if (new Set(letters).size < letters.length) wrongs.push('a letter was sent twice');
  const dead = await linesOf(join(dir, 'dead-letters.ndjson'));
  if (dead.length > 0) wrongs.push(`${dead.length} messages were given up: ${dead[0]?.slice(0, 400)}`);
  return wrongs;
};
