import { type FormEvent, type Ref, useState } from 'react';
import { Button, IconButton } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { pdfText } from './text.ts';
import type { Search } from './useSearch.ts';

const Outcome = ({ of: { words, hits, at, read, isDone, mute }, count }: { of: Search; count: number }) => {
  const t = useText(pdfText);
  if (words === '') return null;
  return (
    <>
      {hits.length > 0 && <span className="tabular-nums">{t.hit(String(at + 1), String(hits.length))}</span>}
      {!isDone && <span>{t.reading(String(read), String(count))}</span>}
      {isDone && hits.length === 0 && <span>{t.none}</span>}
      {isDone && mute > 0 && <span>{t.mute(String(mute))}</span>}
    </>
  );
};

/** Searches on Enter; once more goes on to the next hit. */
export const SearchBar = ({ of, count, ref }: { of: Search; count: number; ref: Ref<HTMLInputElement> }) => {
  const t = useText(pdfText);
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') return;
    if (typed === of.words && of.hits.length > 0) of.step(1);
    else void of.search(typed);
  };
  return (
    <form
      role="search"
      aria-label={t.search}
      onSubmit={submit}
      className="flex grow flex-wrap items-center gap-x-2 py-1"
    >
      <input
        ref={ref}
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t.search}
        placeholder={t.search}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        className="h-11 w-40 grow rounded-8 border border-solid-gray-600 bg-white px-3 md:max-w-56"
      />
      <Button type="submit">{t.searchDo}</Button>
      {of.hits.length > 0 && (
        <span className="flex">
          <IconButton icon="up" label={t.previousHit} onClick={() => of.step(-1)} />
          <IconButton icon="down" label={t.nextHit} onClick={() => of.step(1)} />
        </span>
      )}
      <span role="status" className="flex flex-wrap gap-x-3 text-dns-14N-130">
        <Outcome of={of} count={count} />
      </span>
    </form>
  );
};
