import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { problemResponse } from '#functions/http/problem.ts';
import { originHeader, viewerHeader } from './edge-headers.ts';

type Filter = { scope: 'CLOUDFRONT' | 'REGIONAL'; rules: readonly Rule[] };
type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const metric = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // Samples keep whole headers, and so tokens.
  sampledRequestsEnabled: false,
});

/**
 * Rules that read bodies are counted, not enforced: findings and evidence of an audit describe attacks, and bodies
 * over 8 KB are ordinary. Functions take bodies apart by schema, and nothing of them is ever run or shown as a page.
 */
const bodiesCounted = [
  'CrossSiteScripting_BODY',
  'EC2MetaDataSSRF_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'SizeRestrictions_BODY',
];

const managed = (name: string, counted: readonly string[] = []): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

/** Addresses that attacks come from. Of use only where the caller's own address arrives. */
const reputation = managed('AWSManagedRulesAmazonIpReputationList');

const common: readonly Rule[] = [
  managed('AWSManagedRulesCommonRuleSet', bodiesCounted),
  managed('AWSManagedRulesKnownBadInputsRuleSet', ['Log4JRCE_BODY', 'JavaDeserializationRCE_BODY']),
];

/** A whole city comes from one address: 300 people at work at once, 30 calls a minute each, in five minutes. */
const mostCalls = 45_000;

const rate = (by: CfnWebACL.RateBasedStatementProperty): Rule => ({
  name: 'TooManyCalls',
  action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: 'tooMany' } } },
  statement: { rateBasedStatement: by },
});

const perAddress = rate({ limit: mostCalls, aggregateKeyType: 'IP' });
const perViewer = rate({
  limit: mostCalls,
  aggregateKeyType: 'FORWARDED_IP',
  forwardedIpConfig: { headerName: viewerHeader, fallbackBehavior: 'MATCH' },
});

/** Whoever does not come through CloudFront is refused, so that nobody can go round its filter or make up an address. */
const onlyCloudFront = (secret: string): Rule => ({
  name: 'OnlyCloudFront',
  action: { block: {} },
  statement: {
    notStatement: {
      statement: {
        byteMatchStatement: {
          searchString: secret,
          fieldToMatch: { singleHeader: { Name: originHeader } },
          positionalConstraint: 'EXACTLY',
          textTransformations: [{ priority: 0, type: 'NONE' }],
        },
      },
    },
  },
});

/** The filters: before CloudFront itself, behind it before the public APIs, and before the private ones. */
export const filters = {
  cloudFront: (): Filter => ({ scope: 'CLOUDFRONT', rules: [perAddress, reputation, ...common] }),
  public: (secret: string): Filter => ({ scope: 'REGIONAL', rules: [onlyCloudFront(secret), perViewer, ...common] }),
  private: (): Filter => ({ scope: 'REGIONAL', rules: [perAddress, reputation, ...common] }),
};

/** Lets through what no rule stops. */
export const webAcl = (scope: Construct, id: string, name: string, filter: Filter): CfnWebACL =>
  new CfnWebACL(scope, id, {
    name,
    scope: filter.scope,
    defaultAction: { allow: {} },
    visibilityConfig: metric(name),
    customResponseBodies: {
      tooMany: { contentType: 'APPLICATION_JSON', content: problemResponse('too_many_requests').body },
    },
    rules: filter.rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: metric(rule.name) })),
  });
