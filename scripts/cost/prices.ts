/**
 * List prices of AWS in ap-northeast-1, in US dollars, without tax and free allowances. Written down on 2026-11-27 away
 * from any network, from what was publicly known of the pages named under `source`, and not compared with them on that
 * day: compare before a budget rests on them (https://calculator.aws).
 */
export const pricesAsOf = '2026-11-27';

export type Price = { usd: number; unit: string; source: string };

const million = 1_000_000;
const page = (service: string): string => `aws.amazon.com/${service}/pricing`;

export const prices = {
  write: { usd: 0.715 / million, unit: 'write request unit', source: page('dynamodb') },
  read: { usd: 0.143 / million, unit: 'read request unit', source: page('dynamodb') },
  tableStorage: { usd: 0.285, unit: 'GB-month', source: page('dynamodb') },
  tableRecovery: { usd: 0.228, unit: 'GB-month of point-in-time recovery', source: page('dynamodb') },
  tableCopies: { usd: 0.114, unit: 'GB-month of nightly copies', source: page('backup') },
  fileStorage: { usd: 0.025, unit: 'GB-month', source: page('s3') },
  fileCopies: { usd: 0.06, unit: 'GB-month of nightly copies', source: page('backup') },
  filePut: { usd: 4.7 / million, unit: 'PUT', source: page('s3') },
  fileGet: { usd: 0.37 / million, unit: 'GET', source: page('s3') },
  scanBytes: { usd: 0.09, unit: 'GB scanned for malware', source: page('guardduty') },
  scanFile: { usd: 0.215 / 1000, unit: 'file scanned for malware', source: page('guardduty') },
  apiCall: { usd: 4.25 / million, unit: 'REST call', source: page('api-gateway') },
  invocation: { usd: 0.2 / million, unit: 'invocation', source: page('lambda') },
  computing: { usd: 0.0000133334, unit: 'GB-second on arm64', source: page('lambda') },
  queueCall: { usd: 0.4 / million, unit: 'queue call', source: page('sqs') },
  mail: { usd: 0.1 / 1000, unit: 'mail', source: page('ses') },
  logBytes: { usd: 0.76, unit: 'GB of logs', source: page('cloudwatch') },
  trace: { usd: 5 / million, unit: 'trace', source: page('xray') },
  keyCall: { usd: 0.03 / 10_000, unit: 'call of a key', source: page('kms') },
  filterCall: { usd: 0.6 / million, unit: 'filtered request', source: page('waf') },
  edgeBytes: { usd: 0.114, unit: 'GB out of CloudFront', source: page('cloudfront') },
  signer: { usd: 0.02, unit: 'person signing in, a month (Plus)', source: page('cognito') },
  key: { usd: 1, unit: 'key a month', source: page('kms') },
  secret: { usd: 0.4, unit: 'secret a month', source: page('secrets-manager') },
  alarm: { usd: 0.1, unit: 'metric of an alarm a month', source: page('cloudwatch') },
  dashboard: { usd: 3, unit: 'dashboard a month', source: page('cloudwatch') },
  filter: { usd: 5, unit: 'web ACL a month', source: page('waf') },
  filterRule: { usd: 1, unit: 'rule of a web ACL a month', source: page('waf') },
  endpointHour: { usd: 0.014, unit: 'endpoint and zone, an hour', source: page('privatelink') },
  resolverHour: { usd: 0.125, unit: 'address of a resolver, an hour', source: page('route53') },
  lineHour: { usd: 0.048, unit: 'VPN connection, an hour', source: page('vpn') },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof prices;
export type Quantities = Partial<Record<PriceName, number>>;

export const costOf = (quantities: Quantities): number =>
  Object.entries(quantities).reduce((total, [name, quantity]) => total + prices[name as PriceName].usd * quantity, 0);
