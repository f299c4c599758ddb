import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startBudget } from '#shared/adapters/files/inspection-budget.ts';
import { inspectText } from '#shared/adapters/files/inspect-text.ts';
import { InspectionRefused } from '#shared/adapters/files/inspection-refused.ts';

const reasonOf = (act: () => void): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof InspectionRefused ? error.reason : String(error);
  }
};

type Measured = { title: string; reason: string; seconds: number; megabytes: number };

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

  test('U7, U8, U11: the worst files stay under 10 seconds and 256 MB above the baseline', { timeout: 120_000 }, () => {
    // A process of its own: memory of the test runner must not count.
    const script = fileURLToPath(new URL('build/measure.ts', import.meta.url));
    const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const all = JSON.parse(stdout) as Measured[];
    expect(all.filter(({ seconds, megabytes }) => seconds > 10 || megabytes > 256)).toEqual([]);
    expect(all.map(({ title, reason }) => `${title}: ${reason}`)).toMatchInlineSnapshot();
  });
});
