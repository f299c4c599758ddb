import type { Plane } from '#shared/contract/planes.ts';

/** Where the pages of an installation may send something to, besides their own origin. */
export type WebOrigins = {
  /** Sign-in: discovery, keys and tokens. */
  signIn: readonly string[];
  /** Evidence: uploads, downloads and previews. */
  evidence: readonly string[];
};

/**
 * The headers of every file of the web application, wherever it is served. Nothing runs and nothing styles a page but
 * its own files; markup that is made of text, and scripts by an address but for the worker of the PDF viewer, are refused
 * by the browser itself (Trusted Types, with the one policy of `web/trusted-types.ts`). WebAssembly stays out as well: PDF
 * files are read without it.
 */
export const securityHeaders = ({ signIn, evidence }: WebOrigins): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: ${evidence.join(' ')}`.trim(),
    "font-src 'self'",
    `connect-src ${["'self'", ...signIn, ...evidence].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action ${["'self'", ...signIn].join(' ')}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; '),
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

/** Files whose name carries their content's hash never change; everything else is asked for again. */
export const cacheControl = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** What `/config.json` tells the pages of one installation. Nothing in it is secret. */
export type WebConfig = {
  stage: 'trial' | 'production';
  city: string;
  /** Reads discovery at `{issuer}/.well-known/openid-configuration`. */
  issuer: string;
  clientId: string;
  scope: string;
  /** The API's audience, for providers that want it named (RFC 8707). */
  resource?: string;
  /**
   * Whoever enters the special track signs in anew, with this client, and has a second token beside the first: the API
   * of that track takes no other, and the other APIs do not take this one.
   */
  special?: { clientId: string; scope: string };
  /** Minutes without any input after which pages of the special track are covered. */
  sealedIdleMinutes: number;
  /** The planes this host has APIs of; all of them when left out. */
  planes?: readonly Plane[];
};
