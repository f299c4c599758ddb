import { type ReactNode, useId, useState } from 'react';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { BulkBar, type BulkAct, useSelection } from './bulk.tsx';
import { Button } from './Button.tsx';
import { Empty } from './Empty.tsx';
import { type Filter, FilterBar, fitsFilters } from './filters.tsx';
import { Icon } from './Icon.tsx';
import { useListState } from './list-state.ts';
import { usePrinting } from './printing.ts';
import { tableWords } from './table-text.ts';

export type Column<Row> = {
  key: string;
  head: Words;
  cell: (row: Row) => ReactNode;
  /** The column can be sorted by this. */
  sort?: (row: Row) => string | number;
  /** Figures stand on the right. */
  numeric?: boolean;
  /** Stands in one line: a day is not broken before its weekday. */
  oneLine?: boolean;
};

type Props<Row> = {
  /** What the rows are, for those who hear the table. */
  caption: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  filters?: readonly Filter<Row>[];
  /** What can be done with several rows at once. */
  bulk?: readonly BulkAct<Row>[];
  /** There are more on the server. */
  onMore?: (() => void) | undefined;
  empty: ReactNode;
};

// Made once: comparing by the locale's name looks the locale up for every pair.
const { compare: inJapanese } = new Intl.Collator('ja');
const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : inJapanese(String(a), String(b));

/** So many rows are drawn at once: nobody reads more, and a table of thousands makes every key wait. */
const portion = 100;

/** A native table; on a phone each row is a card. Sorting and filters are kept in the address, over all rows that came. */
export const DataTable = <Row,>({ caption, rows, rowKey, columns, filters = [], bulk, onMore, empty }: Props<Row>) => {
  const t = useText(tableWords);
  const say = useSay();
  const state = useListState();
  const fitting = rows.filter((row) => fitsFilters(filters, row, state.filter));
  const by = columns.find(({ key, sort }) => sort && key === state.sort?.key)?.sort;
  const sorted = by ? fitting.toSorted((a, b) => compare(by(a), by(b)) * (state.sort?.down ? -1 : 1)) : fitting;
  const table = useId();
  const selection = useSelection(sorted.map(rowKey));
  const [first, ...others] = columns;
  const [most, setMost] = useState(portion);
  const isPrinting = usePrinting();
  const drawn = isPrinting ? sorted : sorted.slice(0, most);
  const more = drawn.length < sorted.length ? () => setMost(most + portion) : onMore;
  if (rows.length === 0) return empty;

  return (
    <>
      <FilterBar filters={filters} state={state} shown={sorted.length} of={rows.length} />
      {sorted.length === 0 ? (
        <Empty icon="search" title={t.nothingFits}>
          <Button onClick={() => state.put(Object.fromEntries(filters.map(({ key }) => [key, undefined])))}>
            {t.clear}
          </Button>
        </Empty>
      ) : (
        <table className="w-full border-collapse max-md:block">
          <caption className="sr-only">{caption}</caption>
          <thead className="max-md:sr-only">
            <tr className="border-b-2 border-solid-gray-600 text-left">
              {bulk && (
                <th scope="col" className="w-12 p-0">
                  <Check label={t.selectAll} checked={selection.all} onChange={selection.toggleAll} />
                </th>
              )}
              {columns.map(({ key, head, sort, numeric }) => {
                const down = state.sort?.down ?? false;
                const isBy = state.sort?.key === key;
                return (
                  <th
                    key={key}
                    scope="col"
                    aria-sort={isBy ? (down ? 'descending' : 'ascending') : undefined}
                    className={`px-3 py-2 align-middle text-dns-16B-130 ${numeric ? 'text-right' : ''}`}
                  >
                    {sort ? (
                      <button
                        type="button"
                        onClick={() => state.sortBy(key)}
                        className="inline-flex min-h-9 cursor-pointer items-center gap-1 text-left hover:underline"
                      >
                        {say(head)}
                        <Icon
                          name={isBy && down ? 'down' : 'up'}
                          className={`size-4 ${isBy ? '' : 'text-solid-gray-420'}`}
                        />
                      </button>
                    ) : (
                      say(head)
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {drawn.map((row, n) => {
              const key = rowKey(row);
              return (
                <tr
                  key={key}
                  className="border-b border-solid-gray-200 hover:bg-solid-gray-50 max-md:mb-3 max-md:block max-md:rounded-12 max-md:border max-md:p-3"
                >
                  {bulk && (
                    <td className="w-12 p-0 max-md:float-right">
                      <Check
                        label={t.select}
                        named={`${table}${n}`}
                        checked={selection.has(key)}
                        onChange={() => selection.toggle(key)}
                      />
                    </td>
                  )}
                  <th
                    id={`${table}${n}`}
                    scope="row"
                    className="px-3 py-3 text-left font-normal max-md:block max-md:px-1 max-md:py-1"
                  >
                    {first.cell(row)}
                  </th>
                  {others.map(({ key: column, head, cell, numeric, oneLine }) => (
                    <td
                      key={column}
                      className={`px-3 py-3 max-md:flex max-md:gap-3 max-md:px-1 max-md:py-1 ${numeric ? 'text-right tabular-nums max-md:text-left' : ''}`}
                    >
                      <span aria-hidden="true" className="w-28 shrink-0 text-dns-14N-130 text-solid-gray-700 md:hidden">
                        {say(head)}
                      </span>
                      <span className={oneLine ? 'whitespace-nowrap' : 'min-w-0'}>{cell(row)}</span>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {more && (
        <p className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
          <Button onClick={more}>{t.more}</Button>
          {drawn.length < sorted.length && t.drawn(String(drawn.length))}
        </p>
      )}
      {bulk && (
        <BulkBar acts={bulk} rows={sorted.filter((row) => selection.has(rowKey(row)))} onDone={selection.clear} />
      )}
    </>
  );
};

type CheckProps = { label: string; named?: string; checked: boolean; onChange: () => void };

/** `named` is the id of the cell that names the row: it is said before the label. */
const Check = ({ label, named, checked, onChange }: CheckProps) => {
  const id = useId();
  return (
    <label className="flex size-11 cursor-pointer items-center justify-center">
      <span id={id} className="sr-only">
        {label}
      </span>
      <input
        type="checkbox"
        checked={checked}
        onChange={onChange}
        aria-labelledby={named && `${named} ${id}`}
        className="size-6 accent-blue-900"
      />
    </label>
  );
};
