import { useState } from 'react';
import { IconButton } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { pdfText } from './text.ts';

/** Which page is open, and the way to another. */
export const PageBar = ({ page, count, go }: { page: number; count: number; go: (page: number) => void }) => {
  const t = useText(pdfText);
  const [typed, setTyped] = useState<string>();
  const take = (): void => {
    const asked = Number.parseInt((typed ?? '').normalize('NFKC'), 10);
    if (Number.isFinite(asked)) go(asked);
    setTyped(undefined);
  };
  return (
    <div className="flex items-center">
      <IconButton icon="up" label={t.previous} aria-disabled={page <= 1} onClick={() => go(page - 1)} />
      <label className="flex items-center gap-1 text-dns-14N-130 whitespace-nowrap">
        <span className="max-md:sr-only">{t.page}</span>
        <input
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? String(page)}
          onChange={({ target }) => setTyped(target.value)}
          onFocus={({ target }) => target.select()}
          onBlur={take}
          onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && take()}
          className="h-9 w-14 rounded-4 border border-solid-gray-600 bg-white text-center tabular-nums"
        />
        <span aria-hidden="true" className="tabular-nums">
          {t.of(String(count))}
        </span>
      </label>
      <span role="status" className="sr-only">
        {t.at(String(page), String(count))}
      </span>
      <IconButton icon="down" label={t.next} aria-disabled={page >= count} onClick={() => go(page + 1)} />
    </div>
  );
};
