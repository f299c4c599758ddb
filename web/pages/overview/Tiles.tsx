import { Link } from '@tanstack/react-router';
import { useTrack } from '#web/frame/track.ts';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import type { figuresOf } from './figures.ts';

/** The figures of the year, each leading to what it counts. */
export const Tiles = ({ figures, year }: { figures: ReturnType<typeof figuresOf>; year: number }) => {
  const t = useText(text);
  const plane = useTrack();
  const tiles = [
    {
      key: 'running',
      label: t.running,
      value: figures.running,
      of: figures.audits,
      to: `/${plane}/audits`,
      bad: false,
    },
    {
      key: 'audited',
      label: t.audited,
      value: figures.audited,
      of: figures.sections,
      to: `/${plane}/plans`,
      bad: false,
    },
    { key: 'open', label: t.open, value: figures.open, to: `/${plane}/findings`, bad: false },
    { key: 'overdue', label: t.overdue, value: figures.overdue, to: `/${plane}/findings?overdue=true`, bad: true },
    { key: 'repeated', label: t.repeated, value: figures.repeated, to: `/${plane}/findings-over-years`, bad: true },
  ];
  return (
    <ul className="mb-8 grid grid-cols-2 gap-3 lg:grid-cols-5">
      {tiles.map(({ key, label, value, of, to, bad }) => {
        const [path = '', query] = to.split('?');
        const search = { fy: String(year), ...(query ? Object.fromEntries(new URLSearchParams(query)) : {}) };
        return (
          <li key={key}>
            <Link to={path} search={search} className="card block h-full p-4 hover:bg-blue-50">
              <span className="block text-solid-gray-700">{label}</span>
              <span className={`text-std-28B-150 tabular-nums ${bad && value > 0 ? 'text-error-2' : ''}`}>{value}</span>
              {of !== undefined && <span className="text-solid-gray-700"> / {of}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
};
