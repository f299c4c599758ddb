import { usePages } from '#web/api/read.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { useTrack } from '#web/frame/track.ts';
import type { InputProps } from '#web/commands/table.ts';
import { commandWords } from '#web/commands/text.ts';
import { useText } from '#web/text/catalogue.ts';

type Props = InputProps<string> & { record: { auditId: string } };

/** Another audit of this year or the next. */
export const LaterAuditInput = ({ id, value, onChange, invalid, describedBy, record }: Props) => {
  const t = useText(commandWords);
  const plane = useTrack();
  const { present } = useFiscalYear();
  const thisYear = usePages(plane, 'audit.list', { fiscalYear: present });
  const nextYear = usePages(plane, 'audit.list', { fiscalYear: present + 1 });
  const audits = [...(thisYear.data ?? []), ...(nextYear.data ?? [])].filter(
    ({ auditId }) => auditId !== record.auditId,
  );
  return (
    <select
      id={id}
      className="control"
      value={value ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={({ target }) => onChange(target.value || undefined)}
    >
      <option value="">{t.choose}</option>
      {audits.map(({ auditId, title }) => (
        <option key={auditId} value={auditId}>
          {title}
        </option>
      ))}
    </select>
  );
};
