import { FieldInput } from './FieldInput.tsx';

type Props = {
  /** Of the list's own input; its label is said for this box as well. */
  id: string;
  kind: 'people' | 'departments';
  invalid: boolean;
  describedBy: string | undefined;
  /** What was found; it may be in the list already. */
  onAdd: (ids: readonly string[]) => void;
};

const unlabelled = { ja: '', en: '' };

/** Finds people or sections for a list that is written row by row. */
export const Adder = ({ id, kind, invalid, describedBy, onAdd }: Props) => (
  <FieldInput
    id={`${id}-add`}
    labelId={`${id}-label`}
    field={{ kind, name: 'add', label: unlabelled, required: false }}
    record={undefined}
    value={[]}
    invalid={invalid}
    describedBy={describedBy}
    onChange={(ids) => onAdd((ids as readonly string[] | undefined) ?? [])}
  />
);
