import { useState } from 'react';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { Button, type Tone } from './Button.tsx';
import { tableWords } from './table-text.ts';

/** Something done to several rows. `skip` says why a row is left out. */
export type BulkAct<Row> = {
  label: Words;
  tone?: Tone;
  skip?: (row: Row) => Words | undefined;
  /** Gets the rows that are not skipped; the selection is cleared when it resolves to true. */
  run: (rows: readonly Row[]) => Promise<boolean> | boolean;
};

/** Which rows are chosen; rows that are no longer shown do not count. */
export const useSelection = (keys: readonly string[]) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const shown = keys.filter((key) => chosen.has(key));
  return {
    has: (key: string): boolean => chosen.has(key),
    all: keys.length > 0 && shown.length === keys.length,
    toggle: (key: string): void =>
      setChosen(new Set(chosen.has(key) ? shown.filter((k) => k !== key) : [...shown, key])),
    toggleAll: (): void => setChosen(new Set(shown.length === keys.length ? [] : keys)),
    clear: (): void => setChosen(new Set()),
  };
};

/** What can be done with the chosen rows, and which of them it will leave out. */
export const BulkBar = <Row,>({
  acts,
  rows,
  onDone,
}: {
  acts: readonly BulkAct<Row>[];
  rows: readonly Row[];
  onDone: () => void;
}) => {
  const t = useText(tableWords);
  const say = useSay();
  return (
    <div role="status" className="sticky bottom-0 z-10 print:hidden">
      {rows.length > 0 && (
        <div className="card mt-4 flex flex-wrap items-center gap-3 p-3 shadow-2">
          <p className="font-bold">{t.selected(String(rows.length))}</p>
          {acts.map((act) => {
            const left = rows.filter((row) => act.skip?.(row) === undefined);
            const reasons = [...new Set(rows.flatMap((row) => act.skip?.(row) ?? []).map(say))];
            return (
              <div key={say(act.label)} className="flex items-center gap-2">
                <Button
                  tone={act.tone ?? 'primary'}
                  disabled={left.length === 0}
                  onClick={() => void Promise.resolve(act.run(left)).then((done) => done && onDone())}
                >
                  {say(act.label)}
                </Button>
                {left.length < rows.length && (
                  <span className="text-dns-14N-130 text-solid-gray-700">
                    {t.skipped(String(rows.length - left.length))} ({reasons.join(' / ')})
                  </span>
                )}
              </div>
            );
          })}
          <Button tone="quiet" className="ml-auto" onClick={onDone}>
            {t.clearSelection}
          </Button>
        </div>
      )}
    </div>
  );
};
