import type { InputProps } from '#web/commands/table.ts';
import type { ItemOf } from '#web/api/types.ts';

type Reason = { departmentId: string; reason: string };
type Props = Omit<InputProps, 'onChange'> & {
  onChange: (value: never) => void;
  record: ItemOf<'general', 'audit.list'>;
};

/** A reason for each section that needs one; sections left empty are left out. */
export const SectionReasons = ({ id, value, onChange, record, describedBy }: Props) => {
  const reasons = (value as readonly Reason[] | undefined) ?? [];
  const put = (departmentId: string, reason: string): void => {
    const others = reasons.filter((one) => one.departmentId !== departmentId);
    onChange((reason === '' ? others : [...others, { departmentId, reason }]) as never);
  };
  return (
    <div id={id} tabIndex={-1} className="space-y-3">
      {record.sections.map(({ departmentId, name }) => (
        <label key={departmentId} className="block">
          {name}
          <input
            className="control"
            maxLength={1000}
            value={reasons.find((one) => one.departmentId === departmentId)?.reason ?? ''}
            aria-describedby={describedBy}
            onChange={({ target }) => put(departmentId, target.value)}
          />
        </label>
      ))}
    </div>
  );
};
