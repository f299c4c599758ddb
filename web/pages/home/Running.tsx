import { Link } from '@tanstack/react-router';
import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { isAnswering } from '#web/pages/audit/answering.ts';
import { ProgressBar } from '#web/parts/ProgressBar.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;

const most = 5;

const Row = ({ auditId, title }: Audit) => {
  const t = useText(text);
  const { data } = useRead('general', 'audit.board', { auditId });
  const late = data?.items.filter(({ overdue }) => overdue).length ?? 0;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <Link
        to="/$plane/audits/$auditId"
        params={{ plane: 'general', auditId }}
        search={{ tab: 'sections' }}
        className="link"
      >
        {title}
      </Link>
      {data && (
        <span className="flex flex-wrap items-center gap-x-4">
          {late > 0 && <span className="font-bold text-error-2">{t.lateSections(String(late))}</span>}
          <ProgressBar
            label={t.handedIn(title)}
            done={data.items.filter(({ status }) => status === 'submitted' || status === 'accepted').length}
            of={data.items.length}
          />
        </span>
      )}
    </li>
  );
};

/** How many sections have handed in, in the audits under way: a few of them, the rest is one link away. */
export const Running = ({ overview }: { overview: boolean }) => {
  const t = useText(text);
  const dates = useDates();
  const { data } = useRead('general', 'audit.list', { fiscalYear: fiscalYearOf(dates.today) });
  const audits = data?.items.filter(isAnswering) ?? [];
  if (audits.length === 0) return null;
  return (
    <section aria-labelledby="running" className="card mt-10 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="running" className="text-std-20B-150">
          {t.running}
        </h2>
        <Link to={overview ? '/$plane/overview' : '/$plane/audits'} params={{ plane: 'general' }} className="link">
          {overview ? t.overview : t.allAudits}
        </Link>
      </div>
      <ul className="divide-y divide-solid-gray-200">
        {audits.slice(0, most).map((audit) => (
          <Row key={audit.auditId} {...audit} />
        ))}
      </ul>
    </section>
  );
};
