import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildFunctions, bundleOf } from '../scripts/build-functions.ts';
import { features } from './features.ts';
import { settingsOf } from './stages.ts';
import { installation } from './stacks/installation.ts';

// `npm run synth -- -c stage=production -c region=ap-northeast-3`; without either, the trial stage in Tokyo.
const app = new App({ context: features });
const asked = (name: string): string | undefined => app.node.tryGetContext(name) as string | undefined;

const bundles = await buildFunctions(join(import.meta.dirname, '..', 'dist'));
const folders = new Map(bundles.map(({ name, folder }) => [name, folder]));

installation(app, settingsOf(asked('stage') ?? 'trial', asked('region')), (spec) => {
  const folder = folders.get(bundleOf(spec));
  if (folder === undefined) throw new Error(`${bundleOf(spec)} was not bundled`);
  return Code.fromAsset(folder);
});
app.synth();
