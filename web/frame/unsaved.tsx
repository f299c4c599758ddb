import { useBlocker } from '@tanstack/react-router';
import { useEffect, useId } from 'react';
import { Button } from '#web/parts/Button.tsx';
import { Dialog } from '#web/parts/Dialog.tsx';
import { createStore } from '#web/parts/store.ts';
import { useText } from '#web/text/catalogue.ts';
import { words } from './text.ts';

const unsaved = createStore<readonly string[]>([]);

/** Whether leaving the page would ask now. */
export const hasUnsaved = (): boolean => unsaved.get().length > 0;

/** While true, leaving the page asks first. */
export const useUnsaved = (isUnsaved: boolean): void => {
  const id = useId();
  useEffect(() => {
    if (!isUnsaved) return undefined;
    unsaved.set([...unsaved.get(), id]);
    return () => unsaved.set(unsaved.get().filter((other) => other !== id));
  }, [id, isUnsaved]);
};

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** While true, leaving the application asks first: for what outlives the page but not the tab. */
export const useAskBeforeUnload = (isAsked: boolean): void => {
  useEffect(() => {
    if (!isAsked) return undefined;
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAsked]);
};

/** Asks before typed text is lost, whether to another page or out of the application. */
export const UnsavedGuard = () => {
  const t = useText(words);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => hasUnsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t.unsavedTitle} onClose={blocker.reset}>
      <p>{t.unsaved}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button tone="primary" onClick={blocker.reset}>
          {t.stay}
        </Button>
        <Button tone="danger" onClick={blocker.proceed}>
          {t.leave}
        </Button>
      </div>
    </Dialog>
  );
};
