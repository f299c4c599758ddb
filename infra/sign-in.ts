import type { Plane } from '#shared/contract/planes.ts';

/** The city's own identity provider, from which its staff come into the user pool. None: the pool's own accounts. */
export type Federation =
  | { by: 'saml'; name: string; metadataUrl: string; email: string }
  /** `secretName`: where Secrets Manager has the client secret; it is never in a template. */
  | { by: 'oidc'; name: string; issuer: string; clientId: string; secretName: string; email: string };

/** Who says who somebody is: a user pool of the installation, or an issuer that the city runs itself. */
export type SignIn =
  | {
      by: 'cognito';
      /** Host of the sign-in pages, and its certificate; Cognito takes certificates from us-east-1. */
      host: string;
      certificate: string;
      federation: readonly Federation[];
    }
  | {
      by: 'issuer';
      /** Compared letter by letter with `iss`; its discovery document says where its keys are. */
      issuer: `https://${string}`;
      audience: string;
      clientIds: Record<Client, string>;
      /** Where its keys can be fetched from: the internet, or the city's own line. */
      reachedFrom: 'internet' | 'city';
    };

/** People sign in with the usual client, and once more with the other one before they enter the special track. */
export const clients = ['usual', 'spi'] as const;
export type Client = (typeof clients)[number];

/** The resource server in the user pool. */
export const resourceServer = 'kansa';

/** Scopes of the resource server, and what a person consents to. */
export const scopes = {
  api: 'Kansa: directory and general audits',
  spi: 'Kansa: audits of specific personal information',
} as const;

/** The scope an API asks for. An ID token never carries one, and a token of the usual client never the second. */
export const scopeOf = (plane: Plane): string => `${resourceServer}/${plane === 'spi' ? 'spi' : 'api'}`;

/** The client whose tokens an API takes. */
export const clientOf = (plane: Plane): Client => (plane === 'spi' ? 'spi' : 'usual');

/** What each client may ask for, and how long what it gets is good for, in minutes. */
export const clientRules = {
  // As the local issuer: a working day for what can be taken back, half an hour for what cannot.
  usual: { scopes: ['api'], access: 30, refresh: 10 * 60 },
  // An hour, the least Cognito allows, and then the second factor again. It opens the special track and nothing else.
  spi: { scopes: ['spi'], access: 10, refresh: 60 },
} as const satisfies Record<Client, { scopes: readonly (keyof typeof scopes)[]; access: number; refresh: number }>;

/** What the web application asks for with a client. */
export const scopeText = (client: Client): string =>
  ['openid', 'profile', ...clientRules[client].scopes.map((scope) => `${resourceServer}/${scope}`)].join(' ');
