import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { APIGatewayProxyEvent, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import authorize from '#functions/edge/authorize.ts';
import { subjectOfCaller } from '#functions/http/caller.ts';
import { audience, issuer, jwksUri, published, start, token } from '../local/token-factory.ts';

const environment = { ISSUER: issuer, AUDIENCE: audience, CLIENT_ID: 'kansa-web', SCOPE: 'kansa' };
const methodArn = 'arn:aws:execute-api:ap-northeast-1:111122223333:abcdef1234/kansa/GET/api/general/plans/2026';

/** An issuer that answers from its discovery document on; counts how often it is asked. */
const answers: Record<string, object> = {
  [`${issuer}/.well-known/openid-configuration`]: { issuer, jwks_uri: jwksUri },
  [jwksUri]: { keys: published },
};
let asked: string[] = [];
const fetchFrom = ((url: string) => {
  asked.push(url);
  const body = answers[url];
  return Promise.resolve(body ? Response.json(body) : new Response('', { status: 404 }));
}) as typeof fetch;

const asking = (authorizationToken: string): APIGatewayTokenAuthorizerEvent => ({
  type: 'TOKEN',
  methodArn,
  authorizationToken,
});
const authorizer = (more: Partial<typeof environment> = {}) =>
  authorize({ ...environment, ...more }, { fetch: fetchFrom, now: () => start });

beforeEach(() => {
  asked = [];
  vi.spyOn(console, 'log').mockImplementation(() => {});
  return () => {
    vi.restoreAllMocks();
  };
});

describe('our authorizer', () => {
  test.each(['oidcProvider', 'cognito'] as const)(
    'lets a token of the shape of %s through, for the whole API',
    async (shape) => {
      expect(await authorizer()(asking(`Bearer ${token(shape)}`))).toEqual({
        principalId: 'demo-1',
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Action: 'execute-api:Invoke',
              Effect: 'Allow',
              Resource: 'arn:aws:execute-api:ap-northeast-1:111122223333:abcdef1234/kansa/*',
            },
          ],
        },
        context: { sub: 'demo-1' },
      });
    },
  );

  test.each([
    ['without the scope', token('cognito', { claims: { scope: 'openid profile' } })],
    ['with the scope of another plane', token('oidcProvider', { claims: { scope: 'kansa/spi' } })],
    ['of another client', token('cognito', { claims: { client_id: 'kansa-spi' } })],
    ['that is an ID token', token('cognito', { claims: { token_use: 'id', aud: 'kansa-web' } })],
    ['that has ended', token('oidcProvider', { claims: { exp: start / 1000 - 1 } })],
    ['that is none', 'a.b.c'],
  ])('refuses one %s, and does not log it', async (_, jws) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await expect(authorizer()(asking(`Bearer ${jws}`))).rejects.toThrow(/^Unauthorized$/);
    const [signature = ''] = jws.split('.').slice(-1);
    expect(log.mock.calls.flat().join()).toContain('"rule"');
    expect(log.mock.calls.flat().join()).not.toContain(jws);
    expect(log.mock.calls.flat().join()).not.toContain(signature.length > 8 ? signature : jws);
  });

  test('asks for keys once', async () => {
    const handler = authorizer();
    await handler(asking(`Bearer ${token('oidcProvider')}`));
    await handler(asking(`Bearer ${token('cognito')}`));
    expect(asked).toEqual([`${issuer}/.well-known/openid-configuration`, jwksUri]);
  });

  test('does not start without its settings', () => {
    expect(() => authorize({ ...environment, SCOPE: undefined })).toThrow('SCOPE');
  });
});

describe('who is calling', () => {
  const from = (authorizer: unknown) => subjectOfCaller({ requestContext: { authorizer } } as APIGatewayProxyEvent);

  test.each<[string, unknown, string | undefined]>([
    ['the claims of Cognito’s authorizer', { claims: { sub: 'a', scope: 'kansa/api' } }, 'a'],
    ['the context of ours', { principalId: 'a', sub: 'a', integrationLatency: 3 }, 'a'],
    ['claims without a subject, whatever stands beside them', { claims: {}, sub: 'b' }, undefined],
    ['an empty subject', { sub: '' }, undefined],
    ['a subject that is no text', { sub: ['a'] }, undefined],
    ['no authorizer', undefined, undefined],
    ['nothing', null, undefined],
  ])('%s', (_, authorizer, subject) => {
    expect(from(authorizer)).toBe(subject);
  });
});
