import {
  CfnDomainName,
  CfnDomainNameAccessAssociation,
  CfnDomainNameV2,
  type SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { CfnRoutingRule } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** An API and the paths it answers for; without a path, all that no other one does. */
export type Route = { api: SpecRestApi; basePath?: string };

/** Rules that send a path on as it is: the APIs know their own mount, so that they look the same at every host. */
const route = (scope: Construct, domainNameArn: string, routes: readonly Route[]): void => {
  for (const [index, { api, basePath }] of routes.entries()) {
    new CfnRoutingRule(scope, `Rule${index + 1}`, {
      domainNameArn,
      priority: basePath === undefined ? 1000 : 10 * (index + 1),
      conditions: basePath === undefined ? [] : [{ matchBasePaths: { anyOf: [basePath] } }],
      actions: [
        {
          invokeApi: { apiId: api.restApiId, stage: api.deploymentStage.stageName, stripBasePath: false },
        },
      ],
    });
  }
};

const usual = { securityPolicy: 'TLS_1_2', routingMode: 'ROUTING_RULE_ONLY' } as const;

/** The host CloudFront finds the APIs at. */
export const publicHost = (
  parent: Construct,
  { host, certificate, routes }: { host: string; certificate: string; routes: readonly Route[] },
): CfnDomainName => {
  const scope = new Construct(parent, 'PublicHost');
  const domain = new CfnDomainName(scope, 'Name', {
    ...usual,
    domainName: host,
    regionalCertificateArn: certificate,
    endpointConfiguration: { types: ['REGIONAL'] },
  });
  route(scope, domain.attrDomainNameArn, routes);
  return domain;
};

/** The host of everything where there is no CloudFront; it answers at the endpoint and nowhere else. */
export const privateHost = (
  parent: Construct,
  props: { host: string; certificate: string; endpoint: IVpcEndpoint; routes: readonly Route[] },
): void => {
  const { host, certificate, endpoint, routes } = props;
  const scope = new Construct(parent, 'PrivateHost');
  const through = { 'aws:SourceVpce': endpoint.vpcEndpointId };
  const invoke = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
  const domain = new CfnDomainNameV2(scope, 'Name', {
    ...usual,
    domainName: host,
    certificateArn: certificate,
    endpointConfiguration: { types: ['PRIVATE'] },
    policy: {
      Version: '2012-10-17',
      Statement: [
        { ...invoke, Effect: 'Deny', Condition: { StringNotEquals: through } },
        { ...invoke, Effect: 'Allow', Condition: { StringEquals: through } },
      ],
    },
  });
  new CfnDomainNameAccessAssociation(scope, 'Access', {
    accessAssociationSource: endpoint.vpcEndpointId,
    accessAssociationSourceType: 'VPCE',
    domainNameArn: domain.attrDomainNameArn,
  });
  route(scope, domain.attrDomainNameArn, routes);
};
