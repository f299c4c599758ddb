import type { InputProps } from '#web/commands/table.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useItems } from './items.ts';
import { Ticks } from './Ticks.tsx';
import { text } from './text.ts';

/** Items of the audit's checklist. */
export const ItemsInput = ({ record, ...input }: InputProps<readonly string[]> & { record: { auditId: string } }) => {
  const t = useText(text);
  const { checklist } = useItems(useTrack(), record.auditId);
  return (
    <Loaded of={checklist}>
      {({ list }) => (
        <Ticks
          {...input}
          none={t.noItems}
          options={list.map(({ itemKey, no, title }) => ({ value: itemKey, label: `${no} ${title}`.trim() }))}
        />
      )}
    </Loaded>
  );
};
