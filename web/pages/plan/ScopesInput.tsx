import { useRead } from '#web/api/read.ts';
import { Adder } from '#web/commands/Adder.tsx';
import { RowsInput } from '#web/commands/RowsInput.tsx';
import type { InputProps } from '#web/commands/table.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { useNames } from '#web/parts/names.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import type { Plan } from './acts.ts';
import { months } from './months.ts';
import { methods, text } from './text.ts';

type Scope = Plan['sections'][number];

const usual = { method: 'document', month: 10 } as const;
/** The sections of the city: departments that are open and have none below them. */
const useSections = (): readonly string[] => {
  const { data } = useRead('directory', 'department.list', {}, { staleTime: 600_000 });
  const all = data?.items ?? [];
  const parents = new Set(all.map(({ parentId }) => parentId));
  return all
    .filter((one) => one.validTo === undefined && !parents.has(one.departmentId))
    .map((one) => one.departmentId);
};

/** Which sections a plan covers, each with its method and its month. */
export const ScopesInput = ({ id, value, onChange, invalid, describedBy }: InputProps<readonly Scope[]>) => {
  const t = useText(text);
  const say = useSay();
  const { section } = useNames(useTrack());
  const everyone = useSections();
  const scopes = value ?? [];
  const last = scopes.at(-1) ?? usual;
  const add = (ids: readonly string[]): void => {
    const known = new Set(scopes.map(({ departmentId }) => departmentId));
    const { method, month } = last;
    onChange([
      ...scopes,
      ...ids.filter((one) => !known.has(one)).map((departmentId): Scope => ({ departmentId, method, month })),
    ]);
  };
  return (
    <RowsInput
      id={id}
      rows={scopes}
      keyOf={({ departmentId }) => departmentId}
      nameOf={({ departmentId }) => section(departmentId)}
      onChange={onChange}
      adder={
        <div className="space-y-3">
          <Adder id={id} kind="departments" invalid={invalid} describedBy={describedBy} onAdd={add} />
          <div className="flex flex-wrap items-center gap-3">
            <Button onClick={() => add(everyone)}>{t.addAll}</Button>
            {scopes.length > 0 && <span className="text-solid-gray-700">{t.sectionCount(String(scopes.length))}</span>}
          </div>
        </div>
      }
    >
      {({ departmentId, method, month }, put) => (
        <>
          <select
            aria-label={t.methodOf(section(departmentId))}
            className="control w-auto"
            value={method}
            onChange={({ target }) => put({ method: target.value as Scope['method'] })}
          >
            {Object.entries(methods).map(([key, words]) => (
              <option key={key} value={key}>
                {say(words)}
              </option>
            ))}
          </select>
          <select
            aria-label={t.monthOf(section(departmentId))}
            className="control w-auto"
            value={month}
            onChange={({ target }) => put({ month: Number(target.value) })}
          >
            {months.map((one) => (
              <option key={one} value={one}>
                {t.month(String(one))}
              </option>
            ))}
          </select>
        </>
      )}
    </RowsInput>
  );
};
