import { describe, expect, test } from 'vitest';
import { gatewayProblems } from '#infra/constructs/gateway-responses.ts';
import { problemResponse } from '#functions/http/problem.ts';
import { planes, type Plane } from '#shared/contract/index.ts';
import { apisOf } from './parity.ts';
import { namesIn, render } from './render.ts';
import { installations, type Json, partOf, partsOf, resourcesOf, settingsFor, type Templates } from './synthesized.ts';

/** Types of resources that can be reached from the internet, or that let somebody sign in from it. */
const openTypes = /CloudFront|Cognito|ElasticLoadBalancing|::Url$|ApiGatewayV2::Api$|InternetGateway|NatGateway|::EIP$/;

/** What of an installation can be reached from outside the city's network. */
const openings = (templates: Templates): string[] =>
  partsOf(templates).flatMap((part) => [
    ...Object.values(partOf(templates, part).Resources).flatMap(({ Type }) => (openTypes.test(Type) ? [Type] : [])),
    ...resourcesOf(partOf(templates, part), 'AWS::ApiGateway::RestApi').flatMap(([, { Properties }]) =>
      Properties.EndpointConfiguration.Types.join() === 'PRIVATE' && closed(templates, part, Properties.Policy)
        ? []
        : [Properties.Name],
    ),
  ]);

type Part = ReturnType<typeof partsOf>[number];
type Policy = { Statement: { Effect: string; Action: Json; Condition?: Record<string, Record<string, Json>> }[] };

/** A policy that denies everything that does not come through the endpoint, and allows nothing else. */
const closed = (templates: Templates, part: Part, policy: Policy | undefined): boolean => {
  const through = (value: Json | undefined): boolean =>
    /^<edge\.NetworkApi\w*(\.Id)?>$/.test(render(templates, part, value ?? ''));
  const statements = policy?.Statement ?? [];
  const on = (effect: string, operator: string): boolean =>
    statements.some(
      ({ Effect, Action, Condition }) =>
        Effect === effect && Action === 'execute-api:Invoke' && through(Condition?.[operator]?.['aws:SourceVpce']),
    );
  return statements.length === 2 && on('Deny', 'StringNotEquals') && on('Allow', 'StringEquals');
};

describe('a private stage', () => {
  const installed = installations.private;

  test('has no way in but the endpoint', () => {
    expect(openings(installed)).toEqual([]);
  });

  test('has no user pool, and no filter abroad', () => {
    expect([installed.identity, installed.guard]).toEqual([undefined, undefined]);
  });

  test('answers at one private host, each path where it belongs, and the files for the rest', () => {
    const [[id, host] = []] = Object.entries(installed.web.Resources).filter(
      ([, { Type }]) => Type === 'AWS::ApiGateway::DomainNameV2',
    );
    const properties = host?.Properties as { EndpointConfiguration: { Types: string[] }; Policy: Policy };
    expect(properties.EndpointConfiguration.Types).toEqual(['PRIVATE']);
    expect(closed(installed, 'web', properties.Policy)).toBe(true);
    const rules = resourcesOf(installed.web, 'AWS::ApiGatewayV2::RoutingRule').map(([, { Properties }]) => ({
      path: Properties.Conditions[0]?.MatchBasePaths.AnyOf.join(),
      to: namesIn(render(installed, 'web', Properties.Actions[0]?.InvokeApi.ApiId ?? ''))[0]?.plane,
      strip: Properties.Actions[0]?.InvokeApi.StripBasePath,
      host: namesIn(render(installed, 'web', Properties.DomainNameArn))[0]?.id,
      last: Properties.Priority === 1000,
    }));
    const of = { strip: false, host: id };
    expect(rules).toEqual([
      { ...of, path: 'api/directory', to: 'directory', last: false },
      { ...of, path: 'api/general', to: 'general', last: false },
      { ...of, path: 'api/spi', to: 'spi', last: false },
      { ...of, path: undefined, to: 'web', last: true },
    ]);
  });

  test('the files are read only, at every path', () => {
    const [[, api] = []] = apisOf(installed, 'web');
    const paths = Object.entries(api?.Properties.Body.paths ?? {}).map(([path, item]) => [path, Object.keys(item)]);
    expect(paths).toEqual([
      ['/', ['get', 'head']],
      ['/{path+}', ['get', 'head']],
    ]);
  });

  test.each(['general', 'spi'] as const)('links to evidence of %s are good at the endpoint alone', (track) => {
    const refusals = resourcesOf(installed[track], 'AWS::S3::BucketPolicy').flatMap(([, { Properties }]) =>
      Properties.PolicyDocument.Statement.filter(({ Sid }) => Sid === 'LinkFromOutside'),
    );
    expect(refusals).toHaveLength(2);
    for (const { Effect, Condition } of refusals) {
      expect(Effect).toBe('Deny');
      expect(render(installed, track, Condition as Json)).toMatch(
        /^StringEquals s3:authType REST-QUERY-STRING StringNotEquals aws:SourceVpce <edge\.NetworkEvidence\w+(\.Id)?>$|^StringNotEquals aws:SourceVpce <edge\.NetworkEvidence\w+(\.Id)?> StringEquals s3:authType REST-QUERY-STRING$/,
      );
    }
  });

  test.each<[string, (copy: typeof installed) => void]>([
    [
      'an API that became regional',
      (copy) => {
        const [[, api] = []] = apisOf(copy, 'spi');
        if (api) api.Properties.EndpointConfiguration.Types = ['REGIONAL'];
      },
    ],
    [
      'a policy that lets in another endpoint',
      (copy) => {
        const [[, api] = []] = apisOf(copy, 'general');
        const [, second] = api?.Properties.Policy?.Statement ?? [];
        if (second) second.Condition = { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } };
      },
    ],
    [
      'a policy without its denial',
      (copy) => {
        const [[, api] = []] = apisOf(copy, 'directory');
        api?.Properties.Policy?.Statement.shift();
      },
    ],
    [
      'a function with an address of its own',
      (copy) => {
        copy.general.Resources['Url'] = { Type: 'AWS::Lambda::Url', Properties: {} };
      },
    ],
  ])('a test notices %s', (_, how) => {
    const copy = structuredClone(installed);
    how(copy);
    expect(openings(copy)).toHaveLength(1);
  });
});

