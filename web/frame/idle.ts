import { useEffect, useEffectEvent } from 'react';

/** What somebody does at a screen, even if they only read. */
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Says when nobody has done anything here for so many minutes. It goes by the clock: on a machine that was asleep, the
 * first touch comes before any timer.
 */
export const useIdle = (minutes: number, onIdle: () => void): void => {
  const tell = useEffectEvent(onIdle);
  useEffect(() => {
    const patience = minutes * 60_000;
    let last = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      if (Date.now() - last >= patience) {
        last = Date.now();
        tell();
      }
      clearTimeout(timer);
      timer = setTimeout(look, last + patience - Date.now());
    };
    const onInput = (): void => {
      look();
      last = Date.now();
    };
    look();
    for (const input of inputs) document.addEventListener(input, onInput, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const input of inputs) document.removeEventListener(input, onInput, { capture: true });
    };
  }, [minutes]);
};
