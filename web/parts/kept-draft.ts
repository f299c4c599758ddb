import { useState } from 'react';
import type { Values } from '#web/commands/fields.ts';
import { useMe } from '#web/api/context.ts';

const read = (key: string): Values | undefined => {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as Values);
  } catch {
    return undefined;
  }
};

const write = (key: string, values: Values | undefined): void => {
  try {
    if (values === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Without storage a form still works; only a reload loses what was typed.
  }
};

/** What somebody has typed into a form, kept for this tab and person until it is sent: a reload brings it back. */
export const useKeptDraft = (name: string, initial: Values) => {
  const key = `kansa.draft ${useMe().personId} ${name}`;
  const [begin] = useState<Values>(() => ({ ...initial, ...read(key) }));
  return { begin, keep: (values: Values): void => write(key, values), drop: (): void => write(key, undefined) };
};
