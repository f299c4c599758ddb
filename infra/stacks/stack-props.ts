import type { StackProps } from 'aws-cdk-lib';
import type { Plane } from '#shared/contract/index.ts';
import { japaneseRegion, type StageSettings } from '#infra/stages.ts';

/** What all stacks share. No account: whoever deploys brings it, and `npm run synth` needs none. */
export const stackProps = (plane: Plane, { stage, region }: StageSettings): StackProps => ({
  description: `Kansa ${stage}: the ${plane} plane`,
  // Checked again here: settings made elsewhere must not carry records abroad.
  env: { region: japaneseRegion(region) },
  terminationProtection: true,
  tags: { product: 'kansa', stage, plane },
});
