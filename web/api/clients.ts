import { addresses } from 'virtual:addresses';
import { type ApiResponse, createClient, type Send } from '#shared/contract/client.ts';
import type { contract } from '#shared/contract/index.ts';
import type { Session } from '#web/session/session.ts';

type Contract = typeof contract;

const send =
  (session: Session): Send =>
  async ({ method, path, headers, body }) => {
    const ask = async (token: string | undefined): Promise<ApiResponse> => {
      const answer = await fetch(path, {
        method,
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.status, etag: answer.headers.get('etag') ?? undefined, text: await answer.text() };
    };
    const token = await session.token();
    const answer = await ask(token);
    if (answer.status !== 401 || token === undefined) return answer;
    const renewed = await session.token(token);
    return renewed === undefined ? answer : ask(renewed);
  };

/** Typed clients of the three planes, acting as whoever is signed in. */
export const createClients = (session: Session) => {
  const carry = send(session);
  const newKey = (): string => crypto.randomUUID();
  return {
    directory: createClient<Contract['directory']>('directory', addresses.directory, carry, newKey),
    general: createClient<Contract['general']>('general', addresses.general, carry, newKey),
    spi: createClient<Contract['spi']>('spi', addresses.spi, carry, newKey),
  };
};

export type Clients = ReturnType<typeof createClients>;
