import type { InputProps } from '#web/commands/table.ts';
import { useText } from '#web/text/catalogue.ts';
import { Mapping } from './Mapping.tsx';
import type { Profile } from './profile-acts.ts';
import { profilesText } from './profiles-text.ts';

type Sheets = Profile['sheets'];

/** The columns of each set of headings that a mapping is for. */
export const SheetsInput = ({ id, value = [], onChange, describedBy }: InputProps<Sheets>) => {
  const t = useText(profilesText);
  return (
    <div id={id} role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {value.map((sheet, n) => (
        <Mapping
          key={sheet.headings.join('\n')}
          mapping={{ ...sheet, sheet: t.sheetName(String(n + 1)) }}
          onChange={({ columns }) => onChange(value.with(n, { ...sheet, columns }))}
        />
      ))}
    </div>
  );
};
