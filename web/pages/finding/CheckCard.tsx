import { Link } from '@tanstack/react-router';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { type Check, horizontalActs, outcomes } from './horizontal-acts.ts';
import { checkText } from './horizontal-text.ts';

/** One section's look for a weakness that was found elsewhere; by itself, or below its finding. */
export const CheckCard = ({ check, isElsewhere = true }: { check: Check; isElsewhere?: boolean }) => {
  const t = useText(checkText);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const Heading = isElsewhere ? 'h2' : 'h3';
  const { answer, improvement, outcome } = check;
  const isAwaited = check.status === 'requested' || check.status === 'improving';
  return (
    <li className="card p-4">
      <p className="flex flex-wrap items-center gap-3">
        <StateBadge kind="horizontalCheck" state={check.status} />
        {check.overdue && <OverdueBadge />}
        <span className="font-bold">{check.name}</span>
        <span>{isAwaited ? dates.due(check.dueDate) : dates.short(check.dueDate)}</span>
      </p>
      <Heading className="mt-2 font-bold">{check.title}</Heading>
      <p className="whitespace-pre-line">{check.risk}</p>
      {(answer || check.remark) && (
        <Facts>
          {check.remark && <Fact term={t.remark}>{check.remark}</Fact>}
          {answer && (
            <>
              <Fact term={t.same}>{answer.sameWeakness ? t.yes : t.no}</Fact>
              <Fact term={t.found}>{answer.found}</Fact>
              {answer.measure && <Fact term={t.measure}>{answer.measure}</Fact>}
            </>
          )}
          {improvement?.report && <Fact term={t.improved}>{improvement.report}</Fact>}
          {outcome && <Fact term={t.outcome}>{say(outcomes[outcome])}</Fact>}
        </Facts>
      )}
      {check.findingId && isElsewhere && (
        <Link
          to="/$plane/audits/$auditId/findings/$findingId"
          params={{ plane, auditId: check.auditId, findingId: check.findingId }}
          className="link inline-flex min-h-11 items-center"
        >
          {t.origin}
        </Link>
      )}
      <div className="mt-3 flex flex-wrap gap-2 empty:hidden print:hidden">
        <Commands plane={plane} of={check} table={horizontalActs} />
      </div>
    </li>
  );
};
