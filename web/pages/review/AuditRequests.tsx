import { Link, useParams } from '@tanstack/react-router';
import { usePages } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { AuditTabs } from '#web/pages/audit/AuditTabs.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateOptions } from '#web/text/states.ts';
import type { Request } from './acts.ts';
import { text } from './text.ts';

/** What was asked for in all sections of an audit, soonest due first. */
export const AuditRequests = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { auditId = '' } = useParams({ strict: false });
  const requests = usePages(plane, 'request.listOfAudit', { auditId });
  const { audit, section } = useNames(plane, auditId);
  const way = useWayToAudit(audit?.title);
  const columns: readonly [Column<Request>, ...Column<Request>[]] = [
    {
      key: 'title',
      head: { ja: '依頼した資料', en: 'Requested' },
      sort: ({ title }) => title,
      cell: ({ departmentId, requestId, title }) => (
        <Link
          to="/$plane/audits/$auditId/sections/$departmentId/requests"
          params={{ plane, auditId, departmentId }}
          search={{ request: requestId }}
          className="link font-bold"
        >
          {title}
        </Link>
      ),
    },
    {
      key: 'section',
      head: { ja: '所属', en: 'Section' },
      sort: ({ departmentId }) => section(departmentId),
      cell: ({ departmentId }) => section(departmentId),
    },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status, overdue }) => (
        <span className="flex flex-wrap gap-2">
          <StateBadge kind="request" state={status} />
          {overdue && <OverdueBadge />}
        </span>
      ),
    },
    {
      key: 'due',
      head: { ja: '提出期限', en: 'Due' },
      sort: ({ dueDate }) => dueDate,
      oneLine: true,
      cell: ({ dueDate }) => dates.short(dueDate),
    },
  ];
  return (
    <Page
      title={t.requests}
      sealed={plane === 'spi'}
      help={t.requestsOfAuditHelp}
      year={audit?.fiscalYear}
      crumbs={way}
      lead={audit?.title}
    >
      <AuditTabs audit={audit} at="requests" />
      <Loaded of={requests}>
        {(rows) => (
          <DataTable
            caption={t.requests}
            rows={rows}
            rowKey={({ requestId }) => requestId}
            columns={columns}
            filters={[
              {
                key: 'status',
                label: { ja: '状態', en: 'State' },
                of: ({ status }) => status,
                options: stateOptions('request'),
              },
              {
                key: 'section',
                label: { ja: '所属', en: 'Section' },
                of: ({ departmentId }) => departmentId,
                options: (audit?.sections ?? []).map(({ departmentId, name }) => ({
                  value: departmentId,
                  label: { ja: name, en: name },
                })),
              },
            ]}
            onMore={requests.hasNextPage ? () => void requests.fetchNextPage() : undefined}
            empty={
              <Empty icon="send" title={t.noRequests}>
                <p>{t.noRequestsOfAudit}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
