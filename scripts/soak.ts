import { parseArgs } from 'node:util';
import { faults } from './soak/faults.ts';
import { kills } from './soak/kills.ts';
import type { Part } from './soak/part.ts';
import { fuzz, readings, sequences } from './soak/tests.ts';

const usage = `npm run soak -- [--only PART] [--seed N] [--share F] [--together N]

  --only PART    sequences, fuzz, readings, faults または kills だけ / one part only
  --seed N       くり返すときの種 / the seed of an earlier run
  --share F      目標のF倍だけ行う(0.1なら1割)/ this share of the targets (1)
  --together N   並べて行う数 / plays side by side (2)

1行に1つ、結果をJSONで。 / One JSON line per part.`;

const parts: Readonly<Record<string, { target: number; what: string; run: Part }>> = {
  sequences: { target: 10_000, what: 'random command sequences', run: sequences },
  fuzz: { target: 10_000, what: 'fuzzed inputs over all routes', run: fuzz },
  readings: { target: 10_000, what: 'general answers compared with sealed audits there', run: readings },
  faults: { target: 10_000, what: 'faults injected at AWS calls', run: faults },
  kills: { target: 200, what: 'kill -9', run: kills },
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    share: { type: 'string', default: '1' },
    together: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || name === values.only);
if (values.help || chosen.length === 0) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

for (const [part, { target: whole, what, run }] of chosen) {
  const target = Math.ceil(whole * Number(values.share));
  const seed = Number(values.seed);
  const started = Date.now();
  const { done, wrongs, more } = await run({ target, seed, together: Number(values.together), report: console.error });
  const ok = wrongs.length === 0 && done >= target;
  if (!ok) process.exitCode = 1;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(JSON.stringify({ part, what, target, done, wrong: wrongs.length, ok, seed, seconds, ...more }));
  for (const wrong of wrongs.slice(0, 20)) console.error(wrong);
}
