import { Link } from '@tanstack/react-router';
import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import { useRead } from '#web/api/read.ts';
import { useRoles } from '#web/frame/post.ts';
import { Seal } from '#web/parts/Seal.tsx';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';

const words = catalogue(
  {
    title: '特定個人情報の状況',
    heldGeneral: '保留中のファイル(一般の監査)',
    heldSealed: '保留中のファイル(特定個人情報の監査)',
    preliminary: '速報を送る漏えい等(3〜5日以内)',
    final: '確報を送る漏えい等(30日・60日以内)',
    works: '年度の確認を待つ事務',
    contracts: '年度の確認を待つ委託',
    logs: 'ログ分析の記録がない所属',
    count: (n: string) => `${n}件`,
    orMore: (n: string) => `${n}件以上`,
    late: (n: string) => `${n}件が期限超過`,
  },
  {
    title: 'Where the track stands',
    heldGeneral: 'Held files (general audits)',
    heldSealed: 'Held files (sealed audits)',
    preliminary: 'Breaches before the preliminary report (3 to 5 days)',
    final: 'Breaches before the final report (30 or 60 days)',
    works: 'Works to be confirmed for the year',
    contracts: 'Contracts to be checked for the year',
    logs: 'Sections without a log analysis',
    count: (n: string) => n,
    orMore: (n: string) => `${n} or more`,
    late: (n: string) => `${n} overdue`,
  },
);

type Line = {
  name: Exclude<keyof (typeof words)['ja'], 'title' | 'count' | 'orMore' | 'late'>;
  to: string;
  /** What waits, with its day; unknown while it is asked for, or closed. */
  waits: readonly { due?: string | undefined }[] | undefined;
  /** There is more than the list's first page. */
  goesOn?: boolean | undefined;
};

/** What the lists of the track say of those who have it: counts and days, which no purpose is asked for. */
const useLines = (): Line[] => {
  const { today } = useDates();
  const roles = useRoles();
  const year = fiscalYearOf(today);
  const isAuditOfficer = roles.has('spiAuditOfficer');
  const isOfficer = isAuditOfficer || roles.has('spiGeneralOfficer');
  const heldGeneral = useRead('general', 'evidence.listHeld', {}, { enabled: isAuditOfficer });
  const heldSealed = useRead('spi', 'evidence.listHeld', {}, { enabled: isAuditOfficer });
  // The clock of one that was known in March runs into the next year.
  const breaches = useRead('spi', 'breach.list', { fiscalYear: year });
  const earlier = useRead('spi', 'breach.list', { fiscalYear: year - 1 });
  const works = useRead('spi', 'spiWork.list', {});
  const contracts = useRead('spi', 'outsourcing.list', {});
  const report = useRead('spi', 'ppcReport.get', { fiscalYear: year }, { enabled: isOfficer });
  const known = breaches.data && earlier.data && [...earlier.data.items, ...breaches.data.items];
  const before = (...states: readonly string[]) =>
    known?.filter(({ status }) => states.includes(status)).map(({ dueDate: due }) => ({ due }));
  return [
    ...(isAuditOfficer
      ? ([
          { name: 'heldGeneral', to: '/general/held', waits: heldGeneral.data?.items },
          { name: 'heldSealed', to: '/spi/held', waits: heldSealed.data?.items },
        ] as const)
      : []),
    { name: 'preliminary', to: '/spi/breaches', waits: before('reported', 'reporting') },
    { name: 'final', to: '/spi/breaches', waits: before('preliminary_sent') },
    {
      name: 'works',
      to: '/spi/works',
      waits: works.data?.items
        .filter(({ yearToConfirm = Infinity }) => yearToConfirm <= year)
        .map(({ dueDate: due }) => ({ due })),
      goesOn: works.data?.next !== undefined,
    },
    {
      name: 'contracts',
      to: '/spi/contracts',
      waits: contracts.data?.items
        .filter(({ yearToCheck = Infinity }) => yearToCheck <= year)
        .map(({ dueDate: due }) => ({ due })),
      goesOn: contracts.data?.next !== undefined,
    },
    ...(isOfficer
      ? ([
          {
            name: 'logs',
            to: '/spi/ppc-report',
            waits: report.data?.bodies
              .flatMap(({ sections }) => sections)
              .filter(({ logAnalysis }) => !logAnalysis.done)
              .map(() => ({})),
          },
        ] as const)
      : []),
  ];
};

const Waiting = ({ waits = [], goesOn = false }: Pick<Line, 'waits' | 'goesOn'>) => {
  const t = useText(words);
  const dates = useDates();
  const days = waits.flatMap(({ due }) => due ?? []);
  const late = days.filter(dates.isLate).length;
  const [soonest] = days.filter((day) => !dates.isLate(day)).toSorted();
  return (
    <span className="flex shrink-0 items-center gap-x-4 max-md:flex-col max-md:items-end">
      {late > 0 && <span className="font-bold text-error-2">{t.late(String(late))}</span>}
      {soonest && <span className="text-solid-gray-700">{dates.due(soonest)}</span>}
      <span className="min-w-10 text-right tabular-nums">
        {goesOn ? t.orMore(String(waits.length)) : t.count(String(waits.length))}
      </span>
    </span>
  );
};

/** What waits in the special track, for those who answer for it: how much, by when, and where it is. */
const SealedTrack = () => {
  const t = useText(words);
  return (
    <section aria-labelledby="special" className="card mt-10 border-l-8 border-l-purple-800 p-4">
      <Seal />
      <h2 id="special" className="text-std-20B-150">
        {t.title}
      </h2>
      <ul className="divide-y divide-solid-gray-200">
        {useLines().map(({ name, to, waits, goesOn }) => (
          <li key={name} className="flex items-center justify-between gap-x-6 py-3">
            <Link to={to} className="link">
              {t[name]}
            </Link>
            {waits && <Waiting waits={waits} goesOn={goesOn} />}
          </li>
        ))}
      </ul>
    </section>
  );
};

export default SealedTrack;
