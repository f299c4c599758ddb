import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import type { Filter } from '#web/parts/filters.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Grade } from './Grade.tsx';
import { grades, repeatedWords } from './grades.ts';
import { text } from './text.ts';

export type Row = ItemOf<'general', 'finding.listOfYear'>;

type Props = {
  rows: readonly Row[];
  section: (id: string) => string;
  filters: readonly Filter<Row>[];
  onMore?: (() => void) | undefined;
  empty: ReactNode;
};

const order = Object.keys(grades);
const improving = new Set(['instructed', 'remediating']);
/** What is shown of where a finding stands: while it is improved, how far the improvement is. */
const standing = ({ status, remediationStatus }: Row): ReactNode =>
  remediationStatus && improving.has(status) ? (
    <StateBadge kind="remediation" state={remediationStatus} />
  ) : (
    <StateBadge kind="finding" state={status} />
  );

const Name = ({ row }: { row: Row }) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const { auditId, findingId } = row;
  return (
    <>
      <Link
        to="/$plane/audits/$auditId/findings/$findingId"
        params={{ plane, auditId, findingId }}
        className="link font-bold"
      >
        {row.title}
      </Link>
      <span className="flex flex-wrap gap-x-3 text-dns-14N-130 text-solid-gray-700">
        {row.number}
        {row.repeated && (
          <span className="inline-flex items-center gap-1">
            <Icon name="history" className="size-4" />
            {say(repeatedWords)}
          </span>
        )}
        {row.timesExtended && <span>{t.timesExtended(String(row.timesExtended))}</span>}
        {row.carriedOverTo && <span>{t.carriedOver}</span>}
      </span>
    </>
  );
};

/** Findings as a table. */
export const FindingTable = ({ rows, section, ...rest }: Props) => {
  const t = useText(text);
  const dates = useDates();
  const columns: readonly [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'title',
      head: { ja: '指摘事項', en: 'Finding' },
      sort: ({ title }) => title,
      cell: (row) => <Name row={row} />,
    },
    {
      key: 'grade',
      head: { ja: '重大度', en: 'Grade' },
      sort: ({ severity }) => order.indexOf(severity),
      cell: ({ severity }) => <Grade of={severity} />,
    },
    {
      key: 'section',
      head: { ja: '所属', en: 'Section' },
      sort: (row) => section(row.departmentId),
      cell: (row) => section(row.departmentId),
    },
    { key: 'state', head: { ja: '状態', en: 'State' }, sort: ({ status }) => status, cell: standing },
    {
      key: 'due',
      head: { ja: '改善期限', en: 'Due' },
      sort: ({ dueDate }) => dueDate ?? '9999',
      cell: ({ dueDate, overdue }) => (
        <span className="flex flex-wrap items-center gap-2">
          {dueDate ? dates.short(dueDate) : '—'}
          {overdue && <OverdueBadge />}
        </span>
      ),
    },
  ];
  return <DataTable caption={t.title} rows={rows} rowKey={({ findingId }) => findingId} columns={columns} {...rest} />;
};
