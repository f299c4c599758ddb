import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { viewerHeader } from '#infra/constructs/edge-headers.ts';
import { securityHeaders } from '#shared/web/security-headers.ts';
import { render } from './render.ts';
import { installations, type Json, resourcesOf, settingsFor, type Templates } from './synthesized.ts';

type Properties = Record<string, Json>;
const only = (templates: Templates, type: string): Properties => {
  const found = Object.values(templates.web.Resources).filter(({ Type }) => Type === type);
  expect(found).toHaveLength(1);
  return found[0]?.Properties as Properties;
};

/** Runs a function of CloudFront on a request. */
const atCloudFront = (file: string, request: object, ip = '203.0.113.7'): Record<string, Json> => {
  const code = readFileSync(join(import.meta.dirname, '..', '..', 'infra', 'edge', file), 'utf8');
  const event = { request: { headers: {}, ...request }, viewer: { ip } };
  return JSON.parse(JSON.stringify(runInNewContext(`${code}; handler(event)`, { event }))) as Record<string, Json>;
};

describe.each(['dev', 'prod'] as const)('the application of %s', (name) => {
  const installed = installations[name];
  const { public: door } = settingsFor[name];
  const { DistributionConfig: config } = only(installed, 'AWS::CloudFront::Distribution') as {
    DistributionConfig: {
      Aliases: string[];
      ViewerCertificate: Properties;
      DefaultCacheBehavior: Properties;
      CacheBehaviors: Properties[];
      Origins: { Id: string; DomainName: Json; OriginCustomHeaders?: { HeaderName: string }[] }[];
      WebACLId: string;
      Logging: Json;
    };
  };

  test('is at its own host, with TLS of today, behind its filter, and logged', () => {
    expect(config.Aliases).toEqual([door.application]);
    expect(config.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    expect(config.WebACLId).toBe(door.webAcl);
    expect(config.Logging).toMatchObject({ Prefix: 'cloudfront/' });
  });

  test('each API is under its mount, never from a cache, with everything the caller sent but the host', () => {
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/api/directory/*',
      '/api/general/*',
      '/api/spi/*',
    ]);
    const api = config.Origins.find(({ DomainName }) => DomainName === door.api);
    expect(api?.OriginCustomHeaders?.map(({ HeaderName }) => HeaderName)).toEqual(['x-kansa-origin']);
    for (const behavior of config.CacheBehaviors) {
      expect(behavior).toMatchObject({
        TargetOriginId: api?.Id,
        ViewerProtocolPolicy: 'https-only',
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
        // Of CloudFront's own: CachingDisabled, and AllViewerExceptHostHeader.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      });
    }
  });

  test('files come from a bucket that nobody else reads or lists', () => {
    expect(config.DefaultCacheBehavior).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: ['GET', 'HEAD'],
    });
    only(installed, 'AWS::CloudFront::OriginAccessControl');
    const buckets = resourcesOf(installed.web, 'AWS::S3::Bucket');
    for (const [, { Properties }] of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    }
    const allowed = resourcesOf(installed.web, 'AWS::S3::BucketPolicy').flatMap(([, { Properties }]) =>
      Properties.PolicyDocument.Statement.filter(
        ({ Effect, Action }) => Effect === 'Allow' && Action !== 's3:PutObject',
      ),
    );
    expect(allowed.map(({ Action, Principal }) => [Action, Principal])).toEqual([
      ['s3:GetObject', { Service: 'cloudfront.amazonaws.com' }],
    ]);
  });

  test('its headers are those of the one function, to the letter', () => {
    const { ResponseHeadersPolicyConfig } = only(installed, 'AWS::CloudFront::ResponseHeadersPolicy') as {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: Record<string, Record<string, Json>>;
        CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
      };
    };
    const { SecurityHeadersConfig: own, CustomHeadersConfig: custom } = ResponseHeadersPolicyConfig;
    const policy = render(installed, 'web', own['ContentSecurityPolicy']?.['ContentSecurityPolicy'] ?? '');
    const [, ...connect] = /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    const [issuer = '', signIn = '', ...evidence] = connect;
    const transport = own['StrictTransportSecurity'];
    expect({
      'content-security-policy': policy,
      'strict-transport-security': `max-age=${transport?.['AccessControlMaxAgeSec'] as number}${transport?.['IncludeSubdomains'] ? '; includeSubDomains' : ''}`,
      'x-content-type-options': own['ContentTypeOptions'] ? 'nosniff' : '',
      'x-frame-options': own['FrameOptions']?.['FrameOption'],
      'referrer-policy': own['ReferrerPolicy']?.['ReferrerPolicy'],
      ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
    }).toEqual(securityHeaders({ signIn: [issuer, signIn], evidence }));
    expect(connect).toEqual([
      'https://cognito-idp.ap-northeast-1.amazonaws.com',
      `https://${settingsFor[name].signIn.host}`,
      ...['general.TrackQuarantine', 'general.TrackVault', 'spi.TrackQuarantine', 'spi.TrackVault'].map(
        (bucket): unknown => expect.stringMatching(new RegExp(`^https://<${bucket}\\w+\\.RegionalDomainName>$`)),
      ),
    ]);
  });
});

test('what the private application is told, and may talk to', () => {
  const installed = installations.private;
  const [[, fn] = []] = resourcesOf(installed.web, 'AWS::Lambda::Function');
  const { WEB_CONFIG = '', SIGN_IN = '', EVIDENCE = '' } = fn?.Properties.Environment.Variables ?? {};
  expect(JSON.parse(render(installed, 'web', WEB_CONFIG))).toEqual({
    stage: 'production',
    city: 'さくら市',
    issuer: 'https://sign-in.city.example',
    clientId: 'kansa-web',
    scope: 'openid profile kansa/api',
    resource: 'urn:kansa:api',
    special: { clientId: 'kansa-spi', scope: 'openid profile kansa/spi' },
    sealedIdleMinutes: 10,
    planes: ['directory', 'general', 'spi'],
  });
  expect(SIGN_IN).toBe('https://sign-in.city.example');
  expect(render(installed, 'web', EVIDENCE).split(' ')).toHaveLength(4);
});

describe('at CloudFront', () => {
  test.each([
    ['/', '/index.html'],
    ['/audits/01J/findings', '/index.html'],
    ['/v1.2/audits', '/index.html'],
    ['/assets/main-abc.js', '/assets/main-abc.js'],
    ['/config.json', '/config.json'],
  ])('%s is %s', (uri, file) => {
    expect(atCloudFront('deep-links.js', { uri })['uri']).toBe(file);
  });

  test('an API is told the caller’s address, whatever the caller says it is', () => {
    const headers = { [viewerHeader]: { value: '198.51.100.1' }, authorization: { value: 'Bearer x' } };
    const sent = atCloudFront('viewer-address.js', { uri: '/api/general/plans', headers });
    expect(sent['headers']).toEqual({ ...headers, [viewerHeader]: { value: '203.0.113.7' } });
  });
});
