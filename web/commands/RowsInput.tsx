import type { ReactNode } from 'react';
import { IconButton } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { commandWords } from './text.ts';

type Props<Row> = {
  id: string;
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string;
  /** What the row is about: its heading, and what is taken away with it. */
  nameOf: (row: Row) => string;
  /** The rest of the row's inputs. */
  children: (row: Row, put: (change: Partial<Row>) => void) => ReactNode;
  onChange: (rows: readonly Row[]) => void;
  /** Adds a row. */
  adder: ReactNode;
};

/** A list that is written row by row. */
export const RowsInput = <Row,>({ id, rows, keyOf, nameOf, children, onChange, adder }: Props<Row>) => {
  const t = useText(commandWords);
  return (
    <div id={id} tabIndex={-1}>
      {rows.length > 0 && (
        <ul className="mb-3 divide-y divide-solid-gray-200 border-y border-solid-gray-200">
          {rows.map((row, index) => (
            <li key={keyOf(row, index)} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
              <span className="min-w-48 grow basis-48">{nameOf(row)}</span>
              {children(row, (change) => onChange(rows.with(index, { ...row, ...change })))}
              <IconButton
                icon="close"
                label={t.remove(nameOf(row))}
                onClick={() => onChange(rows.filter((_, n) => n !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      {adder}
    </div>
  );
};
