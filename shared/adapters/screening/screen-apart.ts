import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Screening, screening } from '#shared/domain/screening/screening.ts';
import type { FileToScreen } from './screen.ts';

/** The process beside this module: its source, or in a bundle the bundle of its own (scripts/build-functions.ts). */
const entry = new URL(`./screen-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/** What one file may cost. */
type Limits = { heapMb: number; seconds: number };

const usual: Limits = { heapMb: 512, seconds: 45 };

const unreadable: Screening = { verdict: 'unscannable', hits: [{ tier: 'X', where: 'ファイル全体', count: 1 }] };

/**
 * `screen` in a process of its own, with limits on heap and time: a file that makes a parser run away, run out of memory
 * or crash is unscannable, and takes nothing else down (a thread without memory takes its process along). Never clean by
 * accident, and never an exception.
 */
export const screenApart = (file: FileToScreen, { heapMb, seconds }: Limits = usual): Promise<Screening> =>
  new Promise((resolve) => {
    const child = fork(entry, {
      execArgv: [`--max-old-space-size=${heapMb}`],
      env: {},
      serialization: 'advanced',
      // What a parser prints about a file would carry words of it.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    });
    child.once('message', (answer) => {
      const parsed = screening.safeParse(answer);
      resolve(parsed.success ? parsed.data : unreadable);
    });
    child.once('error', () => resolve(unreadable));
    // Comes after every message of the process, however it ended; `exit` may come before.
    child.once('disconnect', () => resolve(unreadable));
    child.send(file, () => {});
  });
