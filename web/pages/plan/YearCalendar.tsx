import { Link } from '@tanstack/react-router';
import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { Wide } from '#web/parts/Wide.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { monthIndex, months } from './months.ts';
import { text } from './text.ts';

type Props = { year: number; audits: readonly ItemOf<'general', 'audit.list'>[] };

const Gap = ({ span }: { span: number }) =>
  span > 0 ? <td colSpan={span} className="border-l border-solid-gray-200" /> : null;

/** The audits of a fiscal year as bars from April to March. A table: it can be heard and printed as well. */
export const YearCalendar = ({ year, audits }: Props) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const present = dates.today.slice(0, 7);
  const isPresent = (month: number): boolean =>
    present === `${month < 4 ? year + 1 : year}-${String(month).padStart(2, '0')}`;
  return (
    <Wide label={t.calendar}>
      <table className="w-full min-w-4xl table-fixed border-collapse">
        <caption className="sr-only">{t.calendar}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600">
            <th scope="col" className="w-56 px-2 py-2 text-left">
              {t.audit}
            </th>
            {months.map((month) => (
              <th
                key={month}
                scope="col"
                aria-current={isPresent(month) ? 'date' : undefined}
                className={`border-l border-solid-gray-200 py-2 text-center text-dns-14N-130 ${isPresent(month) ? 'bg-blue-50 font-bold' : ''}`}
              >
                {t.month(String(month))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audits
            .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
            .map(({ auditId, title, status, startsOn, endsOn }) => {
              const from = monthIndex(startsOn, year);
              const to = monthIndex(endsOn, year);
              return (
                <tr key={auditId} className="border-b border-solid-gray-200">
                  <th scope="row" className="px-2 py-2 text-left font-normal">
                    <Link to="/$plane/audits/$auditId" params={{ plane, auditId }} className="link">
                      {title}
                    </Link>
                  </th>
                  <Gap span={from} />
                  <td colSpan={to - from + 1} className="border-l border-solid-gray-200 px-1 py-2">
                    <div className="rounded-8 border border-blue-900 bg-blue-50 px-2 py-1 text-dns-14N-130">
                      <StateBadge kind="audit" state={status} />
                      <span className="block">
                        {dates.short(startsOn)} – {dates.short(endsOn)}
                      </span>
                    </div>
                  </td>
                  <Gap span={11 - to} />
                </tr>
              );
            })}
        </tbody>
      </table>
    </Wide>
  );
};
