import { type FormEvent, type ReactNode, useState } from 'react';
import { isProblem } from '#web/api/problems.ts';
import type { Plane } from '#web/api/types.ts';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { useKeptDraft } from '#web/parts/kept-draft.ts';
import { useText } from '#web/text/catalogue.ts';
import { FormBody } from './FormBody.tsx';
import { fieldsOf, type Values } from './fields.ts';
import { Overtaken } from './Overtaken.tsx';
import { useRun } from './run.ts';
import { commandWords } from './text.ts';
import { useForm } from './useForm.ts';

type Props = {
  plane: Plane;
  operation: string;
  /** Rows as in a table of acts. */
  rows: readonly unknown[];
  /** Has the parameters of the path, and the version that was seen. */
  record: { version?: number };
  initial: Values;
  /** What is sent beside the fields; they come first where both have something. */
  fixed?: Values;
  /** What is sent, where it is not simply the fields. */
  inputOf?: (values: Values) => Values;
  /** The name under which a reload finds what was typed. */
  draft: string;
  label: string;
  onTaken: (body: unknown) => void;
  /** Beside the form on a wide screen, below it on a narrow one. */
  beside?: (values: Values) => ReactNode;
};

const asItIs = (values: Values): Values => values;

/** A form that is a page of its own: what was typed outlives a reload, a refusal and another person's edit. */
export const PageForm = (props: Props) => {
  const { plane, operation, rows, record, initial, fixed = {}, inputOf = asItIs, label, onTaken, beside } = props;
  const t = useText(commandWords);
  const [fields] = useState(() => fieldsOf(operation, rows));
  const draft = useKeptDraft(plane, props.draft, initial);
  const form = useForm(fields, draft.begin);
  const { run, look } = useRun(plane, {});
  const [seen, setSeen] = useState(record.version);
  const [isSent, setSent] = useState(false);
  if (form.isTouched && !isSent) draft.keep(form.values);
  useUnsaved(form.isTouched && !isSent);
  const send = async (version: number | undefined): Promise<void> => {
    let made: unknown;
    const taken = await form.submit(async (input) => {
      made = await run(operation, { fixed: () => fixed }, record, inputOf(input), version);
      setSent(true);
    });
    if (!taken) return;
    draft.drop();
    onTaken(made);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(seen);
  };
  const sendAgain = (): void => {
    const theirs = isProblem(form.refusal, 'stale_version') ? form.refusal.currentVersion : undefined;
    setSeen(theirs);
    void send(theirs);
  };
  return (
    <div className={beside ? 'gap-10 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]' : 'max-w-4xl'}>
      <form noValidate onSubmit={submit}>
        <p className="mb-6 text-solid-gray-700">{plane === 'spi' ? t.draftInMemory : t.draftKept}</p>
        <FormBody
          form={form}
          fields={fields}
          record={record}
          conflict={<Overtaken onLook={() => void look()} onSendAgain={sendAgain} />}
        />
        <div className="sticky bottom-0 flex flex-wrap gap-3 border-t border-solid-gray-200 bg-white py-3">
          <Button type="submit" tone="primary" busy={form.busy}>
            {form.busy ? t.sending : label}
          </Button>
          <Button onClick={() => history.back()}>{t.back}</Button>
        </div>
      </form>
      {beside && <aside className="mt-10 lg:mt-0">{beside(form.values)}</aside>}
    </div>
  );
};
