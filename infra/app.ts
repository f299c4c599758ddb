import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { edgeFunctions } from '#functions/edge-manifest.ts';
import { buildFunctions, bundleOf } from '../scripts/build-functions.ts';
import { webFolder } from '../scripts/web-folder.ts';
import { features } from './features.ts';
import { settingsOf, stages } from './stages.ts';
import { installation } from './stacks/installation.ts';

// `npm run synth` writes every stage. `-- -c stage=prod -c region=ap-northeast-3` writes one, in Osaka;
// `-c web=FOLDER` takes the web application from there.
const app = new App({ context: features });
const asked = (name: string): string | undefined => app.node.tryGetContext(name) as string | undefined;

const root = join(import.meta.dirname, '..');
const [bundles, web] = await Promise.all([buildFunctions(join(root, 'dist')), webFolder(root, asked('web'))]);
const folders = new Map(bundles.map(({ name, folder }) => [name, folder]));
await cp(web, join(folders.get(bundleOf(edgeFunctions.web)) ?? '', 'web'), { recursive: true });

const stage = asked('stage');
for (const name of stage === undefined ? Object.keys(stages) : [stage]) {
  installation(app, settingsOf(name, asked('region')), {
    webFolder: web,
    codeOf: (spec) => {
      const folder = folders.get(bundleOf(spec));
      if (folder === undefined) throw new Error(`${bundleOf(spec)} was not bundled`);
      return Code.fromAsset(folder);
    },
  });
}
app.synth();
