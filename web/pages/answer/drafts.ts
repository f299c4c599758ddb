import type { Draft } from './answers.ts';

/** What was typed and is not saved yet: it outlives the page, and belongs to one person, audit, section and item. */
export type KeptDraft = { draft: Draft; base: number };

const openStore = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('kansa', 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('drafts'));
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no store')));
  });

let opened: Promise<IDBDatabase> | undefined;

const ask = async <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  opened ??= openStore();
  const database = await opened;
  return new Promise((resolve, reject) => {
    const asked = work(database.transaction('drafts', mode).objectStore('drafts'));
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('not kept')));
  });
};

export type Drafts = {
  all: () => Promise<Map<string, KeptDraft>>;
  put: (itemKey: string, draft: KeptDraft) => Promise<unknown>;
  drop: (itemKey: string) => Promise<unknown>;
};

/** The drafts of one person in one section, by item, on this device. */
export const draftsOnDevice = (place: string): Drafts => ({
  all: async (): Promise<Map<string, KeptDraft>> => {
    const range = IDBKeyRange.bound(`${place}/`, `${place}/\uffff`);
    const [keys, values] = await Promise.all([
      ask('readonly', (store) => store.getAllKeys(range) as IDBRequest<string[]>),
      ask('readonly', (store) => store.getAll(range) as IDBRequest<KeptDraft[]>),
    ]);
    return new Map(keys.map((key, n) => [key.slice(place.length + 1), values[n] as KeptDraft]));
  },
  put: (itemKey: string, draft: KeptDraft) => ask('readwrite', (store) => store.put(draft, `${place}/${itemKey}`)),
  drop: (itemKey: string) => ask('readwrite', (store) => store.delete(`${place}/${itemKey}`)),
});

const sealed = new Map<string, Map<string, KeptDraft>>();

/** The same in memory alone: another page and the way back keep them, a reload and a sign-out do not (decision 028). */
export const draftsInMemory = (place: string): Drafts => {
  const kept = sealed.get(place) ?? new Map<string, KeptDraft>();
  sealed.set(place, kept);
  return {
    all: async () => new Map(kept),
    put: async (itemKey, draft) => kept.set(itemKey, draft),
    drop: async (itemKey) => kept.delete(itemKey),
  };
};
