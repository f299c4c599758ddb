import { Adder } from '#web/commands/Adder.tsx';
import { RowsInput } from '#web/commands/RowsInput.tsx';
import type { InputProps } from '#web/commands/table.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { useNames } from '#web/parts/names.ts';
import { useText } from '#web/text/catalogue.ts';
import { formText } from './form-text.ts';

type Member = ItemOf<'general', 'audit.list'>['team'][number];

/** Who audits, and who of them leads. The first one added does. */
export const TeamInput = ({ id, value, onChange, invalid, describedBy }: InputProps<readonly Member[]>) => {
  const t = useText(formText);
  const { person } = useNames(useTrack());
  const team = value ?? [];
  const add = (ids: readonly string[]): void => {
    const known = new Set(team.map(({ personId }) => personId));
    const added = ids.filter((one) => !known.has(one));
    const hasLead = team.some(({ role }) => role === 'lead');
    onChange([
      ...team,
      ...added.map((personId, n): Member => ({ personId, role: !hasLead && n === 0 ? 'lead' : 'member' })),
    ]);
  };
  return (
    <RowsInput
      id={id}
      rows={team}
      keyOf={({ personId }) => personId}
      nameOf={({ personId }) => person(personId)}
      onChange={onChange}
      adder={<Adder id={id} kind="people" invalid={invalid} describedBy={describedBy} onAdd={add} />}
    >
      {({ personId, role }, put) => (
        <select
          aria-label={t.roleOf(person(personId))}
          className="control w-auto"
          value={role}
          onChange={({ target }) => put({ role: target.value as Member['role'] })}
        >
          <option value="lead">{t.lead}</option>
          <option value="member">{t.member}</option>
        </select>
      )}
    </RowsInput>
  );
};
