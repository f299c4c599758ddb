import type { StackProps } from 'aws-cdk-lib';
import { japaneseRegion, type StageSettings } from '#infra/stages.ts';

/** What all stacks share. No account: whoever deploys brings it, and `npm run synth` needs none. */
export const stackProps = (part: string, { stage, region }: StageSettings): StackProps => ({
  description: `Kansa ${stage}: ${part}`,
  // Checked again here: settings made elsewhere must not carry records abroad.
  env: { region: japaneseRegion(region) },
  // Whoever tries things out may start anew; tables, files and keys stay all the same.
  terminationProtection: stage !== 'dev',
  tags: { product: 'kansa', stage, part: part.replaceAll(' ', '-') },
});
