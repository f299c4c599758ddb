import { lazy, Suspense, type ComponentType } from 'react';
import { useSay, useText } from '#web/text/catalogue.ts';
import type { Field } from './fields.ts';
import type { InputProps, Option } from './table.ts';
import { commandWords } from './text.ts';

// What needs react-aria comes when it is asked for: most pages do without it.
const DateField = lazy(() => import('#web/parts/aria/DateField.tsx'));
const Pick = lazy(() => import('#web/parts/aria/Pick.tsx'));

type Props = InputProps & { field: Field; record: unknown; labelId: string };

const optionsOf = (field: Field, record: unknown): readonly Option[] => {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  const { options } = field as { options: readonly Option[] | ((record: unknown) => readonly Option[]) };
  return typeof options === 'function' ? options(record) : options;
};

const Prose = ({ id, value, onChange, invalid, describedBy, field }: Props) => {
  const t = useText(commandWords);
  const text = (value as string | undefined) ?? '';
  const { max } = field;
  return (
    <>
      <textarea
        id={id}
        rows={5}
        className="control field-sizing-content"
        value={text}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
      {max && text.length > max * 0.8 && (
        <p className="text-right text-dns-14N-130 text-solid-gray-700">
          {t.characters(String(text.length), String(max))}
        </p>
      )}
    </>
  );
};

const Plain = ({ id, value, onChange, invalid, describedBy, field }: Props) => (
  <input
    id={id}
    className={`control ${field.kind === 'number' ? 'max-w-40' : ''}`}
    inputMode={field.kind === 'number' ? 'numeric' : undefined}
    value={(value as string | number | undefined) ?? ''}
    aria-invalid={invalid}
    aria-describedby={describedBy}
    onChange={({ target }) => {
      if (field.kind !== 'number') onChange(target.value);
      else if (/^-?\d*$/.test(target.value.normalize('NFKC')))
        onChange(target.value === '' ? undefined : Number(target.value.normalize('NFKC')));
    }}
  />
);

const Lines = (props: Props) => (
  <Prose
    {...props}
    value={((props.value as readonly string[] | undefined) ?? []).join('\n')}
    onChange={(text) => props.onChange(String(text).split('\n'))}
  />
);

/** Radio buttons, or boxes where several may be chosen. A long list is a select. */
const Choice = ({ id, value, onChange, invalid, describedBy, field, record, labelId }: Props) => {
  const say = useSay();
  const t = useText(commandWords);
  const options = optionsOf(field, record);
  const several = field.kind === 'choices';
  if (!several && options.length > 7)
    return (
      <select
        id={id}
        className="control"
        value={(value as string | undefined) ?? ''}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{t.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {say(option.label)}
          </option>
        ))}
      </select>
    );
  const chosen = [value].flat() as (string | undefined)[];
  return (
    <div
      id={id}
      tabIndex={-1}
      role={several ? 'group' : 'radiogroup'}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-8 px-2 py-2 hover:bg-blue-50"
        >
          <input
            type={several ? 'checkbox' : 'radio'}
            name={id}
            className="mt-0.5 size-6 shrink-0 accent-blue-900"
            checked={chosen.includes(option.value)}
            onChange={({ target }) => {
              if (!several) onChange(option.value);
              else
                onChange(
                  target.checked
                    ? [...chosen.filter((one) => one !== undefined), option.value]
                    : chosen.filter((one) => one !== option.value),
                );
            }}
          />
          <span>
            {say(option.label)}
            {option.hint && <span className="block text-dns-14N-130 text-solid-gray-700">{say(option.hint)}</span>}
          </span>
        </label>
      ))}
    </div>
  );
};

const Checkbox = ({ id, value, onChange, describedBy, field }: Props) => {
  const say = useSay();
  return (
    <label className="flex min-h-11 cursor-pointer items-center gap-3">
      <input
        id={id}
        type="checkbox"
        className="size-6 accent-blue-900"
        checked={value === true}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      {say(field.label)}
    </label>
  );
};

const Own = ({ field, ...props }: Props) => {
  const Input = (field as unknown as { input: ComponentType<object> }).input;
  return <Input {...props} />;
};

const inputs: Readonly<Record<Field['kind'], ComponentType<Props>>> = {
  line: Plain,
  number: Plain,
  prose: Prose,
  lines: Lines,
  choice: Choice,
  choices: Choice,
  checkbox: Checkbox,
  own: Own,
  date: DateField as ComponentType<Props>,
  person: Pick as ComponentType<Props>,
  people: Pick as ComponentType<Props>,
  department: Pick as ComponentType<Props>,
  departments: Pick as ComponentType<Props>,
  post: Pick as ComponentType<Props>,
};

/** The input a field's kind asks for. */
export const FieldInput = (props: Props) => {
  const Input = inputs[props.field.kind];
  return (
    <Suspense fallback={<div className="control bg-solid-gray-50" aria-busy="true" />}>
      <Input {...props} />
    </Suspense>
  );
};
