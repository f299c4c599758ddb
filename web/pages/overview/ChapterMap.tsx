import { Link } from '@tanstack/react-router';
import type { Out } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { Wide } from '#web/parts/Wide.tsx';
import { useText } from '#web/text/catalogue.ts';
import { highestOf, type Place, rowsOf, shadeOf, type View, worstOf } from './cells.ts';
import { shades } from './figures.ts';
import { text } from './text.ts';

type Props = { auditId: string; table: Out<'general', 'audit.chapters'>; view: View };

/** What stands in a cell in words: the figure and what it is out of, or why there is none. */
const useFigure = (view: View) => {
  const t = useText(text);
  return ({ cell }: Place): { figure: string; of: string } => {
    if (cell.mark !== 'figure') return { figure: t[cell.mark], of: '' };
    const { part, whole } = cell;
    if (view === 'nonConform') return { figure: String(part), of: `/${whole}` };
    // Not all is never a hundred.
    return { figure: `${Math.floor((100 * part) / whole)}%`, of: `${part}/${whole}` };
  };
};

const CellLink = ({ auditId, place, view }: { auditId: string; place: Place; view: View }) => {
  const t = useText(text);
  const plane = useTrack();
  const { figure, of } = useFigure(view)(place);
  const isFigure = place.cell.mark === 'figure';
  return (
    <Link
      to="/$plane/audits/$auditId/sections/$departmentId"
      params={{ plane, auditId, departmentId: place.departmentId }}
      className="flex min-h-11 flex-col items-center justify-center px-1 py-1 tabular-nums underline"
      aria-label={`${place.section} ${place.chapter} ${t[view]} ${figure} ${of}`.trim()}
    >
      <span className={isFigure ? 'font-bold' : 'text-dns-14N-130'}>{figure}</span>
      {of && <span className="text-dns-14N-130">{of}</span>}
    </Link>
  );
};

/** Sections by chapters. A cell says its figure and leads to the section; the colour only says it again. */
const Table = ({ auditId, table, view }: Props) => {
  const t = useText(text);
  const rows = rowsOf(table, view);
  const highest = highestOf(rows.flatMap(({ places }) => places));
  return (
    <Wide label={t.chapterMap}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{`${t.chapterMap} ${t[view]}`}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600 align-bottom">
            <th scope="col" className="px-3 py-2 text-left">
              {t.section}
            </th>
            {table.chapters.map(({ name }) => (
              // Long names break between any two letters: as wide as their phrases, nine chapters are wider than a screen.
              <th
                key={name}
                scope="col"
                className="max-w-40 min-w-20 px-1 py-2 text-center text-dns-14N-130 break-normal print:min-w-0"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, places }) => (
            <tr key={key} className="border-b border-solid-gray-200">
              <th scope="row" className="sticky left-0 bg-white px-3 py-2 text-left font-normal whitespace-nowrap">
                {name}
              </th>
              {places.map((place) => (
                <td
                  key={place.chapter}
                  className={`border border-solid-gray-200 p-0 ${shades[shadeOf(view, place, highest)]}`}
                >
                  <CellLink auditId={auditId} place={place} view={view} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
};

/** The same where there is no room for a table: the ten places that ask for attention most. */
const Worst = ({ auditId, table, view }: Props) => {
  const t = useText(text);
  const plane = useTrack();
  const figureOf = useFigure(view);
  const worst = worstOf(rowsOf(table, view).flatMap(({ places }) => places));
  if (worst.length === 0) return <p>{t.noneStandsOut}</p>;
  return (
    <>
      <h3 className="mb-2 text-std-18B-160">{t.worst}</h3>
      <ol className="space-y-2">
        {worst.map((place) => (
          <li key={`${place.departmentId} ${place.chapter}`}>
            <Link
              to="/$plane/audits/$auditId/sections/$departmentId"
              params={{ plane, auditId, departmentId: place.departmentId }}
              className="card flex items-center justify-between gap-3 p-3"
            >
              <span>
                <span className="block font-bold">{place.section}</span>
                <span className="block text-dns-14N-130">{place.chapter}</span>
              </span>
              <span className="text-right tabular-nums">
                <span className="block font-bold">{figureOf(place).figure}</span>
                <span className="block text-dns-14N-130">{figureOf(place).of}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </>
  );
};

export const ChapterMap = (props: Props) => (
  <>
    <div className="hidden md:block print:block">
      <Table {...props} />
    </div>
    <div className="md:hidden print:hidden">
      <Worst {...props} />
    </div>
  </>
);
