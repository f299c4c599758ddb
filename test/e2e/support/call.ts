import { randomUUID } from 'node:crypto';
import { createClient, type Send } from '#shared/contract/client.ts';
import { contract } from '#shared/contract/index.ts';
import { audience, clientId, headlessRedirectUri } from '#local/identity/client.ts';
import { signIn } from '#local/identity/sign-in.ts';

/** The general track's API as a demo person, for what a journey needs before it begins on the screen. */
export const callAs = async ({ url, issuer }: { url: string; issuer: string }, sub: string) => {
  const { accessToken } = await signIn({ issuer, clientId, redirectUri: headlessRedirectUri, audience, sub });
  const send: Send = async ({ method, path, headers, body }) => {
    const answer = await fetch(url + path, {
      method,
      headers: { ...headers, authorization: `Bearer ${accessToken}` },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, etag: answer.headers.get('etag') ?? undefined, text: await answer.text() };
  };
  return createClient('general', contract.general, send, randomUUID);
};
