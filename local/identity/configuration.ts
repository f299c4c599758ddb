import { type AdapterFactory, type Configuration, errors, interactionPolicy } from 'oidc-provider';
import { apiScope, clientId, headlessRedirectUri, signedOutPath } from './client.ts';
import type { IdentityKeys } from './keys.ts';
import { errorPage, signedOutPage, signOutPage } from './pages.ts';
import { isBusy, type People } from './people.ts';

type Needs = {
  keys: IdentityKeys;
  memory: AdapterFactory;
  people: People;
  redirectUris: readonly string[];
  audience: string;
  /** Where a person whose sign-in went wrong can start again. */
  home: string;
};

const minutes = (n: number): number => n * 60;
const hours = (n: number): number => minutes(60) * n;

// One working day for what keeps a person signed in; half an hour for what cannot be taken back once issued.
const lifetimes = {
  AccessToken: minutes(30),
  AuthorizationCode: minutes(1),
  Grant: hours(10),
  IdToken: minutes(30),
  Interaction: hours(1),
  RefreshToken: hours(10),
  Session: hours(10),
};

/** The origins the web client lives at: they may call the token endpoint, and sign-out may lead back to them. */
export const originsOf = (redirectUris: readonly string[]): string[] => [
  ...new Set(redirectUris.map((uri) => new URL(uri).origin)),
];

/** The same sign-in may succeed in a moment (RFC 6749, 4.1.2.1; the token endpoint has no such code, but 503 says it). */
class Unavailable extends errors.TemporarilyUnavailable {
  override status = 503;
  override statusCode = 503;
}

const policy = (): interactionPolicy.Prompt[] => {
  const prompts = interactionPolicy.base();
  prompts.remove('consent');
  return prompts;
};

/** Everything the provider is told: one public client, code flow with PKCE S256, RS256 JWTs for one audience. */
export const configurationOf = (needs: Needs): Configuration => ({
  adapter: needs.memory,
  jwks: { keys: needs.keys.jwks },
  cookies: {
    keys: needs.keys.cookies,
    names: { session: 'identity.session', interaction: 'identity.sign-in', resume: 'identity.resume' },
  },
  clients: [
    {
      client_id: clientId,
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [...needs.redirectUris, headlessRedirectUri],
      post_logout_redirect_uris: originsOf(needs.redirectUris).map((origin) => `${origin}${signedOutPath}`),
    },
  ],
  // A client with a single address could otherwise leave it out of the request, and nothing would be compared.
  allowOmittingSingleRegisteredRedirectUri: false,
  clientBasedCORS: (_ctx, origin) => originsOf(needs.redirectUris).includes(origin),
  responseTypes: ['code'],
  pkce: { required: () => true },
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub'], profile: ['name'] },
  // There is no userinfo endpoint, so the name travels in the ID token.
  conformIdTokenClaims: false,
  ttl: lifetimes,
  interactions: { policy: policy(), url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
  findAccount: async (_ctx, sub) => {
    const person = await needs.people.find(sub).catch((error: unknown) => {
      throw isBusy(error) ? new Unavailable() : error;
    });
    return person && { accountId: sub, claims: () => ({ sub, name: person.name }) };
  },
  // Choosing a person is the whole consent: the client is ours and asks for one scope.
  loadExistingGrant: async ({ oidc }) => {
    const accountId = oidc.session?.accountId;
    if (accountId === undefined) return undefined;
    const known = oidc.session?.grantIdFor(clientId);
    const before = known === undefined ? undefined : await oidc.provider.Grant.find(known);
    if (before !== undefined && before.accountId === accountId) return before;
    const grant = new oidc.provider.Grant({ accountId, clientId });
    grant.addOIDCScope('openid profile');
    grant.addResourceScope(needs.audience, apiScope);
    await grant.save();
    return grant;
  },
  issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  features: {
    devInteractions: { enabled: false },
    // A bound token would be worth more than a bearer token, but API Gateway would not check the binding.
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    userinfo: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(form);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = signedOutPage(needs.home);
      },
    },
    // Without a resource the provider issues opaque tokens, which a JWT authorizer refuses.
    resourceIndicators: {
      enabled: true,
      defaultResource: () => needs.audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== needs.audience) throw new errors.InvalidTarget();
        return {
          scope: apiScope,
          audience: needs.audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimes.AccessToken,
          jwt: { sign: { alg: 'RS256' } },
        };
      },
    },
  },
  renderError: (ctx, out) => {
    ctx.type = 'html';
    ctx.body = errorPage(needs.home, out.error_description ?? out.error);
  },
});
