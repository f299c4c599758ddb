import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import type { Words } from '#web/text/catalogue.ts';

/** Work of a page that may fail: which is under way, and what went wrong with the last of it. */
export const useAttempt = <Name extends string>() => {
  const [busy, setBusy] = useState<Name>();
  const [wrong, setWrong] = useState<Words>();
  return {
    busy,
    wrong,
    /** Says what keeps the work from being begun. */
    refuse: setWrong,
    attempt: async (name: Name, work: () => Promise<void>): Promise<void> => {
      setBusy(name);
      setWrong(undefined);
      try {
        await work();
      } catch (error) {
        setWrong(problemWords(error));
      } finally {
        setBusy(undefined);
      }
    },
  };
};
