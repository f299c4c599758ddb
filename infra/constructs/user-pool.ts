import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  type CfnUserPoolClient,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ProviderAttribute,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
} from 'aws-cdk-lib/aws-cognito';
import type { IUserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import {
  type Client,
  clientRules,
  clients,
  type Federation,
  resourceServer,
  scopes,
  type SignIn,
} from '#infra/sign-in.ts';
import { certificateIn, cloudFrontRegion } from '#infra/stages.ts';

export type CognitoSettings = Extract<SignIn, { by: 'cognito' }>;

const provider = (scope: Construct, pool: UserPool, federation: Federation): string => {
  const shared = { userPool: pool as IUserPool, name: federation.name };
  const attributeMapping = { email: ProviderAttribute.other(federation.email) };
  const made =
    federation.by === 'saml'
      ? new UserPoolIdentityProviderSaml(scope, `Saml${federation.name}`, {
          ...shared,
          attributeMapping,
          metadata: UserPoolIdentityProviderSamlMetadata.url(federation.metadataUrl),
          idpSignout: true,
        })
      : new UserPoolIdentityProviderOidc(scope, `Oidc${federation.name}`, {
          ...shared,
          attributeMapping,
          issuerUrl: federation.issuer,
          clientId: federation.clientId,
          clientSecret: SecretValue.secretsManager(federation.secretName).unsafeUnwrap(),
          scopes: ['openid', 'email'],
        });
  return made.providerName;
};

/**
 * The people who may sign in. It says who somebody is and nothing of what they may do: there are no groups, and posts
 * are in the directory. The city's administrators enter people; nobody enters themselves.
 */
export const userPool = (scope: Construct, name: string): UserPool =>
  new UserPool(scope, 'People', {
    userPoolName: name,
    selfSignUpEnabled: false,
    signInAliases: { username: true, email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true } },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false, email: false },
    passwordPolicy: {
      minLength: 14,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      passwordHistorySize: 5,
      tempPasswordValidity: Duration.days(3),
    },
    // Whoever reads somebody's mail must not get to their account with it.
    accountRecovery: AccountRecovery.NONE,
    // Threat protection is in the plan Plus, which costs by the month for every person.
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** Where the application takes a sign-in and a sign-out back. */
const returnPaths = { signedIn: '/signed-in', signedOut: '/signed-out' } as const;

/** The application's two clients: the usual one, and the one for a sign-in anew before the special track. */
export const poolClients = (
  scope: Construct,
  pool: UserPool,
  { federation, origins }: { federation: readonly Federation[]; origins: readonly string[] },
): Record<Client, UserPoolClient> => {
  const known = Object.entries(scopes).map(([scopeName, scopeDescription]) => [
    scopeName,
    new ResourceServerScope({ scopeName, scopeDescription }),
  ]) as [keyof typeof scopes, ResourceServerScope][];
  const server = pool.addResourceServer('Api', { identifier: resourceServer, scopes: known.map(([, made]) => made) });
  const providers = federation.map((f) => UserPoolClientIdentityProvider.custom(provider(scope, pool, f)));

  const made = clients.map((client): [Client, UserPoolClient] => {
    const rules = clientRules[client];
    const asked: readonly string[] = rules.scopes;
    const added = pool.addClient(client === 'usual' ? 'Web' : 'WebSpi', {
      userPoolClientName: client === 'usual' ? 'kansa-web' : 'kansa-spi',
      // Everybody can read a client that runs in browsers, so it has no secret; PKCE stands in for it.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [
          OAuthScope.OPENID,
          OAuthScope.PROFILE,
          ...known
            .filter(([name]) => asked.includes(name))
            .map(([, scopeMade]) => OAuthScope.resourceServer(server, scopeMade)),
        ],
        callbackUrls: origins.map((origin) => origin + returnPaths.signedIn),
        logoutUrls: origins.map((origin) => origin + returnPaths.signedOut),
      },
      supportedIdentityProviders: providers.length > 0 ? providers : [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.minutes(rules.access),
      idTokenValidity: Duration.minutes(rules.access),
      refreshTokenValidity: Duration.minutes(rules.refresh),
      authSessionValidity: Duration.minutes(3),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // Left out, this would come to mean that a password can be tried without the sign-in pages.
    (added.node.defaultChild as CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];
    return [client, added];
  });
  return Object.fromEntries(made) as Record<Client, UserPoolClient>;
};

/** The host of the sign-in pages, and how they look. */
export const signInPages = (
  scope: Construct,
  pool: UserPool,
  { host, certificate }: CognitoSettings,
  made: Record<Client, UserPoolClient>,
): void => {
  pool.addDomain('Pages', {
    customDomain: {
      domainName: host,
      certificate: Certificate.fromCertificateArn(
        scope,
        'PagesCertificate',
        certificateIn(cloudFrontRegion, certificate),
      ),
    },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  for (const client of clients) {
    new CfnManagedLoginBranding(scope, client === 'usual' ? 'Look' : 'LookSpi', {
      userPoolId: pool.userPoolId,
      clientId: made[client].userPoolClientId,
      useCognitoProvidedValues: true,
    });
  }
};
