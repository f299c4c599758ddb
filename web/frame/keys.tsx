import { useEffect } from 'react';
import { Dialog } from '#web/parts/Dialog.tsx';
import { createStore } from '#web/parts/store.ts';
import { useSay, useText, type Words } from '#web/text/catalogue.ts';
import { preferences, usePreferences } from '#web/text/preferences.ts';
import { words } from './text.ts';

/** A single letter, and what it does on the page that is open. Only for those who have switched letters on. */
export type Letter = { key: string; label: Words; run: () => void };

const shown = createStore<'palette' | 'keys' | undefined>(undefined);
const letters = createStore<readonly Letter[]>([]);

export const openPalette = (): void => shown.set('palette');
export const openKeyList = (): void => shown.set('keys');

/** Offers letters as long as the component is there. Keep `offered` stable over renders. */
export const useLetters = (offered: readonly Letter[]): void => {
  useEffect(() => {
    letters.set([...letters.get(), ...offered]);
    return () => letters.set(letters.get().filter((letter) => !offered.includes(letter)));
  }, [offered]);
};

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));

const onKey = (event: KeyboardEvent): void => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.key === '/' && event.ctrlKey) {
    event.preventDefault();
    openKeyList();
    return;
  }
  if (!preferences().letters || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event) || document.querySelector('dialog[open]')) return;
  if (event.key === '?') return openKeyList();
  const letter = letters.get().find(({ key }) => key === event.key);
  if (!letter) return;
  // One that leads into a field is not to be typed there.
  event.preventDefault();
  letter.run();
};

/** Listens to the keys of the frame, and says what they have opened. */
export const useKeys = () => {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return { shown: shown.use(), close: () => shown.set(undefined) };
};

const Row = ({ keys, what }: { keys: string; what: string }) => (
  <div className="flex items-center gap-4 border-b border-solid-gray-200 py-2">
    <dt className="w-28 shrink-0">
      <kbd className="rounded-4 border border-solid-gray-400 bg-solid-gray-50 px-2 py-0.5 font-mono">{keys}</kbd>
    </dt>
    <dd>{what}</dd>
  </div>
);

/** The keys of the frame and of the page. */
export const KeyList = ({ onClose }: { onClose: () => void }) => {
  const t = useText(words);
  const say = useSay();
  const offered = letters.use();
  const areOn = usePreferences().letters;
  return (
    <Dialog title={t.keys} onClose={onClose}>
      <dl>
        <Row keys="Ctrl + K" what={t.keyPalette} />
        <Row keys="Ctrl + /" what={t.keyKeys} />
        {areOn && <Row keys="?" what={t.keyKeys} />}
        {offered.map(({ key, label }) => (
          <Row key={key} keys={key} what={say(label)} />
        ))}
      </dl>
      {offered.length > 0 && !areOn && <p className="mt-3 text-solid-gray-700">{t.lettersOff}</p>}
    </Dialog>
  );
};
