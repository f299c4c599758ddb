import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { type CognitoSettings, poolClients, signInPages, userPool } from '#infra/constructs/user-pool.ts';
import type { Client } from '#infra/sign-in.ts';
import { applicationOrigins, type StageSettings } from '#infra/stages.ts';
import { stackProps } from './stack-props.ts';

/** Who says who somebody is, when the installation does that itself. Lives longer than everything that asks it. */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly clientIds: Record<Client, string>;

  constructor(scope: Construct, settings: StageSettings, signIn: CognitoSettings) {
    super(scope, `Kansa-${settings.stage}-identity`, stackProps('sign-in', settings));
    this.pool = userPool(this, `kansa-${settings.stage}`);
    const { federation } = signIn;
    const made = poolClients(this, this.pool, { federation, origins: applicationOrigins(settings) });
    signInPages(this, this.pool, signIn, made);
    this.clientIds = { usual: made.usual.userPoolClientId, spi: made.spi.userPoolClientId };
    new CfnOutput(this, 'UserPool', { value: this.pool.userPoolId });
  }
}
