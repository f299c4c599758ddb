import type { InputProps } from '#web/commands/table.ts';

const offset = 9 * 3_600_000;
const local = (instant: string): string => new Date(Date.parse(instant) + offset).toISOString().slice(0, 16);

/** A day and time in Japan. */
export const MomentField = ({ id, value, onChange, invalid, describedBy }: InputProps<never>) => (
  <input
    id={id}
    type="datetime-local"
    className="control max-w-72"
    value={value ? local(value) : ''}
    aria-invalid={invalid}
    aria-describedby={describedBy}
    onChange={({ target }) =>
      (onChange as (moment: string | undefined) => void)(
        target.value ? new Date(`${target.value}:00+09:00`).toISOString() : undefined,
      )
    }
  />
);
