import { useEffect, useId } from 'react';
import { createStore } from './store.ts';

/** Whether this one of the parts that would ask the same thing of a page is the one that asks. */
export const onlyOne = () => {
  const waiting = createStore<readonly string[]>([]);
  return (): boolean => {
    const id = useId();
    const [first] = waiting.use();
    useEffect(() => {
      waiting.set([...waiting.get(), id]);
      return () => waiting.set(waiting.get().filter((one) => one !== id));
    }, [id]);
    return first === id;
  };
};
