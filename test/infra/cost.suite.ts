import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { costDocument } from '../../scripts/cost/document.ts';
import { useOfIdleMonth } from '../../scripts/cost/idle.ts';
import measured from '../../scripts/cost/measured.json' with { type: 'json' };
import { costOf, prices } from '../../scripts/cost/prices.ts';
import { useOfYear } from '../../scripts/cost/year.ts';
import { stages } from '#infra/stages.ts';
import { installations, partOf, partsOf } from './synthesized.ts';

const resources = Object.fromEntries(
  (Object.keys(stages) as (keyof typeof stages)[]).map((name) => [
    name,
    partsOf(installations[name]).flatMap((part) => Object.values(partOf(installations[name], part).Resources)),
  ]),
);

describe('docs/cost.md', () => {
  test('is what the templates and the measured figures make of it', () => {
    const written = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
    expect(written).toBe(costDocument(resources, measured));
  });

  test('ten times the city uses ten times as much of everything', () => {
    const [one, ten] = [useOfYear(1, measured), useOfYear(10, measured)];
    for (const [name, quantity] of Object.entries(one))
      expect(ten[name as keyof typeof ten]).toBeCloseTo(10 * quantity, 4);
    expect(costOf(ten)).toBeCloseTo(10 * costOf(one), 6);
  });

  test('dearer writes make a dearer year, by what is written', () => {
    const dearer = { ...measured, 'one step of a finding': measured['one step of a finding'] + 1 };
    const more = useOfYear(1, dearer).write - useOfYear(1, measured).write;
    expect(more).toBeGreaterThan(0);
    expect(costOf(useOfYear(1, dearer)) - costOf(useOfYear(1, measured))).toBeCloseTo(more * prices.write.usd, 6);
  });

  test('an idle month counts what stands in the templates', () => {
    const key = { Type: 'AWS::KMS::Key', Properties: {} };
    const alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [1, 2, 3] } };
    expect(costOf(useOfIdleMonth([key, alarm]))).toBeCloseTo(1.2, 6);
  });
});
