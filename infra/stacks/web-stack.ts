import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { distribution } from '#infra/constructs/distribution.ts';
import { edgeFunction } from '#infra/constructs/edge-function.ts';
import { privateHost, publicHost, type Route } from '#infra/constructs/host-name.ts';
import type { Watch } from '#infra/constructs/watch.ts';
import type { PlaneApis } from '#infra/constructs/plane-api.ts';
import type { CodeOf } from '#infra/constructs/plane-function.ts';
import { restApi } from '#infra/constructs/rest-api.ts';
import { webApiDefinition } from '#infra/constructs/web-api-definition.ts';
import { deployWebFiles, webBuckets } from '#infra/constructs/web-files.ts';
import { type Client, scopeText } from '#infra/sign-in.ts';
import { type Access, accessOf, certificateIn, doorOf, type StageSettings, type Track } from '#infra/stages.ts';
import { mountOf, type Plane, planes } from '#shared/contract/planes.ts';
import type { CloudConfig } from '#shared/web/config.ts';
import type { WebOrigins } from '#shared/web/security-headers.ts';
import type { EdgeStack } from './edge-stack.ts';
import { stackProps } from './stack-props.ts';

export type WebStackProps = {
  settings: StageSettings;
  edge: EdgeStack;
  apis: Readonly<Record<Plane, PlaneApis>>;
  evidence: Readonly<Record<Track, readonly Bucket[]>>;
  signIn: { issuer: string; origin: string; clientIds: Record<Client, string>; audience?: string };
  codeOf: CodeOf;
  watch: Watch;
  /** Where the built application is. */
  webFolder: string;
};

/** The hosts people open: the application's files, and the paths of the APIs beside them. */
export class WebStack extends Stack {
  constructor(scope: Construct, props: WebStackProps) {
    const { settings } = props;
    super(scope, `Kansa-${settings.stage}-web`, stackProps('the application’s hosts', settings));
    for (const access of accessOf(settings, 'directory')) this.#open[access](props);
  }

  readonly #open: Record<Access, (props: WebStackProps) => void> = {
    public: (props) => {
      const { settings, edge, webFolder: folder } = props;
      const door = doorOf(settings, 'public');
      const { files, logs } = webBuckets(this, settings);
      const host = publicHost(this, {
        host: door.api,
        certificate: certificateIn(settings.region, door.apiCertificate),
        routes: routesOf('public', props),
      });
      const made = distribution(this, {
        door,
        planes: planesOf('public', settings),
        files,
        logs,
        secret: edge.originSecret?.secretValue.unsafeUnwrap() ?? '',
        origins: originsOf('public', props),
      });
      deployWebFiles(this, { files, folder, config: configOf('public', props), distribution: made });
      const outputs = { Application: made.distributionDomainName, Apis: host.attrRegionalDomainName };
      for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
    },

    private: (props) => {
      const { settings, edge, codeOf, watch } = props;
      const { stage, logDays } = settings;
      const { application: host, certificate: arn } = doorOf(settings, 'private');
      const certificate = certificateIn(settings.region, arn);
      const door = edge.doors.private;
      if (!door?.endpoint) throw new Error(`stage ${stage} has no endpoint`);
      const origins = originsOf('private', props);
      const fn = edgeFunction(this, {
        name: 'web',
        functionName: `kansa-${stage}-web`,
        environment: {
          WEB_CONFIG: Stack.of(this).toJsonString(configOf('private', props)),
          SIGN_IN: origins.signIn.join(' '),
          EVIDENCE: origins.evidence.join(' '),
        },
        codeOf,
        watch,
        logDays,
      });
      const api = restApi(this, 'WebApi', {
        name: `kansa-${stage}-web`,
        description: `Kansa ${stage}: the files of the application`,
        definition: webApiDefinition(`kansa-${stage}-web`, fn.functionArn),
        functions: [fn],
        door,
        logDays,
        // Fonts and pictures come out of the function in base64; this has them put back into bytes.
        binaryMediaTypes: ['*/*'],
      });
      privateHost(this, {
        host,
        certificate,
        endpoint: door.endpoint,
        routes: [...routesOf('private', props), { api }],
      });
    },
  };
}

const planesOf = (access: Access, settings: StageSettings): Plane[] =>
  planes.filter((plane) => accessOf(settings, plane).includes(access));

const routesOf = (access: Access, { settings, apis }: WebStackProps): Route[] =>
  planesOf(access, settings).flatMap((plane) => {
    const api = apis[plane][access];
    return api ? [{ api, basePath: mountOf(plane).slice(1) }] : [];
  });

/** Origins the application may talk to beside its own. */
const originsOf = (access: Access, { settings, evidence, signIn }: WebStackProps): WebOrigins => ({
  signIn: [...new Set([new URL(signIn.issuer).origin, signIn.origin])],
  evidence: (['general', 'spi'] as const)
    .filter((track) => settings.access[track] === access)
    .flatMap((track) => evidence[track].map(({ bucketRegionalDomainName }) => `https://${bucketRegionalDomainName}`)),
});

const configOf = (access: Access, { settings, signIn }: WebStackProps): CloudConfig => {
  const clientOf = (client: Client) => ({ clientId: signIn.clientIds[client], scope: scopeText(client) });
  return {
    stage: settings.edition,
    city: settings.cityName,
    issuer: signIn.issuer,
    ...clientOf('usual'),
    ...(signIn.audience === undefined ? {} : { resource: signIn.audience }),
    special: clientOf('spi'),
    sealedIdleMinutes: settings.sealedIdleMinutes,
    planes: planesOf(access, settings),
  };
};
