import { useParams } from '@tanstack/react-router';
import { usePages, useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useHoldActs } from '#web/pages/disposal/hold-acts.ts';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { breachActs } from './breach-acts.ts';
import { BreachClock } from './BreachClock.tsx';
import { breachText, caseWords, reportKinds } from './breach-words.ts';
import { History } from './History.tsx';
import { Part } from './Part.tsx';

const Reports = ({ breachId }: { breachId: string }) => {
  const t = useText(breachText);
  const say = useSay();
  const dates = useDates();
  return (
    <Loaded of={useRead('spi', 'breach.reports', { breachId })}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{t.noReports}</p>
        ) : (
          <ol className="space-y-3">
            {items.map(({ no, kind, sentOn, receiptNo, text }) => (
              <li key={no}>
                <details className="card p-3">
                  <summary className="min-h-6 cursor-pointer">
                    <strong>
                      {say(reportKinds[kind])} ({t.version(String(no))})
                    </strong>{' '}
                    {dates.short(sentOn)} {receiptNo && t.receipt(receiptNo)}
                  </summary>
                  <p className="mt-2 whitespace-pre-line">{text}</p>
                </details>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
};

/** One breach: its clock, what is known, what was reported, and what is next. */
export const BreachPage = () => {
  const t = useText(breachText);
  const say = useSay();
  const dates = useDates();
  const { breachId = '' } = useParams({ strict: false });
  const query = useRead('spi', 'breach.get', { breachId });
  const trail = usePages('spi', 'breach.activity', { breachId });
  const acts = useHoldActs('breachHold', breachActs);
  const breach = query.data;
  return (
    <Page
      title={breach?.title ?? t.title}
      sealed
      year={breach?.fiscalYear}
      crumbs={[{ label: t.title, to: '/spi/breaches' }]}
      lead={breach && <StateBadge kind="breach" state={breach.status} />}
      actions={
        breach && (
          <>
            <Commands plane="spi" of={breach} table={acts} />
            <Print />
          </>
        )
      }
      help={t.help}
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Part title={t.clock}>
              <BreachClock breach={one} />
            </Part>
            <Facts>
              <Fact term={t.cases}>
                {one.clock.applicable.length === 0
                  ? t.noCase
                  : one.clock.applicable.map((name) => (
                      <span key={name} className="block">
                        {say(caseWords[name])}
                      </span>
                    ))}
              </Fact>
              <Fact term={t.persons}>{one.persons === undefined ? t.unknown : t.count(String(one.persons))}</Fact>
              <Fact term={t.description}>{one.description}</Fact>
              {one.occurredOn && <Fact term={t.occurredOn}>{dates.day(one.occurredOn)}</Fact>}
              {one.contractor && <Fact term={t.contractor}>{one.contractor}</Fact>}
              {one.encryption && <Fact term={t.encryption}>{one.encryption}</Fact>}
              {one.decision && (
                <Fact term={t.decision}>
                  {one.decision.reportable ? t.reportable : t.notReportable}
                  {one.decision.reason && ` — ${one.decision.reason}`}
                </Fact>
              )}
              {one.closing?.withoutNotice && <Fact term={t.withoutNotice}>{one.closing.withoutNotice}</Fact>}
              {one.closing?.comment && <Fact term={t.closing}>{one.closing.comment}</Fact>}
              {one.hold && <Fact term={t.hold}>{one.hold.reason}</Fact>}
              {one.shifts.length > 0 && (
                <Fact term={t.shifts}>
                  {one.shifts.map(({ report, from, to, reason, at }) => (
                    <span key={at} className="block">
                      {say(reportKinds[report])}: {dates.short(from)} → {dates.short(to)} ({reason})
                    </span>
                  ))}
                </Fact>
              )}
            </Facts>
            <Part title={t.reports}>
              <Reports breachId={breachId} />
            </Part>
            <Part title={t.notices}>
              {one.notices.length === 0 ? (
                <p>{t.noNotices}</p>
              ) : (
                <ul>
                  {one.notices.map(({ on, persons, method, at }) => (
                    <li key={at}>
                      {dates.short(on)} {t.count(String(persons))} {method}
                    </li>
                  ))}
                </ul>
              )}
            </Part>
            <Part title={t.history}>
              <History of={trail} />
            </Part>
          </>
        )}
      </Loaded>
    </Page>
  );
};
