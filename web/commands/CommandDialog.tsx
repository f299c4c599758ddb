import { type FormEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { isProblem } from '#web/api/problems.ts';
import type { Plane } from '#web/api/types.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Dialog } from '#web/parts/Dialog.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { fieldsOf } from './fields.ts';
import { FormBody } from './FormBody.tsx';
import { Overtaken } from './Overtaken.tsx';
import { type AnyAct, labelOf, useRun } from './run.ts';
import { commandWords } from './text.ts';
import { useForm } from './useForm.ts';

type Props = {
  plane: Plane;
  operation: string;
  act: AnyAct;
  record: { version?: number };
  /** Parameters of the path that the record does not carry. */
  at: Readonly<Record<string, string>>;
  onClose: () => void;
  onDone?: ((body: unknown) => void) | undefined;
};

/** Asks for what a command takes, and sends it. What was typed survives every refusal. */
export const CommandDialog = ({ plane, operation, act, record, at, onClose, onDone }: Props) => {
  const t = useText(commandWords);
  const say = useSay();
  const [fields] = useState(() => fieldsOf(operation, act.fields));
  const dates = useDates();
  const confirmation = typeof act.confirm === 'function' ? act.confirm(record as never, dates) : act.confirm;
  const form = useForm(fields, act.initial?.(record as never) ?? {});
  const { run, look } = useRun(plane, at);
  useUnsaved(form.isTouched);
  // The version somebody else has made, once the API has told it.
  const theirs = isProblem(form.refusal, 'stale_version') ? form.refusal.currentVersion : undefined;
  const [seen, setSeen] = useState(record.version);

  const send = async (version: number | undefined): Promise<void> => {
    let body: unknown;
    const taken = await form.submit(async (input) => {
      body = await run(operation, act, record, input, version);
    });
    if (!taken) return;
    toast(say(act.done ?? { ja: commandWords.ja.done, en: commandWords.en.done }));
    // The form is gone before anything follows: what was sent is not unsaved, and may be left for another page.
    flushSync(onClose);
    onDone?.(body);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(seen);
  };
  return (
    <Dialog
      title={say(labelOf(operation, act))}
      onClose={onClose}
      mayClose={() => !form.isTouched || confirm(t.discard)}
    >
      <form noValidate onSubmit={submit}>
        {confirmation && <p className="mb-6 whitespace-pre-line">{say(confirmation)}</p>}
        <FormBody
          form={form}
          fields={fields}
          record={record}
          conflict={
            <Overtaken
              onLook={() => void look()}
              onSendAgain={() => {
                setSeen(theirs);
                void send(theirs);
              }}
            />
          }
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone={act.tone === 'danger' ? 'danger' : 'primary'} busy={form.busy}>
            {form.busy ? t.sending : say(labelOf(operation, act))}
          </Button>
          <Button onClick={() => (!form.isTouched || confirm(t.discard)) && onClose()}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
};
