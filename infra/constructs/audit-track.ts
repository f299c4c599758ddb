import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { manifest } from '#functions/manifest.ts';
import type { StageSettings } from '#infra/stages.ts';
import { evidenceBuckets } from './evidence-buckets.ts';
import { jobsQueue } from './jobs-queue.ts';
import { planeBase, planeFunctions } from './plane-base.ts';
import type { CodeOf } from './plane-function.ts';
import type { DirectoryView } from './plane-resources.ts';

export type AuditTrackProps = {
  plane: 'general' | 'spi';
  settings: StageSettings;
  directory: DirectoryView;
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
  constructor(scope: Construct, id: string, { plane, settings, directory, codeOf }: AuditTrackProps) {
    super(scope, id);
    const base = planeBase(this, plane, settings);
    const resources = {
      ...base,
      directory,
      ...evidenceBuckets(this, base.key, settings),
      jobs: jobsQueue(this, base.key, longestJob(plane)),
    };
    planeFunctions(this, resources, codeOf);
  }
}