test.each(Object.entries(installations))(
  'every host of %s speaks TLS 1.2 or later and knows routing rules alone',
  (_, all) => {
    const hosts = Object.values(all.web.Resources).filter(({ Type }) =>
      /^AWS::ApiGateway::DomainName(V2)?$/.test(Type),
    );
    expect(hosts.length).toBeGreaterThan(0);
    for (const { Properties } of hosts) {
      expect(Properties).toMatchObject({ SecurityPolicy: 'TLS_1_2', RoutingMode: 'ROUTING_RULE_ONLY' });
    }
  },
);

describe('a closed track beside an open one', () => {
  const installed = installations.mixed;
  const kinds = (plane: Plane) =>
    apisOf(installed, plane).map(([, { Properties }]) => Properties.EndpointConfiguration.Types.join());

  test('each is reached its own way, and the directory both ways', () => {
    expect(planes.map(kinds)).toEqual([['REGIONAL', 'PRIVATE'], ['REGIONAL'], ['PRIVATE']]);
  });

  test('CloudFront knows nothing of the closed one', () => {
    const [[, made] = []] = Object.entries(installed.web.Resources).filter(
      ([, { Type }]) => Type === 'AWS::CloudFront::Distribution',
    );
    const text = render(installed, 'web', made?.Properties ?? '');
    expect(text).toContain('/api/general/*');
    expect(text).not.toMatch(/spi/);
  });
});

