import type { Out } from '#web/api/types.ts';
import { Icon } from '#web/parts/Icon.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { breachText } from './breach-words.ts';

type Breach = Out<'spi', 'breach.get'>;

/** The line of dates from the day of knowing to the final report, with the days that are left. */
export const BreachClock = ({ breach }: { breach: Breach }) => {
  const t = useText(breachText);
  const dates = useDates();
  const { knownOn, today, preliminaryTarget, preliminaryLimit, finalDue } = breach.clock;
  const wasSent = (...kinds: readonly string[]): boolean => breach.reports.some(({ kind }) => kinds.includes(kind));
  const preliminary = wasSent('preliminary', 'final');
  const steps = [
    { name: t.knownOn, on: knownOn, done: true, counts: false },
    { name: t.preliminary, on: preliminaryTarget, done: preliminary, counts: true },
    { name: t.limit, on: preliminaryLimit, done: preliminary, counts: true },
    ...(finalDue ? [{ name: t.final, on: finalDue, done: wasSent('final'), counts: true }] : []),
  ];
  const runs = !['closed', 'dismissed'].includes(breach.status);
  return (
    <>
      {runs && <p className="mb-3 font-bold">{t.dayNo(String(today))}</p>}
      <ol className="grid gap-3 md:grid-cols-4">
        {steps.map(({ name, on, done, counts }) => {
          const late = runs && counts && !done && dates.isLate(on);
          return (
            <li
              key={name}
              className={`rounded-8 border-2 p-3 ${late ? 'border-error-2' : 'border-solid-gray-300'} ${done ? 'bg-solid-gray-50' : ''}`}
            >
              <p className="flex items-center gap-2 text-solid-gray-800">
                <Icon name={late ? 'alert' : done ? 'check' : 'clock'} className="size-5" />
                {name}
              </p>
              <p className="text-std-18B-160">{dates.short(on)}</p>
              {counts && runs && (
                <p className={late ? 'font-bold text-error-2' : ''}>{done ? t.sent : dates.left(on)}</p>
              )}
            </li>
          );
        })}
      </ol>
      {!finalDue && <p className="mt-3 text-solid-gray-700">{t.noFinal}</p>}
    </>
  );
};
