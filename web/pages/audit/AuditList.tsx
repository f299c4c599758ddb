import { Link } from '@tanstack/react-router';
import { usePages } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { usePlansAudits } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateOptions } from '#web/text/states.ts';
import { kinds, text } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;

/** The audits of a fiscal year, in either plane. */
export const AuditList = () => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const { year } = useFiscalYear();
  const plansAudits = usePlansAudits();
  const audits = usePages(plane, 'audit.list', { fiscalYear: year });
  const columns: readonly [Column<Audit>, ...Column<Audit>[]] = [
    {
      key: 'title',
      head: { ja: '監査の名称', en: 'Audit' },
      sort: ({ title }) => title,
      cell: ({ auditId, title }) => (
        <Link to="/$plane/audits/$auditId" params={{ plane, auditId }} className="link font-bold">
          {title}
        </Link>
      ),
    },
    { key: 'kind', head: { ja: '種別', en: 'Kind' }, cell: ({ kind }) => say(kinds[kind]) },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status }) => <StateBadge kind="audit" state={status} />,
    },
    {
      key: 'sections',
      head: { ja: '対象', en: 'Sections' },
      sort: ({ sections }) => sections.length,
      cell: ({ sections }) => t.sections(String(sections.length)),
    },
    {
      key: 'due',
      head: { ja: '回答期限', en: 'Answers due' },
      sort: ({ dueDate }) => dueDate ?? '',
      oneLine: true,
      cell: ({ dueDate }) => (dueDate ? dates.short(dueDate) : '—'),
    },
    {
      key: 'ends',
      head: { ja: '終了予定', en: 'Ends' },
      sort: ({ endsOn }) => endsOn,
      oneLine: true,
      cell: ({ endsOn }) => dates.short(endsOn),
    },
  ];
  return (
    <Page
      title={plane === 'spi' ? t.sealedTitle : t.title}
      sealed={plane === 'spi'}
      crumbs={[]}
      lead={dates.year(year)}
      help={t.help}
      actions={
        plansAudits && (
          <>
            <Link to="/$plane/plans" params={{ plane }} className={buttonLook('plain')}>
              {t.fromPlan}
            </Link>
            <Link to="/$plane/audits/new" params={{ plane }} className={buttonLook('plain')}>
              {t.byOrder}
            </Link>
          </>
        )
      }
    >
      <Loaded of={audits}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={({ auditId }) => auditId}
            columns={columns}
            filters={[
              { key: 'q', label: { ja: '名称', en: 'Title' }, text: ({ title }) => title },
              {
                key: 'status',
                label: { ja: '状態', en: 'State' },
                of: ({ status }) => status,
                options: stateOptions('audit'),
              },
            ]}
            onMore={audits.hasNextPage ? () => void audits.fetchNextPage() : undefined}
            empty={
              <Empty icon="clipboard" title={t.none}>
                <p>{t.noneNote}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
