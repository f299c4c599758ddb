import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AuditTrack, type AuditTrackProps } from '#infra/constructs/audit-track.ts';
import { stackProps } from './stack-props.ts';

/** One track in a stack of its own, so that one can be deployed, frozen or moved to another account alone. */
export class TrackStack extends Stack {
  readonly track: AuditTrack;

  constructor(scope: Construct, props: AuditTrackProps) {
    super(
      scope,
      `Kansa-${props.settings.stage}-${props.plane}`,
      stackProps(`the ${props.plane} plane`, props.settings),
    );
    this.track = new AuditTrack(this, 'Track', props);
  }
}
