import { useSyncExternalStore } from 'react';

/** A value outside the tree that components follow. */
export const createStore = <T>(first: T) => {
  let value = first;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get: (): T => value,
    set: (next: T): void => {
      value = next;
      for (const listener of listeners) listener();
    },
    use: (): T => useSyncExternalStore(subscribe, () => value),
    /** Follows a part: whoever takes it is drawn anew when that part is another, whatever else has changed. */
    usePart: <Part>(part: (all: T) => Part): Part => useSyncExternalStore(subscribe, () => part(value)),
  };
};
