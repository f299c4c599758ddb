import type { InputProps } from '#web/commands/table.ts';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { Ticks } from './Ticks.tsx';
import { text } from './text.ts';

type Props = InputProps<readonly string[]> & { record: { auditId: string; departmentId: string } };

/** Files of the section, chosen by name. */
export const EvidenceInput = ({ record: { auditId, departmentId }, ...input }: Props) => {
  const t = useText(text);
  const files = useRead(useTrack(), 'evidence.list', { auditId, departmentId });
  return (
    <Loaded of={files}>
      {({ items }) => (
        <Ticks
          {...input}
          none={t.noEvidence}
          options={items
            .filter(({ status }) => status === 'available')
            .map(({ evidenceId, label, fileName }) => ({
              value: evidenceId,
              label: label ?? fileName,
              ...(label ? { note: fileName } : {}),
            }))}
        />
      )}
    </Loaded>
  );
};
