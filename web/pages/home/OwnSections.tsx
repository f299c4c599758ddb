import { Link } from '@tanstack/react-router';
import { isHalted } from '#shared/domain/audit/phases.ts';
import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import { useMe } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;

const over = new Set(['planned', 'plan_review', 'approved', 'closed', 'cancelled']);

const Row = ({ audit: { auditId, title, status: stage }, own }: { audit: Audit; own: ReadonlySet<string> }) => {
  const t = useText(text);
  const dates = useDates();
  const { data } = useRead('general', 'audit.board', { auditId });
  return data?.items
    .filter(({ departmentId }) => own.has(departmentId))
    .map(({ departmentId, departmentName, status, overdue, dueDate }) => (
      <li key={departmentId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
        <Link
          to="/$plane/audits/$auditId/sections/$departmentId"
          params={{ plane: 'general', auditId, departmentId }}
          className="link"
        >
          {title} {departmentName}
        </Link>
        <span className="flex flex-wrap items-center gap-3">
          {isHalted(stage) ? (
            <StateBadge kind="audit" state={stage} />
          ) : (
            <>
              <StateBadge kind="assignment" state={status} />
              {overdue && <OverdueBadge />}
              <span>{t.dueOn(dates.short(dueDate))}</span>
            </>
          )}
        </span>
      </li>
    ));
};

/** Where the reader's own sections stand, also while it is somebody else's turn. */
export const OwnSections = () => {
  const t = useText(text);
  const dates = useDates();
  const { posts } = useMe();
  const answering = posts.filter(({ roles }) => roles.includes('deptContact') || roles.includes('deptIsManager'));
  const { data } = useRead(
    'general',
    'audit.list',
    { fiscalYear: fiscalYearOf(dates.today) },
    { enabled: answering.length > 0 },
  );
  const audits = data?.items.flatMap((audit) => {
    const own = audit.sections.filter(({ path }) => answering.some(({ departmentId }) => path.includes(departmentId)));
    return own.length === 0 || over.has(audit.status)
      ? []
      : [{ audit, own: new Set(own.map(({ departmentId }) => departmentId)) }];
  });
  if (!audits || audits.length === 0) return null;
  return (
    <section aria-labelledby="own" className="card mt-10 p-4">
      <h2 id="own" className="text-std-20B-150">
        {t.own}
      </h2>
      <ul className="divide-y divide-solid-gray-200">
        {audits.map(({ audit, own }) => (
          <Row key={audit.auditId} audit={audit} own={own} />
        ))}
      </ul>
    </section>
  );
};
