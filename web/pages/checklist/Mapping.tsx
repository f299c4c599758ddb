import type { Out } from '#web/api/types.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { columnWords, importText } from './import-text.ts';

export type SheetMapping = Out<'general', 'checklist.preview'>['mapping'][number];
type Field = keyof typeof columnWords;

const fields = Object.keys(columnWords) as Field[];

type Sheet = Pick<SheetMapping, 'sheet' | 'headings' | 'columns'>;
type Props<S extends Sheet> = { mapping: S; onChange: (mapping: S) => void };

/** Which column of a sheet means what, to be looked at and corrected: one choice for each meaning. */
export const Mapping = <S extends Sheet>({ mapping, onChange }: Props<S>) => {
  const t = useText(importText);
  const say = useSay();
  const choose = (field: Field, value: string): void => {
    const { [field]: _gone, ...others } = mapping.columns;
    onChange({ ...mapping, columns: value === '' ? others : { ...others, [field]: Number(value) } });
  };
  return (
    <fieldset className="mb-4 rounded-8 border border-solid-gray-200 p-4">
      <legend className="px-2 font-bold">{t.sheet(mapping.sheet)}</legend>
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
        {fields.map((field) => (
          <label key={field} className="text-dns-14B-130">
            {say(columnWords[field])}
            <select
              className="control mt-1 block text-std-16N-170"
              value={mapping.columns[field] ?? ''}
              onChange={(event) => choose(field, event.target.value)}
            >
              <option value="">{t.ignored}</option>
              {mapping.headings.map((heading, column) => (
                <option key={`${column} ${heading}`} value={column}>
                  {`${column + 1}: ${heading}`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
