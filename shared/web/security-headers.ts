/** What differs between two hosts that serve the web application. */
export type WebHost = {
  /** Origins the application talks to beside its own: evidence and sign-in. The policy names no others. */
  connect: readonly string[];
};

/**
 * Headers of every page and file of the web application, wherever it is served from. Scripts, styles, pictures and
 * fonts come from its own host; nothing may frame it, and it frames nothing (SECURITY.md T6, T7).
 */
export const securityHeaders = ({ connect }: WebHost): Readonly<Record<string, string>> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
});
