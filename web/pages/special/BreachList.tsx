import { Link, useNavigate } from '@tanstack/react-router';
import { usePages } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { reportActs } from './breach-acts.ts';
import { breachText } from './breach-words.ts';
import { useOwnSection } from './own-section.ts';

type Breach = ItemOf<'spi', 'breach.list'>;

/** The breaches of a fiscal year; whoever works for the city may report one. */
export const BreachList = () => {
  const t = useText(breachText);
  const dates = useDates();
  const { year } = useFiscalYear();
  const navigate = useNavigate();
  const departmentId = useOwnSection('spiProtectionOfficer');
  const breaches = usePages('spi', 'breach.list', { fiscalYear: year });
  const columns: readonly [Column<Breach>, ...Column<Breach>[]] = [
    {
      key: 'title',
      head: { ja: '件名', en: 'Title' },
      cell: ({ breachId, title }) => (
        <Link to="/spi/breaches/$breachId" params={{ breachId }} className="link font-bold">
          {title}
        </Link>
      ),
    },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status }) => <StateBadge kind="breach" state={status} />,
    },
    {
      key: 'known',
      head: { ja: '知った日', en: 'Known on' },
      sort: ({ knownAt }) => knownAt,
      oneLine: true,
      cell: ({ clock }) => dates.short(clock.knownOn),
    },
    {
      key: 'due',
      head: { ja: '次の報告の期限', en: 'Next report due' },
      sort: ({ dueDate }) => dueDate ?? '9',
      oneLine: true,
      cell: ({ dueDate, overdue }) =>
        dueDate ? <span className={overdue ? 'font-bold text-error-2' : ''}>{dates.due(dueDate)}</span> : '—',
    },
  ];
  return (
    <Page
      title={t.title}
      sealed
      crumbs={[]}
      lead={dates.year(year)}
      actions={
        departmentId && (
          <Commands
            plane="spi"
            of={{ departmentId }}
            table={reportActs}
            onDone={(body) => {
              // The list is told of it a moment later; the record is there.
              const { breachId } = body as Breach;
              void navigate({ to: '/spi/breaches/$breachId', params: { breachId } });
            }}
          />
        )
      }
      help={t.help}
    >
      <Loaded of={breaches}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={({ breachId }) => breachId}
            columns={columns}
            onMore={breaches.hasNextPage ? () => void breaches.fetchNextPage() : undefined}
            empty={
              <Empty icon="shield" title={t.none}>
                <p>{t.noneNote}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
