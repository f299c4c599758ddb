import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Field } from './fields.ts';
import { commandWords } from './text.ts';

type Props = {
  id: string;
  field: Field;
  record: unknown;
  value: unknown;
  complaint: Words | undefined;
  onChange: (value: unknown) => void;
};

const grouped = new Set(['choice', 'choices', 'date', 'people', 'departments']);

/** Label, hint, complaint and input of one field, tied together. */
export const FieldRow = ({ id, field, record, value, complaint, onChange }: Props) => {
  const t = useText(commandWords);
  const say = useSay();
  const described = [field.hint && `${id}-hint`, complaint && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  const Label = grouped.has(field.kind) ? 'span' : 'label';
  return (
    <div data-field="" className={`mb-6 ${complaint ? 'border-l-4 border-error-1 pl-4' : ''}`}>
      {field.kind !== 'checkbox' && (
        <Label
          id={`${id}-label`}
          {...(Label === 'label' ? { htmlFor: id } : {})}
          className="mb-1 flex items-baseline gap-2 font-bold"
        >
          {say(field.label)}
          {!field.marksParts && (
            <span className={`text-dns-14N-130 font-normal ${field.required ? 'text-error-2' : 'text-solid-gray-700'}`}>
              {field.required ? t.required : t.optional}
            </span>
          )}
        </Label>
      )}
      {field.hint && (
        <p id={`${id}-hint`} className="mb-1 text-solid-gray-700">
          {say(field.hint)}
        </p>
      )}
      {complaint && (
        <p id={`${id}-wrong`} className="mb-1 text-error-2">
          {say(complaint)}
        </p>
      )}
      <FieldInput
        id={id}
        labelId={`${id}-label`}
        field={field}
        record={record}
        value={value}
        onChange={onChange}
        invalid={complaint !== undefined}
        describedBy={described}
      />
    </div>
  );
};
