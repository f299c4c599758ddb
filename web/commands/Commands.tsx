import { useMemo, useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import type { Plane } from '#web/api/types.ts';
import { usePageActs } from '#web/frame/page-store.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Menu, MenuButton } from '#web/parts/Menu.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { type AnyAct, labelOf, useRun } from './run.ts';
import type { ActTable } from './table.ts';
import { commandWords } from './text.ts';

type Possible = { operation: string; act: AnyAct };

type Props<R> = {
  plane: Plane;
  of: R;
  table: ActTable<R>;
  /** Parameters of the path that the record does not carry. */
  at?: Readonly<Record<string, string>>;
  /** So many stand as buttons before the rest goes into the menu. */
  buttons?: number;
  onDone?: (body: unknown) => void;
};

const nowhere = {};

/** The acts of a table that this person may do with this record, in the order of the table, the primary one first. */
export const possibleActs = <R extends { may?: readonly string[] }>(record: R, table: ActTable<R>): Possible[] => {
  const possible = (Object.entries(table) as [string, AnyAct][])
    .filter(([operation, { offered }]) => record.may?.includes(operation) || offered?.(record as never))
    .map(([operation, act]) => ({ operation, act }));
  const primary = possible.find(({ act }) => act.tone === 'primary');
  return primary ? [primary, ...possible.filter((one) => one !== primary)] : possible;
};

const opens = ({ act: { fields, confirm } }: Possible): 'dialog' | undefined =>
  fields !== undefined || confirm !== undefined ? 'dialog' : undefined;

/**
 * What can be done with a record: the one primary act as a button, the rest in a menu. Acts with fields or something to
 * confirm open a dialog; others happen at once. The palette offers them too.
 */
export const Commands = <R extends { may?: readonly string[]; version?: number }>({
  plane,
  of,
  table,
  at = nowhere,
  buttons = 2,
  onDone,
}: Props<R>) => {
  const t = useText(commandWords);
  const say = useSay();
  const [open, setOpen] = useState<Possible>();
  const [busy, setBusy] = useState<string>();
  const { run, look } = useRun(plane, at);
  const possible = useMemo(() => possibleActs(of, table), [of, table]);
  const atOnce = async ({ operation, act }: Possible): Promise<void> => {
    setBusy(operation);
    try {
      const body = await run(operation, act, of, {});
      toast(say(act.done ?? { ja: commandWords.ja.done, en: commandWords.en.done }));
      onDone?.(body);
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
      await look();
    } finally {
      setBusy(undefined);
    }
  };
  const start = (one: Possible): void => (opens(one) ? setOpen(one) : void atOnce(one));
  usePageActs(possible.map((one) => ({ label: say(labelOf(one.operation, one.act)), run: () => start(one) })));
  const split = possible.length <= buttons ? possible.length : Math.max(1, buttons - 1);

  return (
    <>
      {possible.slice(0, split).map((one, n) => (
        <Button
          key={one.operation}
          tone={one.act.tone === 'danger' ? 'danger' : n === 0 && one.act.tone === 'primary' ? 'primary' : 'plain'}
          busy={busy === one.operation}
          aria-haspopup={opens(one)}
          onClick={() => start(one)}
        >
          {say(labelOf(one.operation, one.act))}
        </Button>
      ))}
      {possible.length > split && (
        <Menu label={t.other} look="plain">
          {possible.slice(split).map((one) => (
            <MenuButton
              key={one.operation}
              danger={one.act.tone === 'danger'}
              opens={opens(one)}
              onPress={() => start(one)}
            >
              {say(labelOf(one.operation, one.act))}
            </MenuButton>
          ))}
        </Menu>
      )}
      {open && (
        <CommandDialog
          plane={plane}
          operation={open.operation}
          act={open.act}
          record={of}
          at={at}
          onClose={() => setOpen(undefined)}
          onDone={onDone}
        />
      )}
    </>
  );
};
