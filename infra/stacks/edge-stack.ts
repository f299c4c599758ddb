import { Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { CityNetwork } from '#infra/constructs/city-network.ts';
import type { ApiDoor } from '#infra/constructs/rest-api.ts';
import { filters, webAcl } from '#infra/constructs/web-acl.ts';
import { type Access, accessOf, doorOf, type StageSettings } from '#infra/stages.ts';
import { stackProps } from './stack-props.ts';

/** API Gateway writes all logs of an account's APIs in the name of one role; without it, none can have a log. */
const letApisLog = (scope: Construct): void => {
  const role = new Role(scope, 'LogWriter', {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
  });
  new CfnAccount(scope, 'Account', { cloudWatchRoleArn: role.roleArn }).node.addDependency(role);
};

const issuerInCity = ({ signIn }: StageSettings): string | undefined =>
  signIn.by === 'issuer' && signIn.reachedFrom === 'city' ? new URL(signIn.issuer).hostname : undefined;

/** What stands before the planes and is none of theirs: filters, the network to the city, CloudFront's secret. */
export class EdgeStack extends Stack {
  readonly doors: Partial<Record<Access, ApiDoor>>;
  readonly network: CityNetwork | undefined;
  readonly originSecret: Secret | undefined;

  constructor(scope: Construct, settings: StageSettings) {
    super(scope, `Kansa-${settings.stage}-edge`, stackProps('what stands before the planes', settings));
    const has = (access: Access): boolean => accessOf(settings, 'directory').includes(access);
    const name = (access: Access): string => `kansa-${settings.stage}-${access}-apis`;
    letApisLog(this);
    this.doors = {};
    if (has('public')) {
      this.originSecret = new Secret(this, 'OriginSecret', {
        description: 'By which the public APIs know CloudFront; deploy edge and web after it was changed',
        generateSecretString: { passwordLength: 48, excludePunctuation: true },
      });
      const secret = this.originSecret.secretValue.unsafeUnwrap();
      this.doors.public = { webAcl: webAcl(this, 'PublicFilter', name('public'), filters.public(secret)).attrArn };
    }
    if (has('private')) {
      this.network = new CityNetwork(this, 'Network', {
        door: doorOf(settings, 'private'),
        issuer: issuerInCity(settings),
        logDays: settings.logDays,
      });
      const { attrArn } = webAcl(this, 'PrivateFilter', name('private'), filters.private());
      this.doors.private = { webAcl: attrArn, endpoint: this.network.api };
    }
  }
}
