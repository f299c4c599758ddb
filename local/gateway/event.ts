import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Match } from './router.ts';
import type { Claims } from '#functions/token/token.ts';

export type Incoming = {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: string;
};

/** The event API Gateway (REST, Lambda proxy, payload 1.0) gives a function, claims of the authorizer included. */
export const eventOf = (
  { method, url, headers, body }: Incoming,
  match: Match,
  claims: Claims,
): APIGatewayProxyEvent => {
  const names = [...new Set(url.searchParams.keys())];
  // From entries: a parameter may be called `__proto__`.
  const multi = Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)]));
  const single = Object.fromEntries(Object.entries(multi).map(([name, values]) => [name, values.at(-1) ?? '']));
  return {
    resource: match.resource,
    path: url.pathname,
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: Object.keys(single).length > 0 ? single : null,
    multiValueQueryStringParameters: Object.keys(multi).length > 0 ? multi : null,
    pathParameters: match.pathParameters,
    stageVariables: null,
    body: body === '' ? null : body,
    isBase64Encoded: false,
    requestContext: {
      accountId: 'local',
      apiId: match.plane,
      authorizer: { claims },
      httpMethod: method,
      identity: { sourceIp: '127.0.0.1' } as APIGatewayProxyEvent['requestContext']['identity'],
      path: url.pathname,
      protocol: 'HTTP/1.1',
      requestId: randomUUID(),
      requestTimeEpoch: Date.now(),
      resourceId: match.function,
      resourcePath: match.resource,
      stage: 'local',
    },
  };
};
