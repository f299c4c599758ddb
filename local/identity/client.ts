/** The web client: public, so it has no secret; PKCE S256 proves that whoever brings the code also asked for it. */
export const clientId = 'kansa-web';

/** The addresses of the web application that a sign-in and a sign-out come back to. */
export const redirectPath = '/signed-in';
export const signedOutPath = '/signed-out';

/** The one scope the API asks for. An ID token never carries it. */
export const apiScope = 'kansa';

/**
 * Where the demo script and tests receive their code. The headless client reads the redirect instead of following it;
 * nothing can listen on port 9 without root and browsers refuse to open it, so a code sent there reaches nobody else.
 */
export const headlessRedirectUri = 'http://127.0.0.1:9/signed-in';

/** The audience of every access token: the API of all planes. */
export const audience = 'urn:kansa:api';
