import { useSyncExternalStore } from 'react';

export type Language = 'ja' | 'en';

/** What a person chose in this browser. Nothing of the work is among it. */
export type Preferences = {
  language: Language;
  calendar: 'era' | 'western';
  /** Single letters as shortcuts (WCAG 2.1.4: off until somebody wants them). */
  letters: boolean;
  /** Under which of several posts a person looks at things. */
  post?: string | undefined;
};

const place = 'kansa.preferences';

/** With what nobody chose: years are counted as the language does. */
const complete = (some: Partial<Preferences>): Preferences => ({
  language: 'ja',
  calendar: some.language === 'en' ? 'western' : 'era',
  letters: false,
  ...some,
});

const kept = (): Partial<Preferences> => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
};

let chosen = kept();
let current = complete(chosen);
const listeners = new Set<() => void>();
document.documentElement.lang = current.language;

export const preferences = (): Preferences => current;

export const prefer = (change: Partial<Preferences>): void => {
  chosen = { ...chosen, ...change };
  current = complete(chosen);
  document.documentElement.lang = current.language;
  try {
    localStorage.setItem(place, JSON.stringify(chosen));
  } catch {
    // A browser that keeps nothing still shows what was chosen, until the page is left.
  }
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
