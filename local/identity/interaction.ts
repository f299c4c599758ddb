import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { errors, type Provider } from 'oidc-provider';
import { errorPage, signInPage } from './pages.ts';
import type { People } from './people.ts';

type Interactions = {
  provider: Provider;
  people: People;
  home: string;
};

const mostBytes = 1024;

/** Answers with a page of ours. */
export const answer = (res: ServerResponse, status: number, html: string): void => {
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
};

/** Shows the sign-in page (GET) and takes the choice (POST) for the sign-in that the browser's own cookie names. */
export const createInteractions =
  ({ provider, people, home }: Interactions) =>
  async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const refuse = (status: number, why: string): void => answer(res, status, errorPage(home, why));

    // The cookie, not the address, says whose sign-in this is: an address sent by somebody else shows nothing.
    const current = await provider.interactionDetails(req, res).catch((error: unknown) => {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    });
    if (current === undefined || req.url !== `/sign-in/${current.uid}`) return refuse(400, 'sign-in not found');
    if (req.method === 'GET') return answer(res, 200, signInPage(await people.all()));
    if (req.method !== 'POST') return refuse(405, 'method not allowed');
    if (req.headers.origin !== undefined && req.headers.origin !== provider.issuer) return refuse(403, 'foreign form');
    if (!(Number(req.headers['content-length']) <= mostBytes)) return refuse(413, 'form too large');

    const form = new URLSearchParams(await text(req));
    if (form.has('cancel')) {
      const cancelled = { error: 'access_denied', error_description: 'the person went back' };
      return provider.interactionFinished(req, res, cancelled);
    }
    const chosen = await people.find(form.get('sub') ?? '');
    if (chosen === undefined) return refuse(400, 'unknown person');
    return provider.interactionFinished(req, res, { login: { accountId: chosen.sub, amr: ['trial'] } });
  };
