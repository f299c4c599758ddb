import { duties } from 'virtual:duties';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { usePlansAudits } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { useHoldActs } from '#web/pages/disposal/hold-acts.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { Turn } from '#web/parts/Turn.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { type Plan, planActs } from './acts.ts';
import { months } from './months.ts';
import { kinds, methods, text } from './text.ts';

const ByMonth = ({ plan }: { plan: Plan }) => {
  const t = useText(text);
  const say = useSay();
  const { section } = useNames(useTrack());
  return (
    <table className="w-full border-collapse">
      <caption className="mb-2 text-left text-std-20B-150">{t.byMonth}</caption>
      <thead>
        <tr className="border-b-2 border-solid-gray-600 text-left">
          <th scope="col" className="w-20 px-3 py-2">
            {t.monthHead}
          </th>
          <th scope="col" className="w-24 px-3 py-2 text-right">
            {t.count}
          </th>
          <th scope="col" className="px-3 py-2">
            {t.sections}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => {
          const inMonth = plan.sections.filter((one) => one.month === month);
          return (
            <tr key={month} className="border-b border-solid-gray-200">
              <th scope="row" className="px-3 py-2 text-left font-normal">
                {t.month(String(month))}
              </th>
              <td className="px-3 py-2 text-right tabular-nums">{inMonth.length}</td>
              <td className="px-3 py-2">
                {inMonth
                  .map(({ departmentId, method }) => t.withMethod(section(departmentId), say(methods[method])))
                  .join(t.comma) || '—'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** One edition of a plan: what it says, month by month, and what can be done with it. */
export const PlanPage = () => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const plansAudits = usePlansAudits();
  const { planId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'plan.get', { planId });
  const { section } = useNames(plane);
  const plan = query.data;
  const acts = useHoldActs('planHold', planActs);
  const isGiven = plan !== undefined && ['approved', 'superseded'].includes(plan.status);
  const editions = useRead(plane, 'plan.list', { fiscalYear: plan?.fiscalYear ?? 0 }, { enabled: isGiven });
  const next = editions.data?.items.find((one) => one.kind === plan?.kind && one.edition === plan.edition + 1);
  // One edition is written at a time.
  const may = plan?.may.filter((act) => act !== 'plan.revise' || (editions.data !== undefined && !next)) ?? [];
  return (
    <Page
      title={plan?.title ?? t.plan}
      sealed={plane === 'spi'}
      help={t.pageHelp}
      year={plan?.fiscalYear}
      crumbs={[{ label: t.title, to: `/${plane}/plans` }]}
      lead={
        plan && (
          <>
            <StateBadge kind="plan" state={plan.status} />
            <span>{dates.year(plan.fiscalYear)}</span>
            <span>{t.edition(String(plan.edition))}</span>
            {plane === 'general' && <Turn of={duties.plan[plan.status]} />}
          </>
        )
      }
      actions={
        plan && (
          <>
            <Commands plane={plane} of={{ ...plan, may }} table={acts} />
            {plan.may?.includes('plan.edit') && (
              <Link to="/$plane/plans/$planId/edit" params={{ plane, planId }} className={buttonLook('plain')}>
                {t.rewrite}
              </Link>
            )}
            {plan.status === 'approved' && plan.kind === 'annual' && plansAudits && (
              <Link
                to="/$plane/audits/new"
                params={{ plane }}
                search={{ plan: planId }}
                className={buttonLook('plain')}
              >
                {t.makeAudit}
              </Link>
            )}
            <Print />
          </>
        )
      }
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Facts
              facts={[
                [t.kind, say(kinds[one.kind])],
                [
                  t.next,
                  next && (
                    <Link
                      key="next"
                      to="/$plane/plans/$planId"
                      params={{ plane, planId: next.planId }}
                      className="link inline-flex items-center gap-2"
                    >
                      {t.edition(String(next.edition))} <StateBadge kind="plan" state={next.status} />
                    </Link>
                  ),
                ],
                [t.remark, one.remark],
                [t.hold, one.hold?.reason],
                [t.policy, one.policy],
                [t.committee, one.committeeDate && dates.day(one.committeeDate)],
                [
                  t.uncovered,
                  one.uncovered &&
                    (one.uncovered.length === 0 ? t.allCovered : one.uncovered.map(section).join(t.comma)),
                ],
              ]}
            />
            <div className="mt-8">
              <ByMonth plan={one} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
};
