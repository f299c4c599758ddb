import { RowsInput } from '#web/commands/RowsInput.tsx';
import type { InputProps } from '#web/commands/table.ts';
import { Button } from '#web/parts/Button.tsx';
import { catalogue, useText } from '#web/text/catalogue.ts';

type Area = { kind: 'controlledArea' | 'handlingArea'; name: string };

const words = catalogue(
  {
    controlledArea: '管理区域',
    handlingArea: '取扱区域',
    name: '区域の名称',
    kind: '区域の種類',
    add: '区域を加える',
    fresh: '新しい区域',
  },
  {
    controlledArea: 'Controlled area',
    handlingArea: 'Handling area',
    name: 'Name of the area',
    kind: 'Kind of area',
    add: 'Add an area',
    fresh: 'New area',
  },
);

/** Where systems stand (管理区域), and where people work with the numbers (取扱区域). */
export const AreasInput = ({ id, value, onChange }: InputProps<readonly Area[]>) => {
  const t = useText(words);
  const areas = value ?? [];
  return (
    <RowsInput
      id={id}
      rows={areas}
      keyOf={(_, n) => String(n)}
      nameOf={({ name }) => name || t.fresh}
      onChange={onChange}
      adder={<Button onClick={() => onChange([...areas, { kind: 'handlingArea', name: '' }])}>{t.add}</Button>}
    >
      {({ kind, name }, put) => (
        <>
          <select
            aria-label={t.kind}
            className="control w-auto"
            value={kind}
            onChange={({ target }) => put({ kind: target.value as Area['kind'] })}
          >
            <option value="handlingArea">{t.handlingArea}</option>
            <option value="controlledArea">{t.controlledArea}</option>
          </select>
          <input
            aria-label={t.name}
            className="control grow"
            maxLength={200}
            value={name}
            onChange={({ target }) => put({ name: target.value })}
          />
        </>
      )}
    </RowsInput>
  );
};
