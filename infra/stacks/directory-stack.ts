import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { backups } from '#infra/constructs/backups.ts';
import { type Edge, type PlaneApis, planeApis } from '#infra/constructs/plane-api.ts';
import { planeBase, planeFunctions } from '#infra/constructs/plane-base.ts';
import type { CodeOf } from '#infra/constructs/plane-function.ts';
import type { DirectoryView } from '#infra/constructs/plane-resources.ts';
import { planeDashboard } from '#infra/constructs/plane-dashboard.ts';
import type { Watch } from '#infra/constructs/watch.ts';
import type { StageSettings } from '#infra/stages.ts';
import { stackProps } from './stack-props.ts';

export type DirectoryStackProps = { settings: StageSettings; edge: Edge; codeOf: CodeOf };

/** Who is who: people, posts and departments, written here and read by both tracks. */
export class DirectoryStack extends Stack {
  /** What a track is shown of it. */
  readonly view: DirectoryView;
  readonly apis: PlaneApis;
  /** It watches over what belongs to no plane, too. */
  readonly watch: Watch;

  constructor(scope: Construct, { settings, edge, codeOf }: DirectoryStackProps) {
    super(scope, `Kansa-${settings.stage}-directory`, stackProps('the directory plane', settings));
    const resources = planeBase(this, 'directory', settings);
    const { key, tables, watch } = resources;
    backups(this, resources);
    const functions = planeFunctions(this, resources, codeOf);
    this.apis = planeApis(this, { plane: 'directory', settings, key, watch, functions, edge, codeOf });
    planeDashboard(resources, functions, this.apis);
    this.watch = watch;
    this.view = { table: tables.state, key };
  }
}
