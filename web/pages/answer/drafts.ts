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

/** The drafts of one person in one section, by item. */
export const draftsOf = (place: string) => ({
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
