import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { type Figure, judged, shown } from '../bench/figure.ts';
import { heavy } from './heavy.ts';

const script = fileURLToPath(new URL('./weigh.ts', import.meta.url));
const weight = z.object({ outcome: z.string(), seconds: z.number(), idleMb: z.number(), peakMb: z.number() });

/** Each heavy file in a process of its own, with the limit on its heap that `screenApart` sets. */
export const weightFigures = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'kansa-heavy-'));
  const figures: Figure[] = [];
  try {
    for (const [name, { look, atMostMb, make }] of Object.entries(heavy)) {
      const { fileName, bytes } = make();
      const path = join(folder, 'heavy');
      await writeFile(path, bytes);
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--max-old-space-size=512',
        script,
        look,
        path,
        fileName,
      ]);
      const { outcome, seconds, idleMb, peakMb } = weight.parse(JSON.parse(stdout));
      const raw = { outcome, idleMb, peakMb, fileKb: Math.round(bytes.length / 1024) };
      figures.push(
        judged(`${name}, memory above idle`, peakMb - idleMb, 'MB', { atMost: atMostMb }, raw),
        shown(`${name}, time`, seconds, 's', {}),
      );
      if (look === 'inspect') {
        figures.push(judged(`${name}, refused`, Number(outcome === 'bomb'), 'files', { atLeast: 1 }, { outcome }));
      }
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
};
