import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { Dialog } from '#web/parts/Dialog.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { pageActs } from './page-store.ts';
import { usePlaces } from './places.ts';
import { words } from './text.ts';

type Option = { group: string; label: string; run: () => void };

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const fits = (label: string, typed: string): boolean =>
  plain(typed)
    .split(/\s+/)
    .every((part) => plain(label).includes(part));

/** Whatever is called just what was typed comes before what only has it in its name. */
const isCalled = (label: string, typed: string): number => Number(plain(label) === plain(typed));

/** Every place and every act of the page, found by typing (ARIA combobox with a list). */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const t = useText(words);
  const say = useSay();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const places = usePlaces();
  const acts = pageActs.use();
  const found = useMemo<Option[]>(
    () =>
      [
        ...acts.map(({ label, run }) => ({ group: t.actsHere, label, run })),
        ...places.map(({ name, to }) => ({ group: t.goTo, label: say(name), run: () => void navigate({ to }) })),
      ]
        .filter(({ label }) => fits(label, typed))
        .toSorted((a, b) => isCalled(b.label, typed) - isCalled(a.label, typed)),
    [acts, places, typed, t, say, navigate],
  );
  const choose = (option: Option | undefined): void => {
    if (!option) return;
    onClose();
    option.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((at + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(found[at]);
  };
  return (
    <Dialog title={t.find} onClose={onClose}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={t.findHint}
        placeholder={t.findHint}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        className="control"
      />
      <ul id={id} role="listbox" aria-label={t.find} className="mt-3 max-h-80 overflow-y-auto">
        {found.map((option, n) => (
          <li
            key={`${option.group} ${option.label}`}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === at}
            onClick={() => choose(option)}
            className={`flex min-h-11 cursor-pointer items-center justify-between gap-4 rounded-8 px-3 ${n === at ? 'bg-blue-900 text-white' : 'hover:bg-blue-50'}`}
          >
            {option.label}
            <span className="text-dns-14N-130">{option.group}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="px-3 text-solid-gray-700">
        {found.length === 0 ? t.nothingFound : ''}
      </p>
    </Dialog>
  );
};
