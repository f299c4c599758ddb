import type { Quantities } from './prices.ts';

/** Resources of all stacks of a stage. */
export type Resources = readonly { Type: string; Properties: unknown }[];

const hoursOfMonth = 730;

const listLength = (properties: unknown, name: string): number => {
  const list = (properties as Readonly<Record<string, unknown>> | undefined)?.[name];
  return Array.isArray(list) ? list.length : 0;
};

/** What a stage uses in a month in which nobody works with it, counted in its templates. */
export const useOfIdleMonth = (resources: Resources): Quantities => {
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  const each = (type: string): number => ofType(type).length;
  const listed = (type: string, name: string): number =>
    ofType(type).reduce((total, { Properties }) => total + listLength(Properties, name), 0);
  // An alarm over an expression is paid for each metric in it.
  const alarms = ofType('AWS::CloudWatch::Alarm').reduce(
    (total, { Properties }) => total + Math.max(1, listLength(Properties, 'Metrics') - 1),
    0,
  );
  return {
    key: each('AWS::KMS::Key'),
    secret: each('AWS::SecretsManager::Secret'),
    alarm: alarms,
    dashboard: each('AWS::CloudWatch::Dashboard'),
    filter: each('AWS::WAFv2::WebACL'),
    filterRule: listed('AWS::WAFv2::WebACL', 'Rules'),
    endpointHour: listed('AWS::EC2::VPCEndpoint', 'SubnetIds') * hoursOfMonth,
    resolverHour: listed('AWS::Route53Resolver::ResolverEndpoint', 'IpAddresses') * hoursOfMonth,
    // The city's own line: one connection, made by hand (docs/network.md).
    lineHour: each('AWS::EC2::VPNGateway') * hoursOfMonth,
  };
};
