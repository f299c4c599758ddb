import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import type { Operation, Plane } from '#web/api/types.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Dialog } from '#web/parts/Dialog.tsx';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { fieldsOf } from './fields.ts';
import { FormBody } from './FormBody.tsx';
import { labelOf, useRun } from './run.ts';
import type { ActTable } from './table.ts';
import { commandWords } from './text.ts';
import { useForm } from './useForm.ts';

type Props<R> = {
  plane: Plane;
  operation: Operation;
  table: ActTable<R>;
  records: readonly R[];
  nameOf: (record: R) => string;
  at: Readonly<Record<string, string>>;
  onClose: () => void;
};

/** Does one act to several records, one after the other; says which were refused, and why, and sends those again only. */
export const ManyDialog = <R extends { version?: number }>(props: Props<R>) => {
  const { plane, operation, table, nameOf, at, onClose } = props;
  const t = useText(commandWords);
  const say = useSay();
  const act = table[operation] ?? {};
  const [fields] = useState(() => fieldsOf(operation, act.fields));
  const form = useForm(fields, {});
  const { run } = useRun(plane, at);
  const [left, setLeft] = useState(props.records);
  const [refused, setRefused] = useState<readonly { record: R; why: Words }[]>([]);
  useUnsaved(form.isTouched);
  const mayClose = (): boolean => !form.busy && (!form.isTouched || confirm(t.discard));
  const send = async (): Promise<void> => {
    const failed: { record: R; why: Words }[] = [];
    const taken = await form.submit(async (input) => {
      for (const record of left) {
        try {
          await run(operation, act, record, input);
        } catch (error) {
          failed.push({ record, why: problemWords(error) });
        }
      }
    });
    if (!taken) return;
    toast(t.manyDone(String(left.length - failed.length), String(failed.length)), { bad: failed.length > 0 });
    setRefused(failed);
    setLeft(failed.map(({ record }) => record));
    if (failed.length === 0) onClose();
  };
  return (
    <Dialog title={`${say(labelOf(operation, act))} (${left.length})`} onClose={onClose} mayClose={mayClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ul className="mb-6 list-disc pl-6">
          {left.map((record) => {
            const why = refused.find((one) => one.record === record)?.why;
            return (
              <li key={nameOf(record)}>
                {nameOf(record)}
                {why && <span className="text-error-2">: {say(why)}</span>}
              </li>
            );
          })}
        </ul>
        <FormBody form={form} fields={fields} record={undefined} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" busy={form.busy}>
            {form.busy ? t.sending : say(labelOf(operation, act))}
          </Button>
          <Button onClick={() => mayClose() && onClose()}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
};
