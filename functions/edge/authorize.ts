import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import * as z from 'zod';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { createTokenRules, type TokenOptions } from '#functions/token/token.ts';

const schema = z.object({
  ISSUER: z.url(),
  AUDIENCE: z.string().min(1),
  CLIENT_ID: z.string().min(1),
  SCOPE: z.string().min(1),
});

/** Every method of the same API and stage: the answer is kept for the token, whatever it asks for next. */
const wholeStage = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*`;

/**
 * The authorizer of a plane whose issuer is not Cognito: the same rules as the local gateway's. It knows the token and
 * nothing else; who the person is and what they may do, the functions behind it find out at every call.
 */
export default (raw: RawEnvironment, host: Pick<TokenOptions, 'fetch' | 'now'> = {}) => {
  const { ISSUER, AUDIENCE, CLIENT_ID, SCOPE } = schema.parse(raw);
  const rules = createTokenRules({
    issuer: ISSUER,
    audience: AUDIENCE,
    clientIds: [CLIENT_ID],
    scope: SCOPE,
    // The rule, never the token: it would be good for half an hour to whoever reads the log.
    refused: (rule) => console.log(JSON.stringify({ level: 'info', message: 'refused', rule })),
    ...host,
  });

  return async (event: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const claims = await rules.verify(event.authorizationToken);
    // The word API Gateway takes for 401; anything else would be an error of ours.
    // oxlint-disable-next-line unicorn/prefer-type-error
    if (!claims) throw new Error('Unauthorized');
    return {
      principalId: claims.sub,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: wholeStage(event.methodArn) }],
      },
      context: { sub: claims.sub },
    };
  };
};
