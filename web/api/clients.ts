import { addresses } from 'virtual:addresses';
import { type ApiResponse, createClient, type Send } from '#shared/contract/client.ts';
import type { contract } from '#shared/contract/index.ts';
import type { Session, SpecialSession, TokenSource } from '#web/session/session.ts';

type Contract = typeof contract;

/** Nobody has signed in anew for the special track, or that is over. */
export class SpecialClosed extends Error {}

const send =
  (source: TokenSource): Send =>
  async ({ method, path, headers, body }) => {
    const ask = async (token: string | undefined): Promise<ApiResponse> => {
      const answer = await fetch(path, {
        method,
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.status, etag: answer.headers.get('etag') ?? undefined, text: await answer.text() };
    };
    const token = await source.token();
    const answer = await ask(token);
    if (answer.status !== 401 || token === undefined) return answer;
    const renewed = await source.token(token);
    return renewed === undefined ? answer : ask(renewed);
  };

const opened = ({ token }: SpecialSession): TokenSource => ({
  token: async (refused) => {
    const known = await token(refused);
    if (known === undefined) throw new SpecialClosed();
    return known;
  },
});

/** Typed clients of the three planes, acting as whoever is signed in; of the special one, who signed in for it anew. */
export const createClients = (session: Session, special: SpecialSession | undefined) => {
  const carry = send(session);
  const newKey = (): string => crypto.randomUUID();
  return {
    directory: createClient<Contract['directory']>('directory', addresses.directory, carry, newKey),
    general: createClient<Contract['general']>('general', addresses.general, carry, newKey),
    spi: createClient<Contract['spi']>('spi', addresses.spi, special ? send(opened(special)) : carry, newKey),
  };
};

export type Clients = ReturnType<typeof createClients>;
