import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMe } from '#web/api/context.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';

const words = catalogue(
  { printed: (who: string) => `特定個人情報・取扱注意 印刷: ${who}` },
  { printed: (who: string) => `Specific personal information, handle with care. Printed by ${who}` },
);

const copies = Array.from({ length: 24 }, (_, n) => n);

/** The time the page was opened, or of its print. */
const useNow = (): string => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const stamp = (): void => flushSync(() => setNow(new Date().toISOString()));
    window.addEventListener('beforeprint', stamp);
    return () => window.removeEventListener('beforeprint', stamp);
  }, []);
  return now;
};

/**
 * Who reads a sealed page, and when: over the screen, and over each sheet of a print with a line that says whose it is.
 * Generated, not text: it is faint on purpose, and nobody copies it along or hears it read out.
 */
export const Watermark = () => {
  const t = useText(words);
  const reader = `${useMe().name} ${useDates().time(useNow())}`;
  return (
    <>
      <p className="hidden border-2 border-black p-2 font-bold print:block">{t.printed(reader)}</p>
      <div
        aria-hidden="true"
        className="pointer-events-none fixed inset-0 z-40 grid grid-cols-2 overflow-hidden text-dns-14N-130 select-none md:grid-cols-4"
      >
        {copies.map((n) => (
          <span
            key={n}
            data-reader={reader}
            className="m-auto -rotate-12 whitespace-nowrap opacity-15 before:content-[attr(data-reader)]"
          />
        ))}
      </div>
    </>
  );
};
