import { usePages } from '#web/api/read.ts';
import type { InputProps } from '#web/commands/table.ts';
import { Ticks } from '#web/pages/finding/Ticks.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useLanguage } from '#web/text/catalogue.ts';

type Props = InputProps<readonly string[]> & { record: { departmentId: string } };

/** Works of the register that the section has in force. */
export const WorksInput = ({ record: { departmentId }, ...input }: Props) => {
  const isJapanese = useLanguage() === 'ja';
  const works = usePages('spi', 'spiWork.list', { departmentId });
  return (
    <Loaded of={works}>
      {(rows) => (
        <Ticks
          {...input}
          none={isJapanese ? '台帳に登載された事務がありません' : 'The register has no work in force'}
          options={rows
            .filter(({ status }) => status === 'in_force')
            .map(({ workId, name }) => ({ value: workId, label: name }))}
        />
      )}
    </Loaded>
  );
};
