import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { costDocument } from './cost/document.ts';
import { type Measured, useOfYear } from './cost/year.ts';
import { costOf } from './cost/prices.ts';
import { useOfIdleMonth } from './cost/idle.ts';
import { stageResources } from './cost/stages.ts';

// `npm run cost` writes docs/cost.md. `-- --from FILE` takes the bench's figures from its output first, `-- --usd-jpy 150`
// says the sum in yen.
const { values } = parseArgs({ options: { from: { type: 'string' }, 'usd-jpy': { type: 'string' } } });
const root = join(import.meta.dirname, '..');
const file = join(root, 'scripts/cost/measured.json');
const known = JSON.parse(readFileSync(file, 'utf8')) as Measured;

const measuredIn = (output: string): Measured => {
  const figures = new Map(
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { figure: string; value: number })
      .map(({ figure, value }): [string, number] => [figure, value]),
  );
  const taken = Object.keys(known)
    .filter((name) => name !== 'measuredOn')
    .map((name) => {
      const value = figures.get(name);
      if (value === undefined) throw new Error(`${name} is not among the figures`);
      return [name, value];
    });
  return { ...(Object.fromEntries(taken) as Measured), measuredOn: new Date().toISOString().slice(0, 10) };
};

const measured = values.from === undefined ? known : measuredIn(readFileSync(values.from, 'utf8'));
if (values.from !== undefined) writeFileSync(file, `${JSON.stringify(measured, undefined, 2)}\n`);
const stages = stageResources();
writeFileSync(join(root, 'docs/cost.md'), costDocument(stages, measured));
const usd = costOf(useOfYear(1, measured)) + 12 * costOf(useOfIdleMonth(stages['prod'] ?? []));
const rate = Number(values['usd-jpy']);
const whole = (n: number): string => n.toLocaleString('ja-JP', { maximumFractionDigits: 0 });
console.log(`docs/cost.md: ${whole(usd)} USD${rate > 0 ? `(${whole(usd * rate)}円、1 USD = ${rate}円)` : ''} / 年`);
