import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '#web/api/read.ts';
import type { ItemOf, Out } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { ManyDialog } from '#web/commands/ManyDialog.tsx';
import { useTrack } from '#web/frame/track.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { ProgressBar } from '#web/parts/ProgressBar.tsx';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { type Words, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateOptions } from '#web/text/states.ts';
import { sectionActs } from './acts.ts';
import { Standings } from './Standings.tsx';
import { useIsInTeam } from './reader.ts';
import { text } from './text.ts';

type Row = ItemOf<'general', 'audit.board'>;

const lateFirst = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => b.daysLate - a.daysLate);

const extension = 'assignment.extend';
const canExtend = ({ may }: Row): boolean => may?.includes(extension) ?? false;
const whySkipped = (row: Row): Words | undefined =>
  canExtend(row) ? undefined : { ja: text.ja.noMay, en: text.en.noMay };

/** How far the sections of an audit have come with the checklist. */
export const Sections = ({ audit }: { audit: Out<'general', 'audit.get'> }) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { auditId } = audit;
  // Auditors look at a section's work from their own side.
  const at = useIsInTeam(audit)
    ? '/$plane/audits/$auditId/sections/$departmentId/review'
    : '/$plane/audits/$auditId/sections/$departmentId';
  const board = useRead(plane, 'audit.board', { auditId });
  const [extended, setExtended] = useState<readonly Row[]>();
  const columns: readonly [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'name',
      head: { ja: '所属', en: 'Section' },
      sort: ({ departmentName }) => departmentName,
      cell: ({ departmentId, departmentName }) => (
        <Link to={at} params={{ plane, auditId, departmentId }} className="link font-bold">
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
      oneLine: true,
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
  const extendMany = (rows: readonly Row[]): boolean => {
    setExtended(rows);
    return false;
  };
  return (
    <Loaded of={board}>
      {({ items, stages }) => (
        <>
          {items.length > 1 && <Standings of={stages} />}
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
            {...(items.length > 1 && items.some(canExtend)
              ? {
                  bulk: [{ label: { ja: 'まとめて延ばす', en: 'Extend them all' }, skip: whySkipped, run: extendMany }],
                }
              : {})}
            empty={
              <Empty icon="clipboard" title={t.noSections}>
                <p>{t.noSectionsNote}</p>
              </Empty>
            }
          />
          {extended && (
            <ManyDialog
              plane={plane}
              operation={extension}
              table={sectionActs}
              records={extended}
              nameOf={({ departmentName }) => departmentName}
              at={{ auditId }}
              onClose={() => setExtended(undefined)}
            />
          )}
        </>
      )}
    </Loaded>
  );
};
