import { RowsInput } from '#web/commands/RowsInput.tsx';
import type { InputProps } from '#web/commands/table.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Button } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { formText } from './form-text.ts';

type Request = NonNullable<ItemOf<'general', 'audit.list'>['requests']>[number];

/** What every section is asked to hand in when the notice goes out. */
export const RequestsInput = ({ id, value, onChange, describedBy }: InputProps<readonly Request[]>) => {
  const t = useText(formText);
  const requests = value ?? [];
  return (
    <RowsInput
      id={id}
      rows={requests}
      keyOf={(_, n) => String(n)}
      nameOf={({ title }) => title || t.newRequest}
      onChange={onChange}
      adder={<Button onClick={() => onChange([...requests, { title: '', itemKeys: [] }])}>{t.addRequest}</Button>}
    >
      {({ title, detail = '' }, put) => (
        <span className="grid grow basis-96 gap-1">
          <input
            aria-label={t.requestTitle}
            placeholder={t.requestTitle}
            className="control"
            maxLength={200}
            value={title}
            aria-describedby={describedBy}
            onChange={({ target }) => put({ title: target.value })}
          />
          <input
            aria-label={t.requestDetail}
            placeholder={t.requestDetail}
            className="control"
            maxLength={2000}
            value={detail}
            onChange={({ target }) => put({ detail: target.value })}
          />
        </span>
      )}
    </RowsInput>
  );
};
