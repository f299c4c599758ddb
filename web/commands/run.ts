import { acts } from 'virtual:acts';
import { addresses } from 'virtual:addresses';
import { useQueryClient } from '@tanstack/react-query';
import type { Address } from '#shared/contract/client.ts';
import { parameterNames } from '#shared/contract/paths.ts';
import { changed } from '#web/api/read.ts';
import type { Plane } from '#web/api/types.ts';
import type { Words } from '#web/text/catalogue.ts';
import type { Dates } from '#web/text/dates.ts';
import { useSend } from './send.ts';

/** A row of a table of acts as the components see it, whatever operation and record it is for. */
export type AnyAct = {
  label?: Words;
  tone?: 'primary' | 'plain' | 'danger';
  fields?: readonly unknown[];
  initial?: (record: never) => Readonly<Record<string, unknown>>;
  fixed?: (record: never) => Readonly<Record<string, unknown>>;
  confirm?: Words | ((record: never, dates: Dates) => Words);
  done?: Words;
  offered?: (record: never) => boolean;
};

/** What an act is called: in its row, or in the contract. */
export const labelOf = (operation: string, act: AnyAct): Words =>
  act.label ?? acts[operation] ?? { ja: operation, en: operation };

/** Sends acts of records: path parameters come from the record and from `at`. */
export const useRun = (plane: Plane, at: Readonly<Record<string, string>>) => {
  const send = useSend();
  const queries = useQueryClient();
  return {
    run: async (
      operation: string,
      act: AnyAct,
      record: { version?: number },
      input: Readonly<Record<string, unknown>>,
      version = record.version,
    ): Promise<unknown> => {
      const address = (addresses[plane] as Readonly<Record<string, Address>>)[operation];
      const known: Readonly<Record<string, unknown>> = { ...record, ...at };
      const path = Object.fromEntries(parameterNames(address?.path ?? '').map((name) => [name, known[name]]));
      const whole = { ...act.fixed?.(record as never), ...input, ...path };
      return (await send(plane, operation as never, whole as never, { version })).body;
    },
    /** Asks again for what is on the screen. */
    look: (): Promise<void> => changed(queries, plane),
  };
};
