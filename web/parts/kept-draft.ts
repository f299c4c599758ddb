import { useState } from 'react';
import { useMe } from '#web/api/context.ts';
import type { Plane } from '#web/api/types.ts';
import type { Values } from '#web/commands/fields.ts';

type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What is typed on the special track stays in memory: nothing of it is written to the machine (decision 028). */
const inMemory = (): Keeping => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
};
const sealed = inMemory();

const read = (keeping: Keeping, key: string): Values | undefined => {
  try {
    const kept = keeping.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as Values);
  } catch {
    return undefined;
  }
};

const write = (keeping: Keeping, key: string, values: Values | undefined): void => {
  try {
    if (values === undefined) keeping.removeItem(key);
    else keeping.setItem(key, JSON.stringify(values));
  } catch {
    // Without storage a form still works; only a reload loses what was typed.
  }
};

/**
 * What somebody has typed into a form, kept for this tab and person until it is sent: a reload brings it back, except on
 * the special track, where only another page of the application and the way back do.
 */
export const useKeptDraft = (plane: Plane, name: string, initial: Values) => {
  const key = `kansa.draft ${useMe().personId} ${plane} ${name}`;
  const keeping = plane === 'spi' ? sealed : sessionStorage;
  const [begin] = useState<Values>(() => ({ ...initial, ...read(keeping, key) }));
  return {
    begin,
    keep: (values: Values): void => write(keeping, key, values),
    drop: (): void => write(keeping, key, undefined),
  };
};
