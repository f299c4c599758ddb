import type { ItemOf } from '#web/api/types.ts';
import { useRead } from '#web/api/read.ts';
import type { InputProps } from '#web/commands/table.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

type Props = Omit<InputProps<string>, 'onChange'> & {
  onChange: (value: string) => void;
  record: ItemOf<'general', 'audit.list'>;
};

/** The words of a reminder, under who gets it and who does not. */
export const ReminderInput = ({ id, value, onChange, record, invalid, describedBy }: Props) => {
  const t = useText(text);
  const dates = useDates();
  const board = useRead(useTrack(), 'audit.board', { auditId: record.auditId });
  const { lateReminder } = record;
  const reminded = new Set(lateReminder?.day === dates.today ? lateReminder.sections.map((s) => s.departmentId) : []);
  return (
    <>
      <textarea
        id={id}
        rows={4}
        maxLength={1000}
        className="control"
        value={value ?? ''}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.value)}
      />
      <Loaded of={board}>
        {({ items }) => {
          const late = items.filter(({ overdue }) => overdue);
          const written = late.filter(({ departmentId }) => !reminded.has(departmentId));
          return (
            <div className="mt-4">
              <p className="font-bold">
                {written.length === 0 ? t.nobodyReminded : t.reminded(String(written.length))}
              </p>
              <ul className="list-disc pl-6">
                {written.map(({ departmentId, departmentName, dueDate }) => (
                  <li key={departmentId}>
                    {departmentName} ({dates.due(dueDate)})
                  </li>
                ))}
              </ul>
              <p className="text-solid-gray-700">
                {late.length > written.length && t.remindedToday(String(late.length - written.length))}{' '}
                {items.length > late.length && t.notLate(String(items.length - late.length))}
              </p>
            </div>
          );
        }}
      </Loaded>
    </>
  );
};
