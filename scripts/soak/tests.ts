import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Part } from './part.ts';

const vitest = fileURLToPath(new URL('../../node_modules/.bin/vitest', import.meta.url));

const run = (files: readonly string[], environment: Record<string, string>): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    const child = spawn(vitest, ['run', '--testTimeout=3600000', ...files], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // What is counted is read off the lines: no colours between.
      env: { ...process.env, NO_COLOR: '1', ...environment },
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('exit', (code) => resolve({ code: code ?? 1, text }));
  });

/** Runs a property that the ordinary tests run a thousand times, as often as asked. It counts and says so itself. */
const enlarged =
  (file: string, environment: (target: number, seed: number) => Record<string, string>, said: RegExp): Part =>
  async ({ target, seed, report }) => {
    const { code, text } = await run([file], environment(target, seed));
    const done = [...text.matchAll(said)].reduce((sum, [, n]) => sum + Number(n), 0);
    report(`${file}: ${done}, exit ${code}`);
    return { done, wrongs: code === 0 ? [] : [text.slice(-4000)] };
  };

/** Random sequences of commands by a whole cast, against the lifecycle, the permissions and the trail. */
export const sequences: Part = enlarged(
  'test/app/sequences.test.ts',
  (target, seed) => ({ KANSA_SEQUENCES: String(target), KANSA_SEED: String(seed) }),
  /^(\d+) sequences/gm,
);

/** Everybody reads everything of the general track, without and with sealed audits there: not a byte may differ. */
export const readings: Part = enlarged(
  'test/functions/planes.test.ts',
  (target) => ({ KANSA_READINGS: String(target) }),
  /^(\d+) readings/gm,
);

/** Spoiled, foreign and malformed bodies at every route that takes one. */
export const fuzz: Part = enlarged(
  'test/functions/bad-input.test.ts',
  (target, seed) => ({ KANSA_INPUTS: String(target), KANSA_SEED: String(seed) }),
  /^(\d+) inputs/gm,
);
