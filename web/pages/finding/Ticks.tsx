import type { InputProps } from '#web/commands/table.ts';

type Option = { value: string; label: string; note?: string };
type Props = Omit<InputProps<readonly string[]>, 'onChange'> & {
  onChange: (value: readonly string[] | undefined) => void;
  options: readonly Option[];
  none: string;
  name?: string;
};

/** Several of what there is, ticked. The list scrolls by itself when it is long. */
export const Ticks = ({ id, value = [], onChange, describedBy, options, none, name }: Props) => {
  if (options.length === 0) return <p className="text-solid-gray-700">{none}</p>;
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={name ? undefined : `${id}-label`}
      aria-label={name}
      aria-describedby={describedBy}
      tabIndex={0}
      className="max-h-72 overflow-y-auto rounded-8 border border-solid-gray-420 p-1"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-8 px-2 py-2 hover:bg-blue-50"
        >
          <input
            type="checkbox"
            className="mt-0.5 size-6 shrink-0 accent-blue-900"
            checked={value.includes(option.value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
            }
          />
          <span className="min-w-0">
            {option.label}
            {option.note && <span className="block text-dns-14N-130 text-solid-gray-700">{option.note}</span>}
          </span>
        </label>
      ))}
    </div>
  );
};
