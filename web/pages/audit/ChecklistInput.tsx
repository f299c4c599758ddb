import { useRead } from '#web/api/read.ts';
import type { InputProps } from '#web/commands/table.ts';
import { commandWords } from '#web/commands/text.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { formText } from './form-text.ts';

/** A version of a checklist, as one choice: `id version`. */
export const ChecklistInput = ({ id, value, onChange, invalid, describedBy }: InputProps<string>) => {
  const t = useText(formText);
  const { choose } = useText(commandWords);
  const checklists = useRead(useTrack(), 'checklist.list', {});
  return (
    <Loaded of={checklists}>
      {({ items }) => (
        <select
          id={id}
          className="control"
          value={value ?? ''}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={({ target }) => onChange(target.value || undefined)}
        >
          <option value="">{choose}</option>
          {items
            .filter(({ status }) => status === 'published')
            .map(({ checklistId, checklistVersion, title, items: count }) => (
              <option key={`${checklistId} ${checklistVersion}`} value={`${checklistId} ${checklistVersion}`}>
                {t.checklist(title, String(checklistVersion), String(count))}
              </option>
            ))}
        </select>
      )}
    </Loaded>
  );
};
