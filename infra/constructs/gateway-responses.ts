import { problemResponse } from '#functions/http/problem.ts';
import type { ProblemCode, ProblemDetails } from '#shared/kernel/errors.ts';

/**
 * What API Gateway answers when it does not get as far as a function, and which of our refusals that is. A token
 * without the scope is refused as any other token that is no good here.
 */
export const gatewayProblems = {
  ACCESS_DENIED: 'unauthenticated',
  API_CONFIGURATION_ERROR: 'internal',
  AUTHORIZER_CONFIGURATION_ERROR: 'internal',
  AUTHORIZER_FAILURE: 'busy',
  BAD_REQUEST_BODY: 'invalid_input',
  BAD_REQUEST_PARAMETERS: 'invalid_input',
  DEFAULT_4XX: 'invalid_input',
  DEFAULT_5XX: 'internal',
  EXPIRED_TOKEN: 'unauthenticated',
  INTEGRATION_FAILURE: 'internal',
  INTEGRATION_TIMEOUT: 'busy',
  INVALID_API_KEY: 'unauthenticated',
  INVALID_SIGNATURE: 'unauthenticated',
  // An unknown path or method, whoever asks for it.
  MISSING_AUTHENTICATION_TOKEN: 'not_found',
  QUOTA_EXCEEDED: 'too_many_requests',
  REQUEST_TOO_LARGE: 'too_large',
  RESOURCE_NOT_FOUND: 'not_found',
  THROTTLED: 'too_many_requests',
  UNAUTHORIZED: 'unauthenticated',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
  WAF_FILTERED: 'forbidden',
} as const satisfies Record<string, ProblemCode>;

export type GatewayResponse = {
  statusCode: number;
  responseParameters: Record<string, string>;
  responseTemplates: { 'application/json': string };
};

/** The same status, headers and sentences that a function would have answered with; nothing of the request. */
const responseOf = (code: ProblemCode, details?: ProblemDetails): GatewayResponse => {
  const { statusCode, headers = {}, body } = problemResponse(code, details);
  return {
    statusCode,
    responseParameters: Object.fromEntries(
      // Fixed values stand in single quotes, whatever quotes are inside.
      Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${String(value)}'`]),
    ),
    responseTemplates: { 'application/json': body },
  };
};

/** What the gateway itself has to say of a request: names of parameters, never their values. */
const details: Readonly<Record<string, ProblemDetails>> = {
  BAD_REQUEST_PARAMETERS: {
    fields: [{ path: '', ja: '必須の項目がありません', en: '$context.error.validationErrorString' }],
  },
};

export const gatewayResponses = (): Record<string, GatewayResponse> =>
  Object.fromEntries(Object.entries(gatewayProblems).map(([type, code]) => [type, responseOf(code, details[type])]));
