import { useEffect, useRef, useState } from 'react';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import type { useListState } from './list-state.ts';
import { tableWords } from './table-text.ts';

/** A choice over the rows of a list: one of several values, or words to be found. */
export type Filter<Row> = { key: string; label: Words } & (
  | { options: readonly { value: string; label: Words }[]; of: (row: Row) => string | readonly string[] }
  | { text: (row: Row) => string }
);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** True when the row fits every filter that is on. */
export const fitsFilters = <Row,>(
  filters: readonly Filter<Row>[],
  row: Row,
  valueOf: (key: string) => string,
): boolean =>
  filters.every((filter) => {
    const wanted = valueOf(filter.key);
    if (wanted === '') return true;
    if ('text' in filter) return plain(filter.text(row)).includes(plain(wanted));
    return [filter.of(row)].flat().includes(wanted);
  });

/** How long nobody types before the words are looked for, in milliseconds. */
const pause = 200;

/**
 * What is typed stands at once; the list and the address follow when the typing stops. A box that waited for the
 * address would lose letters, and break off the choice of kanji.
 */
const WordsBox = ({ value, onWords }: { value: string; onWords: (words: string | undefined) => void }) => {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    // Changed by somebody else: the filters were cleared, or the way back was taken.
    told.current = value;
    setTyped(value);
  }, [value]);
  const latest = useRef(onWords);
  latest.current = onWords;
  useEffect(() => {
    const waiting = setTimeout(() => {
      if (typed === told.current) return;
      told.current = typed;
      latest.current(typed || undefined);
    }, pause);
    return () => clearTimeout(waiting);
  }, [typed]);
  return (
    <input
      type="search"
      className="control mt-1 block text-std-16N-170"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
};

type Props<Row> = {
  filters: readonly Filter<Row>[];
  state: ReturnType<typeof useListState>;
  shown: number;
  of: number;
};

/** The filters of a list, and how many rows are left. */
export const FilterBar = <Row,>({ filters, state, shown, of }: Props<Row>) => {
  const t = useText(tableWords);
  const say = useSay();
  return (
    <div className="mb-4 flex flex-wrap items-end gap-4">
      {filters.length > 0 && (
        <search aria-label={t.filter} className="flex flex-wrap items-end gap-4 print:hidden">
          {filters.map((filter) => (
            <label key={filter.key} className="block text-dns-14B-130">
              {say(filter.label)}
              {'text' in filter ? (
                <WordsBox value={state.filter(filter.key)} onWords={(words) => state.put({ [filter.key]: words })} />
              ) : (
                <select
                  className="control mt-1 block text-std-16N-170"
                  value={state.filter(filter.key)}
                  onChange={(event) => state.put({ [filter.key]: event.target.value || undefined })}
                >
                  <option value="">{t.all}</option>
                  {filter.options.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {say(label)}
                    </option>
                  ))}
                </select>
              )}
            </label>
          ))}
        </search>
      )}
      <p role="status" className="ml-auto text-solid-gray-700">
        {t.count(String(shown), String(of))}
      </p>
    </div>
  );
};
