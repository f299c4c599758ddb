import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { milestonesOf } from './milestones.ts';
import { text } from './text.ts';

/** Planned and actual days of the improvement, as a table. */
export const Milestones = ({ finding }: { finding: Finding }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const cell = 'px-3 py-2 text-left max-md:px-1';
  return (
    <div className="mt-6">
      <table className="w-full border-collapse">
        <caption className="mb-1 text-left font-bold">{t.milestones}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600">
            {[t.step, t.planned, t.actual].map((head) => (
              <th key={head} scope="col" className={cell}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {milestonesOf(finding, dates.today).map(({ key, name, planned, actual, late }) => (
            <tr key={key} className="border-b border-solid-gray-200">
              <th scope="row" className={`${cell} font-normal`}>
                {say(name)}
              </th>
              <td className={cell}>{planned ? dates.short(planned) : '—'}</td>
              <td className={cell}>
                {actual ? dates.short(actual) : '—'}
                {late && (
                  <span className="ml-2 inline-flex items-center gap-1 font-bold text-error-2">
                    <Icon name="alert" className="size-4" />
                    {t.late}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
