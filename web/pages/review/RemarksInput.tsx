import { useState } from 'react';
import type { InputProps } from '#web/commands/table.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { useItems } from '#web/pages/finding/items.ts';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

type Remark = { itemKey: string; comment: string };

/** Items to be answered anew, each with its reason. */
export const RemarksInput = ({
  id,
  value = [],
  onChange,
  invalid,
  describedBy,
  record,
}: InputProps<readonly Remark[]> & { record: { auditId: string } }) => {
  const t = useText(text);
  const { list, name } = useItems(useTrack(), record.auditId);
  const [next, setNext] = useState('');
  const free = list.filter(({ itemKey }) => value.every((remark) => remark.itemKey !== itemKey));
  return (
    <>
      {/* With keys, a select goes through every item on the way: it is the button that takes one. */}
      <div className="flex flex-wrap gap-3">
        <select
          id={id}
          className="control min-w-0 grow basis-60"
          value={next}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={({ target }) => setNext(target.value)}
        >
          <option value="">{t.remarksChoose}</option>
          {free.map(({ itemKey }) => (
            <option key={itemKey} value={itemKey}>
              {name(itemKey).slice(0, 60)}
            </option>
          ))}
        </select>
        <Button
          disabled={next === ''}
          onClick={() => {
            onChange([...value, { itemKey: next, comment: '' }]);
            setNext('');
          }}
        >
          {t.remarksAdd}
        </Button>
      </div>
      {value.map(({ itemKey, comment }) => (
        <div key={itemKey} className="mt-3">
          <label className="block">
            {t.remarkOf(name(itemKey))}
            <textarea
              rows={2}
              autoFocus
              className="control mt-1 field-sizing-content"
              value={comment}
              onChange={({ target }) =>
                onChange(value.map((one) => (one.itemKey === itemKey ? { itemKey, comment: target.value } : one)))
              }
            />
          </label>
          <Button tone="quiet" onClick={() => onChange(value.filter((one) => one.itemKey !== itemKey))}>
            {t.remove}
          </Button>
        </div>
      ))}
    </>
  );
};
