import { describe, expect, test } from 'vitest';
import { clientRules } from '#infra/sign-in.ts';
import { type StageSettings, stages } from '#infra/stages.ts';
import { render } from './render.ts';
import { installations, type Json, partOf, synthesize, type Templates } from './synthesized.ts';

const ofType = (templates: Templates, type: string): Record<string, Json>[] =>
  Object.values(partOf(templates, 'identity').Resources).flatMap(({ Type, Properties }) =>
    Type === type ? [Properties as Record<string, Json>] : [],
  );
const federated: StageSettings = {
  ...stages.prod,
  signIn: {
    ...stages.prod.signIn,
    federation: [
      { by: 'saml', name: 'CityAdfs', metadataUrl: 'https://idp.city.example/metadata', email: 'mail' },
      {
        by: 'oidc',
        name: 'CityOidc',
        issuer: 'https://idp.city.example',
        clientId: 'kansa',
        secretName: 'kansa/idp',
        email: 'email',
      },
    ],
  },
};

describe.each(['dev', 'prod', 'mixed'] as const)('the user pool of %s', (name) => {
  const installed = installations[name];
  const [pool] = ofType(installed, 'AWS::Cognito::UserPool');

  test('nobody enters themselves, and everybody has a second factor', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 14, RequireSymbols: true, RequireNumbers: true } },
      UserPoolTier: 'PLUS',
    });
    expect(pool?.['UserPoolAddOns']).toEqual({ AdvancedSecurityMode: 'ENFORCED' });
    const [kept] = Object.values(partOf(installed, 'identity').Resources).filter(
      ({ Type }) => Type === 'AWS::Cognito::UserPool',
    );
    expect([kept?.DeletionPolicy, kept?.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  test('it has no groups: what people may do is in the directory', () => {
    expect(ofType(installed, 'AWS::Cognito::UserPoolGroup')).toEqual([]);
  });

  test('its clients are public, know one flow, and lead back to the application alone', () => {
    const clients = ofType(installed, 'AWS::Cognito::UserPoolClient');
    const origins = {
      dev: ['https://dev.kansa.example'],
      prod: ['https://kansa.example'],
      mixed: ['https://kansa.example', 'https://kansa.city.example'],
    };
    expect(clients.map(({ ClientName }) => ClientName)).toEqual(['kansa-web', 'kansa-spi']);
    for (const client of clients) {
      expect(client).toMatchObject({
        GenerateSecret: false,
        AllowedOAuthFlows: ['code'],
        CallbackURLs: origins[name].map((origin) => `${origin}/signed-in`),
        LogoutURLs: origins[name].map((origin) => `${origin}/signed-out`),
        EnableTokenRevocation: true,
        PreventUserExistenceErrors: 'ENABLED',
      });
      expect(client['ExplicitAuthFlows']).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
    }
    const scopes = clients.map(({ AllowedOAuthScopes }) => render(installed, 'identity', AllowedOAuthScopes ?? ''));
    expect(scopes[0]).toMatch(/^openid profile <identity\.PeopleApi\w+>\/api$/);
    expect(scopes[1]).toMatch(/^openid profile <identity\.PeopleApi\w+>\/spi$/);
    expect(
      clients.map(({ AccessTokenValidity, RefreshTokenValidity }) => [AccessTokenValidity, RefreshTokenValidity]),
    ).toEqual([clientRules.usual, clientRules.spi].map(({ access, refresh }) => [access, refresh]));
  });

  test('nobody can sign in but with the pool’s own accounts', () => {
    for (const { SupportedIdentityProviders } of ofType(installed, 'AWS::Cognito::UserPoolClient')) {
      expect(SupportedIdentityProviders).toEqual(['COGNITO']);
    }
  });
});

test('where the city’s own providers are named, people come from these and not from the pool', () => {
  const installed = synthesize(federated);
  const providers = ofType(installed, 'AWS::Cognito::UserPoolIdentityProvider');
  expect(providers.map(({ ProviderType, ProviderName }) => [ProviderType, ProviderName])).toEqual([
    ['SAML', 'CityAdfs'],
    ['OIDC', 'CityOidc'],
  ]);
  expect(JSON.stringify(providers)).toContain('{{resolve:secretsmanager:kansa/idp:SecretString:::}}');
  for (const { SupportedIdentityProviders } of ofType(installed, 'AWS::Cognito::UserPoolClient')) {
    expect(SupportedIdentityProviders).toHaveLength(2);
    expect(JSON.stringify(SupportedIdentityProviders)).not.toContain('COGNITO');
  }
});
