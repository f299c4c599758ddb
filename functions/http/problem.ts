import type { APIGatewayProxyResult } from 'aws-lambda';
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

/** States are codes in English and have names in Japanese, which are loaded for the first refusal that tells one. */
const inWords = async (details: ProblemDetails): Promise<ProblemDetails> => {
  const status = details.params?.['status'];
  if (typeof status !== 'string') return details;
  const { stateName } = await import('#shared/contract/state-names.ts');
  return { ...details, params: { ...details.params, status: { ja: stateName(status), en: status } } };
};

/**
 * A refusal as RFC 9457 problem details. What a stranger and a person without a right get for the same record is the
 * same to the byte, so nothing of the request is in it.
 */
export const problemResponse = (code: ProblemCode, details: ProblemDetails = {}): APIGatewayProxyResult => {
  const { fields, currentVersion, params = {} } = details;
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
export const problemOf = async (error: unknown): Promise<APIGatewayProxyResult> =>
  error instanceof DomainError
    ? problemResponse(error.code, await inWords(error.details))
    : problemResponse('internal');
