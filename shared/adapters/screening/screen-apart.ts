import { Worker } from 'node:worker_threads';
import { type Screening, screening } from '#shared/domain/screening/screening.ts';
import type { FileToScreen } from './screen.ts';

/** What one file may cost. */
type Limits = { heapMb: number; seconds: number };

const usual: Limits = { heapMb: 512, seconds: 45 };

const unreadable: Screening = { verdict: 'unscannable', hits: [{ tier: 'X', where: 'ファイル全体', count: 1 }] };

/**
 * `screen` in a thread of its own, with limits on heap and time: a file that makes a parser run away, run out of memory
 * or crash is unscannable, and takes nothing else down. Never clean by accident, and never an exception.
 */
export const screenApart = (
  { fileName, bytes }: FileToScreen,
  { heapMb, seconds }: Limits = usual,
): Promise<Screening> =>
  new Promise((resolve) => {
    // The thread gets a copy: the caller goes on to keep the bytes.
    const worker = new Worker(new URL('./screen-worker.ts', import.meta.url), {
      workerData: { fileName, bytes },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      env: {},
      // What a parser prints about a file would carry words of it.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), seconds * 1000);
    worker.once('message', (answer) => {
      const parsed = screening.safeParse(answer);
      resolve(parsed.success ? parsed.data : unreadable);
    });
    worker.once('error', () => resolve(unreadable));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(unreadable);
    });
  });
