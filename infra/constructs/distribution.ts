import { join } from 'node:path';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  GeoRestriction,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Duration } from 'aws-cdk-lib';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { mountOf, type Plane } from '#shared/contract/planes.ts';
import { securityHeaders, type WebOrigins } from '#shared/web/security-headers.ts';
import { certificateIn, cloudFrontRegion, type PublicDoor } from '#infra/stages.ts';
import { originHeader } from './edge-headers.ts';

const edgeFunction = (scope: Construct, id: string, file: string) => ({
  eventType: FunctionEventType.VIEWER_REQUEST,
  function: new EdgeFunction(scope, id, {
    code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, '..', 'edge', file) }),
    runtime: FunctionRuntime.JS_2_0,
  }),
});

/** CloudFront has a place of its own for some of the headers, and refuses to take these as custom ones. */
const headersPolicy = (scope: Construct, origins: WebOrigins): ResponseHeadersPolicy => {
  const {
    'content-security-policy': contentSecurityPolicy = '',
    'strict-transport-security': _transport,
    'x-content-type-options': _contentType,
    'x-frame-options': _frame,
    'referrer-policy': _referrer,
    ...custom
  } = securityHeaders(origins);
  const override = true;
  return new ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override })),
    },
    removeHeaders: ['server'],
  });
};

export type DistributionProps = {
  door: PublicDoor;
  planes: readonly Plane[];
  files: Bucket;
  logs: Bucket;
  secret: string;
  /** Origins the application talks to beside its own. */
  origins: WebOrigins;
};

/** The application's host: the APIs under their mounts, and its files for everything else. */
export const distribution = (scope: Construct, props: DistributionProps): Distribution => {
  const { door, planes, files, logs, secret, origins } = props;
  const api = {
    origin: new HttpOrigin(door.api, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      customHeaders: { [originHeader]: secret },
      readTimeout: Duration.seconds(30),
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    functionAssociations: [edgeFunction(scope, 'ViewerAddress', 'viewer-address.js')],
  };
  return new Distribution(scope, 'Distribution', {
    comment: door.application,
    domainNames: [door.application],
    certificate: Certificate.fromCertificateArn(
      scope,
      'Certificate',
      certificateIn(cloudFrontRegion, door.applicationCertificate),
    ),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_200,
    // A city and its auditors work in Japan.
    geoRestriction: GeoRestriction.allowlist('JP'),
    webAclId: door.webAcl,
    enableLogging: true,
    logBucket: logs as IBucket,
    logFilePrefix: 'cloudfront/',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(files as IBucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headersPolicy(scope, origins),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [edgeFunction(scope, 'DeepLinks', 'deep-links.js')],
    },
    additionalBehaviors: Object.fromEntries(planes.map((plane) => [`${mountOf(plane)}/*`, api])),
  });
};
