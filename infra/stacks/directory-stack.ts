import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { planeBase, planeFunctions } from '#infra/constructs/plane-base.ts';
import type { CodeOf } from '#infra/constructs/plane-function.ts';
import type { DirectoryView } from '#infra/constructs/plane-resources.ts';
import type { StageSettings } from '#infra/stages.ts';
import { stackProps } from './stack-props.ts';

/** Who is who: people, posts and departments, written here and read by both tracks. */
export class DirectoryStack extends Stack {
  /** What a track is shown of it. */
  readonly view: DirectoryView;

  constructor(scope: Construct, settings: StageSettings, codeOf: CodeOf) {
    super(scope, `Kansa-${settings.stage}-directory`, stackProps('directory', settings));
    const resources = planeBase(this, 'directory', settings);
    planeFunctions(this, resources, codeOf);
    this.view = { table: resources.tables.state, key: resources.key };
  }
}
