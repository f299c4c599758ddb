import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useKansa } from '#web/api/context.ts';
import { isProblem, problemWords } from '#web/api/problems.ts';
import { words } from '#web/frame/text.ts';
import { SpecialClosed } from '#web/api/clients.ts';
import { EnterButton } from '#web/parts/EnterButton.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { FieldRow } from './FieldRow.tsx';
import type { Field } from './fields.ts';
import { commandWords } from './text.ts';
import type { Form } from './useForm.ts';

type Props = { form: Form; fields: readonly Field[]; record: unknown; conflict?: ReactNode };

/** Fields with what is wrong said twice: at the top with links, and at the field. */
export const FormBody = ({ form, fields, record, conflict }: Props) => {
  const t = useText(commandWords);
  const say = useSay();
  const { session } = useKansa();
  const signIn = useText(words).signInAgain;
  const id = useId();
  const top = useRef<HTMLDivElement>(null);
  const { complaints, refusal } = form;
  const isWrong = complaints.length > 0 || refusal !== undefined;
  // Whoever has sent something has to hear that it was not taken, wherever the focus is.
  useEffect(() => {
    if (form.refusals > 0) top.current?.focus();
  }, [form.refusals]);
  const labelOf = (name: string): string => {
    const field = fields.find((one) => one.name === name);
    return field ? say(field.label) : name;
  };
  const focusOn = (name: string): void => {
    const input = document.getElementById(`${id}${name}`);
    (input?.matches('input,textarea,select,[tabindex]')
      ? input
      : input?.querySelector<HTMLElement>('input,[tabindex]')
    )?.focus();
  };
  return (
    <>
      {isWrong && (
        <div ref={top} tabIndex={-1} role="alert" className="mb-6 flex gap-3 rounded-8 border-2 border-error-1 p-4">
          <Icon name="alert" className="size-6 text-error-2" />
          <div>
            <p className="font-bold">{refusal === undefined ? t.wrong : say(problemWords(refusal))}</p>
            <ul>
              {complaints.map(({ name, words: complaint }) => (
                <li key={`${name} ${complaint.en}`}>
                  <button type="button" className="link min-h-6 cursor-pointer text-left" onClick={() => focusOn(name)}>
                    {labelOf(name)}: {say(complaint)}
                  </button>
                </li>
              ))}
            </ul>
            {isProblem(refusal, 'stale_version') && conflict}
            {refusal instanceof SpecialClosed && <EnterButton />}
            {isProblem(refusal, 'unauthenticated') && (
              <Button className="mt-3" onClick={() => void session.signInAgain()}>
                {signIn}
              </Button>
            )}
          </div>
        </div>
      )}
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          id={`${id}${field.name}`}
          field={field}
          record={record}
          value={form.values[field.name]}
          complaint={complaints.find(({ name }) => name === field.name)?.words}
          onChange={(value) => form.put(field.name, value)}
        />
      ))}
    </>
  );
};
