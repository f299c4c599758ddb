import { Duration } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { manifest } from '#functions/manifest.ts';
import { applicationOrigins, type StageSettings, type Track } from '#infra/stages.ts';
import { backups } from './backups.ts';
import { evidenceBuckets } from './evidence-buckets.ts';
import { planeDashboard } from './plane-dashboard.ts';
import { watchScanner } from './watched-events.ts';
import { jobsQueue } from './jobs-queue.ts';
import { type Edge, type PlaneApis, planeApis } from './plane-api.ts';
import { planeBase, planeFunctions } from './plane-base.ts';
import type { CodeOf } from './plane-function.ts';
import type { DirectoryView } from './plane-resources.ts';

export type AuditTrackProps = {
  plane: Track;
  settings: StageSettings;
  directory: DirectoryView;
  edge: Edge;
  /** The one endpoint that links to evidence are good at, where a track is private. */
  evidenceEndpoint?: string | undefined;
  codeOf: CodeOf;
};

/** A job is handed out again only when the slowest function that runs jobs must have ended. */
const longestJob = (plane: AuditTrackProps['plane']): Duration =>
  Duration.seconds(
    Math.max(
      ...Object.values(manifest[plane].functions)
        .filter(({ startedBy }) => startedBy === 'jobs')
        .map(({ timeoutSeconds }) => timeoutSeconds),
    ),
  );

/**
 * Everything one track of audits runs on: key, tables, buckets, queue and functions. The special track is a second one
 * of these, and knows of the general one as little as the general one of it.
 */
export class AuditTrack extends Construct {
  readonly apis: PlaneApis;
  /** Where browsers send evidence to and have it from. */
  readonly evidence: readonly Bucket[];

  constructor(scope: Construct, id: string, props: AuditTrackProps) {
    const { plane, settings, directory, edge, evidenceEndpoint, codeOf } = props;
    super(scope, id);
    const base = planeBase(this, plane, settings);
    const buckets = evidenceBuckets(this, base.key, {
      settings,
      origins: applicationOrigins(settings, plane),
      endpoint: settings.access[plane] === 'private' ? evidenceEndpoint : undefined,
    });
    const resources = { ...base, directory, ...buckets, jobs: jobsQueue(this, base.key, longestJob(plane)) };
    watchScanner(this, base.watch, buckets.quarantine);
    backups(this, base, buckets.vault);
    const functions = planeFunctions(this, resources, codeOf);
    this.apis = planeApis(this, { plane, settings, key: base.key, watch: base.watch, functions, edge, codeOf });
    planeDashboard(resources, functions, this.apis);
    this.evidence = [buckets.quarantine, buckets.vault];
  }
}
