import { AwsSolutionsChecks, type NagPack, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';
import { Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { type Acknowledgement, acknowledgements } from '#infra/acknowledgements.ts';
import { constructs } from './synthesized.ts';

const packs: readonly NagPack[] = [new AwsSolutionsChecks(), new NIST80053R5Checks(), new ServerlessChecks()];

type Finding = { rule: string; path: string };

/** What the packs find in every installation, one rule at one construct each. */
const findings: Finding[] = packs.flatMap((pack) =>
  constructs.flatMap((app) =>
    pack.validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({
        rule: ruleName.replace(/\[.*/, ''),
        path: constructPath.replace(/^Kansa-[a-z]+-/, ''),
      })),
    ),
  ),
);

const covers = ({ findings: rules, where }: Acknowledgement, { rule, path }: Finding): boolean =>
  rules.includes(rule) && where.test(path);

describe('cdk-nag: AwsSolutions, NIST 800-53 r5, Serverless', () => {
  test('looked at every stack', () => {
    const stacks = constructs.flatMap((app) => app.node.children.filter((child) => Stack.isStack(child)));
    expect(stacks.length).toBe(26);
    expect(findings.length).toBeGreaterThan(stacks.length);
  });

  test('finds nothing that is not acknowledged', () => {
    const open = findings.filter((finding) => !acknowledgements.some((row) => covers(row, finding)));
    expect([...new Set(open.map(({ rule, path }) => `${rule} ${path}`))]).toEqual([]);
  });

  test('fifteen acknowledgements, each with its reason', () => {
    expect(acknowledgements.length).toBe(15);
    for (const { reason } of acknowledgements) expect(reason.length).toBeGreaterThan(30);
  });

  test.each(acknowledgements.flatMap((row) => row.findings.map((rule) => [rule, row] as const)))(
    '%s is still found where it is acknowledged',
    (rule, row) => expect(findings.some((finding) => finding.rule === rule && covers(row, finding))).toBe(true),
  );
});
