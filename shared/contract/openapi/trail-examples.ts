import { exampleHash } from './example-people.ts';

/** Values for the verification of a chain. */
export const trailExamples: Readonly<Record<string, unknown>> = {
  'audit.verify.total': 12,
  'assignment.verify.total': 12,
  'finding.verify.total': 12,
  checked: 12,
  head: exampleHash,
  redacted: 0,
};
