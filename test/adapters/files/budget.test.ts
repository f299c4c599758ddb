import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { startBudget } from '#shared/adapters/files/inspection-budget.ts';
import { inspectText } from '#shared/adapters/files/inspect-text.ts';
import { InspectionRefused } from '#shared/adapters/files/inspection-refused.ts';
import { worstFiles } from './build/worst-files.ts';

const reasonOf = (act: () => void): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof InspectionRefused ? error.reason : String(error);
  }
};

type Measured = { reason: string; seconds: number; megabytes: number };
const script = fileURLToPath(new URL('build/measure.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kansa-worst-'));
afterAll(() => rmSync(folder, { recursive: true }));

const measure = (name: string, content: Buffer | string): Measured => {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { stdout } = spawnSync(process.execPath, [script, path, name], { encoding: 'utf8' });
  return JSON.parse(stdout) as Measured;
};

describe('What an inspection may cost', () => {
  test('U7: time that is used up ends the inspection', () => {
    let now = 0;
    const budget = startBudget(() => now);
    inspectText(Buffer.from('a'), budget);
    now = 8_001;
    expect(reasonOf(() => inspectText(Buffer.from('a'), budget))).toBe('tooComplex');
  });

  test('U7: bytes that are used up end the inspection, whatever they were spent on', () => {
    const budget = startBudget();
    budget.spend(150 * 1024 * 1024);
    expect(reasonOf(() => budget.spend(51 * 1024 * 1024))).toBe('bomb');
  });

  test.each(worstFiles)(
    'U7, U8, U11: %s → %s, under 10 seconds of computing and 256 MB above the baseline',
    (_, wanted, name, build) => {
      const { reason, seconds, megabytes } = measure(name, build());
      expect(reason).toBe(wanted);
      expect(seconds).toBeLessThan(10);
      expect(megabytes).toBeLessThan(256);
    },
  );
});
