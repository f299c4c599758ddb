import type { App, Stack } from 'aws-cdk-lib';
import type { Edge } from '#infra/constructs/plane-api.ts';
import type { CodeOf } from '#infra/constructs/plane-function.ts';
import { accessOf, type StageSettings, type Track } from '#infra/stages.ts';
import { DirectoryStack } from './directory-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { GuardStack } from './guard-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import { TrackStack } from './track-stack.ts';
import { WebStack, type WebStackProps } from './web-stack.ts';

/** What is built elsewhere and only put in place here. */
export type Built = { codeOf: CodeOf; webFolder: string };

/** The names of the stacks of an installation, each in the order it is deployed in. */
export type Installation = Record<'edge' | 'directory' | 'general' | 'spi' | 'web', Stack> &
  Partial<Record<'guard' | 'identity', Stack>>;

const issuedBy = ({ signIn, region }: StageSettings, identity: IdentityStack | undefined): WebStackProps['signIn'] => {
  if (signIn.by === 'issuer') {
    const { issuer, audience, clientIds } = signIn;
    return { issuer, audience, clientIds, origin: new URL(issuer).origin };
  }
  if (!identity) throw new Error('no user pool');
  const issuer = `https://cognito-idp.${region}.amazonaws.com/${identity.pool.userPoolId}`;
  return { issuer, origin: `https://${signIn.host}`, clientIds: identity.clientIds };
};

/** One installation: what stands before the planes, the directory and the two tracks, and the hosts people open. */
export const installation = (app: App, settings: StageSettings, { codeOf, webFolder }: Built): Installation => {
  const { signIn } = settings;
  const isPublic = accessOf(settings, 'directory').includes('public');
  const guard = isPublic ? new GuardStack(app, settings) : undefined;
  const identity = signIn.by === 'cognito' ? new IdentityStack(app, settings, signIn) : undefined;
  const before = new EdgeStack(app, settings);
  const edge: Edge = {
    doors: before.doors,
    userPoolArn: identity?.pool.userPoolArn,
    line: before.network?.line,
  };

  const directory = new DirectoryStack(app, { settings, edge, codeOf });
  const track = (plane: Track): TrackStack => {
    const evidenceEndpoint = before.network?.evidence.vpcEndpointId;
    return new TrackStack(app, { plane, settings, directory: directory.view, edge, evidenceEndpoint, codeOf });
  };
  const [general, spi] = [track('general'), track('spi')];
  // Without the role that writes their logs no API can be made.
  for (const plane of [directory, general, spi]) plane.addStackDependency(before);

  const web = new WebStack(app, {
    settings,
    edge: before,
    apis: { directory: directory.apis, general: general.track.apis, spi: spi.track.apis },
    evidence: { general: general.track.evidence, spi: spi.track.evidence },
    signIn: issuedBy(settings, identity),
    codeOf,
    watch: directory.watch,
    webFolder,
  });
  return {
    edge: before,
    directory,
    general,
    spi,
    web,
    ...(guard ? { guard } : {}),
    ...(identity ? { identity } : {}),
  };
};
