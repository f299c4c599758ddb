import { Link } from '@tanstack/react-router';
import type { Out } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { gradeOptions } from '#web/pages/finding/grades.ts';
import { Wide } from '#web/parts/Wide.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { shades, stepOf } from './figures.ts';
import { text } from './text.ts';

type Rows = Out<'general', 'finding.overYears'>['items'];

/** Sections by grade of finding. A table whose cells lead to what they count; the colour only says it again. */
export const HeatMap = ({ items, year }: { items: Rows; year: number }) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const counts = items.map(({ key, name, years }) => ({
    key,
    name: name ?? key,
    of: new Map(years[0]?.severities.map(({ severity, number }) => [severity, number])),
    number: years[0]?.number ?? 0,
  }));
  const highest = Math.max(0, ...counts.flatMap(({ of }) => [...of.values()]));
  return (
    <Wide label={t.heatMap}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t.heatMap}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600">
            <th scope="col" className="px-3 py-2 text-left">
              {t.section}
            </th>
            {gradeOptions.map(({ value, label }) => (
              <th key={value} scope="col" className="px-3 py-2 text-center">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts
            .toSorted((a, b) => b.number - a.number)
            .map(({ key, name, of }) => (
              <tr key={key} className="border-b border-solid-gray-200">
                <th scope="row" className="px-3 py-2 text-left font-normal">
                  {name}
                </th>
                {gradeOptions.map(({ value }) => {
                  const count = of.get(value) ?? 0;
                  return (
                    <td
                      key={value}
                      className={`border border-solid-gray-200 p-0 text-center ${shades[stepOf(count, highest)]}`}
                    >
                      {count === 0 ? (
                        <span className="text-solid-gray-700">0</span>
                      ) : (
                        <Link
                          to="/$plane/findings"
                          params={{ plane }}
                          search={{ fy: String(year), departmentId: key, severity: value }}
                          className="flex min-h-11 items-center justify-center font-bold underline"
                          aria-label={t.findingsOf(name, String(count))}
                        >
                          {count}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </Wide>
  );
};
