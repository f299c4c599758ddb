import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { filters, webAcl } from '#infra/constructs/web-acl.ts';
import { cloudFrontRegion, type StageSettings } from '#infra/stages.ts';
import { stackProps } from './stack-props.ts';

/**
 * The filter before CloudFront. Filters for it exist in us-east-1 only; this one keeps neither requests nor logs, so
 * nothing of the city leaves Japan. Its ARN goes into the settings of the stage: no stack reads another region.
 */
export class GuardStack extends Stack {
  constructor(scope: Construct, settings: StageSettings) {
    const name = `Kansa-${settings.stage}-guard`;
    super(scope, name, { ...stackProps('the filter before CloudFront', settings), env: { region: cloudFrontRegion } });
    const acl = webAcl(this, 'Filter', `kansa-${settings.stage}`, filters.cloudFront());
    new CfnOutput(this, 'WebAcl', { value: acl.attrArn, description: 'public.webAcl in infra/stages.ts' });
  }
}
