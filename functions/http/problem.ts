import type { APIGatewayProxyResult } from 'aws-lambda';
import { stateName } from '#shared/contract/state-names.ts';
import { DomainError, type ProblemDetails, type ProblemCode, problems, sentence } from '#shared/kernel/errors.ts';

/** Headers of every answer of the API, good or bad (SECURITY.md T7): nothing of it may be cached or framed. */
export const guardHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

const retryAfter: Partial<Record<ProblemCode, string>> = {
  busy: '2',
  too_many_requests: '5',
  idempotency_in_progress: '1',
  newer_version: '60',
};

/** States are codes in English and have names in Japanese. */
const inWords = (params: ProblemDetails['params'] = {}): NonNullable<ProblemDetails['params']> =>
  typeof params['status'] === 'string'
    ? { ...params, status: { ja: stateName(params['status']), en: params['status'] } }
    : params;

/**
 * A refusal as RFC 9457 problem details. What a stranger and a person without a right get for the same record is the
 * same to the byte, so nothing of the request is in it.
 */
export const problemResponse = (code: ProblemCode, details: ProblemDetails = {}): APIGatewayProxyResult => {
  const { fields, currentVersion } = details;
  const params = inWords(details.params);
  const body = {
    type: `urn:kansa:problem:${code}`,
    title: sentence(code, 'ja', params),
    titleEn: sentence(code, 'en', params),
    status: problems[code].status,
    code,
    ...(fields ? { fields } : {}),
    ...(currentVersion === undefined ? {} : { currentVersion }),
  };
  return {
    statusCode: body.status,
    headers: {
      ...guardHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(currentVersion === undefined ? {} : { etag: `"${currentVersion}"` }),
      ...(retryAfter[code] ? { 'retry-after': retryAfter[code] } : {}),
    },
    body: JSON.stringify(body),
  };
};

/** What a thrown value becomes. Only refusals speak; a defect says no more than that there was one. */
export const problemOf = (error: unknown): APIGatewayProxyResult =>
  error instanceof DomainError ? problemResponse(error.code, error.details) : problemResponse('internal');