describe.each(['dev', 'prod'] as const)('the APIs of %s', (name) => {
  const installed = installations[name];

  test.each(planes)('%s answers at its host alone, and a filter stands before it', (plane) => {
    const [[id, api] = []] = apisOf(installed, plane);
    expect(api?.Properties).toMatchObject({
      DisableExecuteApiEndpoint: true,
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
    const [[, filter] = []] = resourcesOf(installed[plane], 'AWS::WAFv2::WebACLAssociation');
    expect(render(installed, plane, filter?.Properties.WebACLArn ?? '')).toMatch(/^<edge\.PublicFilter\.Arn>$/);
    expect(render(installed, plane, filter?.Properties.ResourceArn ?? '')).toContain(`<${plane}.${id}>`);
  });

  test('the host sends each path where it belongs, as it is, and no other path anywhere', () => {
    const rules = resourcesOf(installed.web, 'AWS::ApiGatewayV2::RoutingRule').map(([, { Properties }]) => [
      Properties.Conditions.map(({ MatchBasePaths }) => MatchBasePaths.AnyOf.join()).join(),
      namesIn(render(installed, 'web', Properties.Actions[0]?.InvokeApi.ApiId ?? ''))[0]?.plane,
      Properties.Actions[0]?.InvokeApi.StripBasePath,
    ]);
    expect(rules).toEqual(planes.map((plane) => [`api/${plane}`, plane, false]));
  });

  test('whoever does not come through CloudFront is refused first', () => {
    const [[, acl] = []] = resourcesOf(installed.edge, 'AWS::WAFv2::WebACL');
    const [first] = acl?.Properties.Rules ?? [];
    expect(first?.Name).toBe('OnlyCloudFront');
    const secret = /\{\{resolve:secretsmanager:<edge\.OriginSecret\w+>:SecretString:::\}\}/;
    expect(render(installed, 'edge', first?.Statement ?? '')).toMatch(secret);
    const [[, made] = []] = Object.entries(installed.web.Resources).filter(
      ([, { Type }]) => Type === 'AWS::CloudFront::Distribution',
    );
    expect(render(installed, 'web', made?.Properties ?? '')).toMatch(secret);
  });

  test('filters look for common attacks, known bad input, bad addresses and too many calls', () => {
    const rules = (part: 'guard' | 'edge'): string[] =>
      resourcesOf(partOf(installed, part), 'AWS::WAFv2::WebACL').flatMap(([, { Properties }]) =>
        Properties.Rules.map(({ Name }) => Name),
      );
    const managed = ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'];
    expect(rules('guard')).toEqual(['TooManyCalls', 'AWSManagedRulesAmazonIpReputationList', ...managed]);
    expect(rules('edge')).toEqual(['OnlyCloudFront', 'TooManyCalls', ...managed]);
  });
});

const workbooks = (plane: Plane): string[] => [
  `POST ${plane}/checklists/preview`,
  `POST ${plane}/checklists`,
  `GET ${plane}/audits/{auditId}/assignments/{departmentId}/package`,
  `POST ${plane}/audits/{auditId}/assignments/{departmentId}/package/preview`,
  `POST ${plane}/audits/{auditId}/assignments/{departmentId}/package/apply`,
];
/** Methods that read or write a workbook. */
const heavy: Record<Plane, string[]> = {
  directory: ['GET directory/transfers/template', 'POST directory/transfers/preview', 'POST directory/transfers'],
  general: workbooks('general'),
  spi: [...workbooks('spi'), 'GET spi/ppc-report/workbook'],
};

describe.each(Object.entries(installations))('what the gateway of %s does by itself', (name, installed) => {
  test.each(planes)('%s: answers are the same as a function’s', (plane) => {
    for (const [, { Properties }] of apisOf(installed, plane)) {
      const responses = Properties.Body['x-amazon-apigateway-gateway-responses'];
      expect(Object.keys(responses).sort()).toEqual(Object.keys(gatewayProblems).sort());
      const { UNAUTHORIZED, DEFAULT_5XX } = responses;
      const expected = problemResponse('unauthenticated');
      expect(UNAUTHORIZED).toMatchObject({
        statusCode: 401,
        responseTemplates: { 'application/json': expected.body },
        responseParameters: {
          'gatewayresponse.header.content-type': "'application/problem+json; charset=utf-8'",
          'gatewayresponse.header.cache-control': "'no-store'",
        },
      });
      expect(DEFAULT_5XX?.responseTemplates['application/json']).toContain('処理中に問題が起きました');
    }
  });

  test.each(planes)('%s: logs tell of calls and of nobody, and costly methods have limits of their own', (plane) => {
    const stages = resourcesOf(installed[plane], 'AWS::ApiGateway::Stage');
    expect(stages).toHaveLength(apisOf(installed, plane).length);
    for (const [, { Properties }] of stages) {
      expect(Properties.AccessLogSetting.Format).not.toMatch(
        /\$context\.(identity|authorizer\.(claims|sub|principal)|path\b)|query/i,
      );
      expect(JSON.parse(Properties.AccessLogSetting.Format)).toMatchObject({ requestId: '$context.requestId' });
      const [all, ...single] = Properties.MethodSettings;
      expect(all).toMatchObject({ ResourcePath: '/*', ThrottlingRateLimit: 200, LoggingLevel: 'OFF' });
      const limited = single.map(
        ({ HttpMethod, ResourcePath }) => `${HttpMethod} ${ResourcePath.replaceAll('~1', '/')}`,
      );
      expect(limited.map((text) => text.replace('//api/', ''))).toEqual(heavy[plane]);
      for (const { ThrottlingRateLimit } of single) expect(ThrottlingRateLimit).toBe(10);
    }
    expect(settingsFor[name as keyof typeof settingsFor].stage).toBe(name);
  });
});
