import type { APIGatewayProxyEvent } from 'aws-lambda';

/**
 * The subject of the token a call came with. The authorizer for Cognito hands its claims on as one object, our own
 * (functions/edge/authorize.ts) by name; an event without either took a wrong way in and has none (SECURITY.md A9).
 */
export const subjectOfCaller = (event: APIGatewayProxyEvent): string | undefined => {
  const authorizer = event.requestContext?.authorizer;
  const claims = (authorizer?.['claims'] ?? authorizer) as Record<string, unknown> | null | undefined;
  const subject = claims?.['sub'];
  return typeof subject === 'string' && subject !== '' ? subject : undefined;
};
