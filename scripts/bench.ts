import { parseArgs } from 'node:util';
import { bundleFigures } from './bench/bundles.ts';
import { contentionFigures } from './bench/contention.ts';
import { depthFigures } from './bench/depth.ts';
import type { Figure } from './bench/figure.ts';
import { findingFigures } from './bench/findings-of-year.ts';
import { sectionFigures } from './bench/sections.ts';
import { throughputFigures } from './bench/throughput.ts';
import { writeFigures } from './bench/writes.ts';

// `npm run bench`: what the work of a city costs and how it compares, each figure as a line of JSON. Every group runs on
// a database of its own, which is gone afterwards. The exit code is 1 when a figure misses its target.

const groups: Readonly<Record<string, () => Promise<Figure[]>>> = {
  sections: sectionFigures,
  writes: writeFigures,
  findings: findingFigures,
  throughput: throughputFigures,
  contention: contentionFigures,
  depth: depthFigures,
  bundles: bundleFigures,
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = Object.entries(groups).filter(([name]) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  console.error(`--only: ${Object.keys(groups).join(' | ')}`);
  process.exit(2);
}
for (const [, measure] of chosen) {
  for (const figure of await measure()) {
    console.log(JSON.stringify(figure));
    if (!figure.ok) process.exitCode = 1;
  }
}
