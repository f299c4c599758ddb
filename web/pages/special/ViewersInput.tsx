import { useRead } from '#web/api/read.ts';
import type { InputProps } from '#web/commands/table.ts';
import { Ticks } from '#web/pages/finding/Ticks.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';

type Props = InputProps<readonly string[]> & { record: { auditId: string } };

/** Members of the audit's team. */
export const ViewersInput = ({ record: { auditId }, ...input }: Props) => (
  <Loaded of={useRead('spi', 'audit.get', { auditId })}>
    {({ members = [] }) => (
      <Ticks {...input} none="—" options={members.map(({ personId, name }) => ({ value: personId, label: name }))} />
    )}
  </Loaded>
);
