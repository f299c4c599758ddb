import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { ProgressBar } from '#web/parts/ProgressBar.tsx';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateOptions } from '#web/text/states.ts';
import { sectionActs } from './acts.ts';
import { text } from './text.ts';

type Row = ItemOf<'general', 'audit.board'>;

const lateFirst = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => b.daysLate - a.daysLate);

/** How far the sections of an audit have come with the checklist. */
export const Sections = ({ auditId }: { auditId: string }) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const board = useRead(plane, 'audit.board', { auditId });
  const columns: readonly [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'name',
      head: { ja: '所属', en: 'Section' },
      sort: ({ departmentName }) => departmentName,
      cell: ({ departmentId, departmentName }) => (
        <Link
          to="/$plane/audits/$auditId/sections/$departmentId"
          params={{ plane, auditId, departmentId }}
          className="link font-bold"
        >
          {departmentName}
        </Link>
      ),
    },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status, overdue }) => (
        <span className="flex flex-wrap gap-2">
          <StateBadge kind="assignment" state={status} />
          {overdue && <OverdueBadge />}
        </span>
      ),
    },
    {
      key: 'answered',
      head: { ja: '回答', en: 'Answered' },
      sort: ({ answered }) => answered,
      cell: ({ departmentName, answered, total }) => (
        <ProgressBar label={t.progress(departmentName)} done={answered} of={total} />
      ),
    },
    {
      key: 'due',
      head: { ja: '回答期限', en: 'Answers due' },
      sort: ({ dueDate }) => dueDate,
      cell: ({ dueDate }) => dates.short(dueDate),
    },
    {
      key: 'acts',
      head: { ja: '期限の延長', en: 'Later due date' },
      cell: (row) => (
        <span className="flex flex-wrap gap-2 print:hidden">
          <Commands plane={plane} of={row} table={sectionActs} at={{ auditId }} />
        </span>
      ),
    },
  ];
  return (
    <Loaded of={board}>
      {({ items }) => (
        <DataTable
          caption={t.sectionsHead}
          rows={lateFirst(items)}
          rowKey={({ departmentId }) => departmentId}
          columns={columns}
          filters={[
            {
              key: 'status',
              label: { ja: '状態', en: 'State' },
              of: ({ status }) => status,
              options: stateOptions('assignment'),
            },
          ]}
          empty={
            <Empty icon="clipboard" title={t.noSections}>
              <p>{t.noSectionsNote}</p>
            </Empty>
          }
        />
      )}
    </Loaded>
  );
};
