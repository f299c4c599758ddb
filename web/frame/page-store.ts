import { useEffect } from 'react';
import { createStore } from '#web/parts/store.ts';

/** Something that can be done on the page that is open; the palette offers it too. */
export type PageAct = { label: string; run: () => void };

/** The explanation of the page that is open. */
export const pageHelp = createStore('');
/** The fiscal year of the record on the page that is open, and the list the record is in. */
export const pageRecord = createStore<{ year: number; list: string } | undefined>(undefined);
export const pageActs = createStore<readonly PageAct[]>([]);

/** Offers acts in the palette as long as the component is there, as it was rendered last. */
export const usePageActs = (acts: readonly PageAct[]): void => {
  useEffect(() => {
    pageActs.set([...pageActs.get(), ...acts]);
    return () => pageActs.set(pageActs.get().filter((act) => !acts.includes(act)));
  });
};
