import { Link } from '@tanstack/react-router';
import { usePages, useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { usePlansAudits } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Clashes } from './Clashes.tsx';
import { kinds, text } from './text.ts';
import { YearCalendar } from './YearCalendar.tsx';

type Plan = ItemOf<'general', 'plan.list'>;

const Editions = ({ plans }: { plans: readonly Plan[] }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const columns: readonly [Column<Plan>, ...Column<Plan>[]] = [
    {
      key: 'title',
      head: { ja: '計画の名称', en: 'Plan' },
      cell: ({ planId, title }) => (
        <Link to="/$plane/plans/$planId" params={{ plane, planId }} className="link font-bold">
          {title}
        </Link>
      ),
    },
    { key: 'kind', head: { ja: '種別', en: 'Kind' }, cell: ({ kind }) => say(kinds[kind]) },
    { key: 'edition', head: { ja: '版', en: 'Edition' }, cell: ({ edition }) => t.edition(String(edition)) },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status }) => <StateBadge kind="plan" state={status} />,
    },
    {
      key: 'sections',
      head: { ja: '対象', en: 'Sections' },
      cell: ({ sections }) => t.sectionCount(String(sections.length)),
    },
    {
      key: 'committee',
      head: { ja: '委員会', en: 'Committee' },
      oneLine: true,
      cell: ({ committeeDate }) => (committeeDate ? dates.short(committeeDate) : '—'),
    },
  ];
  return (
    <DataTable
      caption={t.plans}
      rows={plans}
      rowKey={({ planId }) => planId}
      columns={columns}
      empty={
        <Empty icon="calendar" title={t.noPlan}>
          <p>{t.noPlanNote}</p>
        </Empty>
      }
    />
  );
};

/** What a fiscal year holds: its plans, its audits from April to March, and what gets in each other's way. */
export const YearPlan = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const plansAudits = usePlansAudits();
  const { year } = useFiscalYear();
  const plans = useRead(plane, 'plan.list', { fiscalYear: year });
  const audits = usePages(plane, 'audit.list', { fiscalYear: year });
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      crumbs={[]}
      lead={dates.year(year)}
      help={t.help}
      actions={
        <>
          {plansAudits && (
            <Link to="/$plane/plans/new" params={{ plane }} className={buttonLook('primary')}>
              {t.create}
            </Link>
          )}
          {plansAudits && (
            <Link to="/$plane/checklists" params={{ plane }} className={buttonLook('plain')}>
              {t.checklists}
            </Link>
          )}
          {plansAudits && (
            <Link to="/$plane/disposals" params={{ plane }} className={buttonLook('plain')}>
              {t.disposals}
            </Link>
          )}
          <Print />
        </>
      }
    >
      <h2 className="mb-3 text-std-20B-150">{t.plans}</h2>
      <Loaded of={plans}>{({ items }) => <Editions plans={items} />}</Loaded>
      <h2 className="mt-10 mb-3 text-std-20B-150">{t.calendar}</h2>
      <Loaded of={audits}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon="clipboard" title={t.noAudit}>
              <p>{t.noAuditNote}</p>
            </Empty>
          ) : (
            <>
              <Clashes audits={rows} />
              <YearCalendar year={year} audits={rows} />
              {audits.hasNextPage && (
                <Button className="mt-4" onClick={() => void audits.fetchNextPage()}>
                  {t.more}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
