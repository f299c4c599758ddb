import {
  FlowLog,
  FlowLogDestination,
  FlowLogResourceType,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  type SubnetSelection,
  SubnetType,
  Vpc,
  VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint,
} from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyStatement, AnyPrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ARecord, PrivateHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { InterfaceVpcEndpointTarget } from 'aws-cdk-lib/aws-route53-targets';
import { CfnResolverEndpoint, CfnResolverRule, CfnResolverRuleAssociation } from 'aws-cdk-lib/aws-route53resolver';
import { Aws, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { PrivateDoor } from '#infra/stages.ts';

const https = Port.tcp(443);
const subnets = { subnetType: SubnetType.PRIVATE_ISOLATED } as const satisfies SubnetSelection;

/** Where functions stand that have to reach a server of the city, and what they may reach there. */
export type CityLine = { vpc: IVpc; subnets: SubnetSelection; outward: SecurityGroup };

const securityGroup = (scope: Construct, id: string, vpc: IVpc, description: string): SecurityGroup =>
  new SecurityGroup(scope, id, { vpc, description, allowAllOutbound: false });

/** Has the city's own name servers asked for the name of its issuer, which nobody else may know. */
const askCity = (scope: Construct, vpc: IVpc, network: PrivateDoor['network'], issuer: string): void => {
  const questions = securityGroup(scope, 'Questions', vpc, 'Questions for names, to the city');
  for (const cidr of network.city) {
    for (const port of [Port.tcp(53), Port.udp(53)]) questions.addEgressRule(Peer.ipv4(cidr), port);
  }
  const asking = new CfnResolverEndpoint(scope, 'AskingResolver', {
    direction: 'OUTBOUND',
    securityGroupIds: [questions.securityGroupId],
    ipAddresses: vpc.isolatedSubnets.map(({ subnetId }) => ({ subnetId })),
  });
  const rule = new CfnResolverRule(scope, 'IssuerName', {
    ruleType: 'FORWARD',
    domainName: issuer,
    resolverEndpointId: asking.attrResolverEndpointId,
    targetIps: (network.nameServers ?? []).map((ip) => ({ ip, port: '53' })),
  });
  new CfnResolverRuleAssociation(scope, 'IssuerNameHere', {
    resolverRuleId: rule.attrResolverRuleId,
    vpcId: vpc.vpcId,
  });
};

export type CityNetworkProps = {
  logDays: RetentionDays;
  door: PrivateDoor;
  /** Host of the issuer, when it stands in the city. */
  issuer?: string | undefined;
};

/**
 * The network between a city and its installation: endpoints for the API and for evidence, and names for them. It has
 * no way to or from the internet; the city's own line ends at its gateway.
 */
export class CityNetwork extends Construct {
  /** The one endpoint that private APIs answer at. */
  readonly api: InterfaceVpcEndpoint;
  /** The one endpoint that links to evidence are good at. */
  readonly evidence: InterfaceVpcEndpoint;
  readonly line: CityLine;

  constructor(scope: Construct, id: string, { door: { application, network }, issuer, logDays }: CityNetworkProps) {
    super(scope, id);
    // The class does not fit its own interface under exactOptionalPropertyTypes.
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(network.cidr),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Endpoints', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
      restrictDefaultSecurityGroup: false,
      vpnGateway: true,
      vpnRoutePropagation: [subnets],
    }) as IVpc;
    // Who reached which endpoint from which address, and who was turned away: no names, no contents.
    const flows = new LogGroup(this, 'Flows', { retention: logDays });
    new FlowLog(this, 'FlowLog', {
      resourceType: FlowLogResourceType.fromVpc(vpc),
      destination: FlowLogDestination.toCloudWatchLogs(flows),
    });
    const city = network.city.map((cidr) => Peer.ipv4(cidr));

    const inward = securityGroup(this, 'Inward', vpc, 'From the city to the endpoints');
    const outward = securityGroup(this, 'Outward', vpc, 'From our functions to servers of the city');
    const names = securityGroup(this, 'Names', vpc, 'Questions for names, from the city');
    for (const peer of city) {
      inward.addIngressRule(peer, https);
      outward.addEgressRule(peer, https);
      names.addIngressRule(peer, Port.tcp(53));
      names.addIngressRule(peer, Port.udp(53));
    }

    const endpoint = (
      name: string,
      service: InterfaceVpcEndpointAwsService,
      statement: { actions: string[]; resources: string[]; conditions?: Record<string, unknown> },
    ): InterfaceVpcEndpoint => {
      const made = new InterfaceVpcEndpoint(this, name, {
        vpc,
        service,
        subnets,
        securityGroups: [inward],
        open: false,
        privateDnsEnabled: true,
        ...(service === InterfaceVpcEndpointAwsService.S3
          ? {
              // Names of buckets resolve to the endpoint for everybody who asks here: there is no other way out.
              privateDnsOnlyForInboundResolverEndpoint:
                VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.ALL_RESOLVERS,
            }
          : {}),
      });
      // Nothing of another account's can be reached, so nothing can be carried out through it.
      made.addToPolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          principals: [new AnyPrincipal()],
          ...statement,
        }),
      );
      return made;
    };
    this.api = endpoint('Api', InterfaceVpcEndpointAwsService.APIGATEWAY, {
      actions: ['execute-api:Invoke'],
      resources: [Stack.of(this).formatArn({ service: 'execute-api', resource: '*' })],
    });
    this.evidence = endpoint('Evidence', InterfaceVpcEndpointAwsService.S3, {
      actions: ['s3:GetObjectVersion', 's3:PutObject'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:ResourceAccount': Aws.ACCOUNT_ID } },
    });

    const zone = new PrivateHostedZone(this, 'Zone', { zoneName: application, vpc });
    new ARecord(this, 'Application', {
      zone,
      target: RecordTarget.fromAlias(new InterfaceVpcEndpointTarget(this.api)),
    });
    new CfnResolverEndpoint(this, 'Resolver', {
      direction: 'INBOUND',
      securityGroupIds: [names.securityGroupId],
      ipAddresses: vpc.isolatedSubnets.map(({ subnetId }) => ({ subnetId })),
    });
    if (network.nameServers && issuer !== undefined) askCity(this, vpc, network, issuer);
    this.line = { vpc, subnets, outward };
  }
}
