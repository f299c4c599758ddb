import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Wide } from '#web/parts/Wide.tsx';
import { useSay, useText, type Words } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateWords } from '#web/text/states.ts';
import { grades } from './grades.ts';
import { text } from './text.ts';

const ways = {
  section: { ja: '所属', en: 'Section' },
  severity: { ja: '重大度', en: 'Grade' },
  status: { ja: '状態', en: 'State' },
  repeat: { ja: '繰り返し', en: 'Repeated' },
} as const satisfies Record<string, Words>;
type Way = keyof typeof ways;

const repeats: Readonly<Record<string, Words>> = {
  repeated: { ja: '繰り返しの指摘', en: 'Repeated' },
  first: { ja: '初めての指摘', en: 'For the first time' },
};

type Counts = Out<'general', 'finding.overYears'>['items'];

const nameOf = (way: Way, { key, name }: Counts[number]): Words => {
  if (way === 'severity') return (grades as Readonly<Record<string, Words>>)[key] ?? { ja: key, en: key };
  if (way === 'status') return stateWords(key, 'finding');
  if (way === 'repeat') return repeats[key] ?? { ja: key, en: key };
  return { ja: name ?? key, en: name ?? key };
};

const Table = ({ way, items }: { way: Way; items: Counts }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const [first] = items;
  if (!first) return <Empty icon="chart" title={t.none} />;
  const cell = 'px-3 py-2 text-right tabular-nums';
  return (
    <Wide label={t.overYears}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t.overYears}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600">
            <th scope="col" className="px-3 py-2 text-left">
              {say(ways[way])}
            </th>
            {first.years.map(({ fiscalYear }) => (
              <th key={fiscalYear} scope="col" className={`${cell} whitespace-nowrap`}>
                {dates.year(fiscalYear)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.key} className="border-b border-solid-gray-200">
              <th scope="row" className="px-3 py-2 text-left font-normal">
                {say(nameOf(way, row))}
              </th>
              {row.years.map(({ fiscalYear, number, open, repeated }) => (
                <td key={fiscalYear} className={cell}>
                  <span className="font-bold">{number}</span>
                  {number > 0 && (
                    <span className="block text-dns-14N-130 whitespace-nowrap text-solid-gray-700">
                      {t.open} {open} / {t.repeated} {repeated}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
};

/** Findings of several years side by side: whether things get better, and what comes back. */
export const OverYears = () => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const navigate = useNavigate();
  const { present } = useFiscalYear();
  const { by } = useSearch({ strict: false });
  const way = by && by in ways ? (by as Way) : 'section';
  const counts = useRead(plane, 'finding.overYears', { fromYear: present - 4, toYear: present, countedBy: way });
  return (
    <Page
      title={t.overYears}
      sealed={plane === 'spi'}
      help={t.overYearsHelp}
      crumbs={[{ label: t.title, to: `/${plane}/findings` }]}
      actions={
        <Link to="/$plane/findings" params={{ plane }} className={buttonLook()}>
          {t.byYear}
        </Link>
      }
    >
      <label className="mb-4 block max-w-60 font-bold print:hidden">
        {t.countedBy}
        <select
          className="control mt-1 block font-normal"
          value={way}
          onChange={({ target }) =>
            void navigate({
              to: '.',
              search: (before: Record<string, string | undefined>) => ({ ...before, by: target.value }),
              replace: true,
            })
          }
        >
          {(Object.keys(ways) as Way[]).map((value) => (
            <option key={value} value={value}>
              {say(ways[value])}
            </option>
          ))}
        </select>
      </label>
      <Loaded of={counts}>{({ items }) => <Table way={way} items={items} />}</Loaded>
    </Page>
  );
};
