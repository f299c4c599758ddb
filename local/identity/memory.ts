import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

type Entry = { payload: AdapterPayload; expiresAt: number };

// Anybody can start a sign-in, so what is remembered about unfinished ones must have an end.
const mostEntries = 10_000;

/**
 * What the provider remembers between two requests: sessions, codes, refresh tokens. It lives as long as the process:
 * after a restart a person signs in again with one click, while access tokens stay valid because the keys are kept.
 */
export const createMemory = (now: () => number = Date.now): AdapterFactory => {
  const entries = new Map<string, Entry>();

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    if (entry !== undefined && entry.expiresAt <= now()) entries.delete(key);
    return entries.get(key)?.payload;
  };

  const makeRoom = (): void => {
    if (entries.size < mostEntries) return;
    for (const key of entries.keys()) live(key);
    for (const key of entries.keys()) {
      if (entries.size < mostEntries) return;
      entries.delete(key);
    }
  };

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    const findWhere = (field: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
      [...entries.keys()]
        .filter((key) => key.startsWith(`${model}:`))
        .map(live)
        .find((payload) => payload?.[field] === value);

    return {
      upsert: async (id, payload, expiresIn) => {
        makeRoom();
        const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000;
        entries.set(keyOf(id), { payload, expiresAt });
      },
      find: async (id) => live(keyOf(id)),
      findByUid: async (uid) => findWhere('uid', uid),
      findByUserCode: async (code) => findWhere('userCode', code),
      consume: async (id) => {
        const payload = live(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(now() / 1000);
      },
      destroy: async (id) => {
        entries.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, entry] of entries) {
          if (key.startsWith(`${model}:`) && entry.payload.grantId === grantId) entries.delete(key);
        }
      },
    };
  };
};
