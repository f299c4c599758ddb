import type { InputProps } from '#web/commands/table.ts';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import { Ticks } from './Ticks.tsx';
import { text } from './text.ts';

type Props = InputProps<readonly string[]> & { record: { auditId: string; departmentId: string } };

/** Workpapers on the section. */
export const PapersInput = ({ record: { auditId, departmentId }, ...input }: Props) => {
  const t = useText(text);
  const papers = useRead(useTrack(), 'workpaper.list', { auditId, departmentId });
  return (
    <Loaded of={papers}>
      {({ items }) => (
        <Ticks
          {...input}
          none={t.noPapers}
          options={items
            .filter(({ status }) => status === 'reviewed')
            .map(({ workpaperId, workpaperNo, procedure }) => ({
              value: workpaperId,
              label: workpaperNo,
              note: procedure.slice(0, 60),
            }))}
        />
      )}
    </Loaded>
  );
};
