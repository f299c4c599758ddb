import { Link, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { usePages } from '#web/api/read.ts';
import type { In } from '#web/api/types.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { useTrackRoles } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { type Filter, FilterBar } from '#web/parts/filters.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { tableWords } from '#web/parts/table-text.ts';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateOptions } from '#web/text/states.ts';
import { FindingTable, type Row } from './FindingTable.tsx';
import { gradeOptions } from './grades.ts';
import { text } from './text.ts';
import { useSectionOptions } from './section-options.ts';

const overdue = [
  { value: 'true', label: { ja: '期限超過だけ', en: 'Overdue only' } },
  { value: 'false', label: { ja: '期限超過を除く', en: 'Not overdue' } },
];

/** The API filters by these over the whole year; words are looked for among the rows that have come. */
const useFilters = (): readonly Filter<Row>[] => {
  const sections = useSectionOptions();
  return [
    { key: 'q', label: { ja: '件名', en: 'Title' }, text: ({ title, number }) => `${title} ${number ?? ''}` },
    {
      key: 'status',
      label: { ja: '状態', en: 'State' },
      of: ({ status }) => status,
      options: stateOptions('finding'),
    },
    { key: 'severity', label: { ja: '重大度', en: 'Grade' }, of: ({ severity }) => severity, options: gradeOptions },
    {
      key: 'departmentId',
      label: { ja: '所属', en: 'Section' },
      of: ({ departmentId }) => departmentId,
      options: sections,
    },
    { key: 'overdue', label: { ja: '期限', en: 'Due' }, of: (row) => String(row.overdue), options: overdue },
  ];
};

/** Who sees the whole city's figures. */
const overseers = ['ciso', 'chiefIsOfficer', 'chiefAuditor', 'auditOffice'];

const askedOf = (search: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    ['status', 'severity', 'departmentId', 'overdue'].flatMap((key) => (search[key] ? [[key, search[key]]] : [])),
  );

/** The findings of a fiscal year: whatever the reader may know of. */
export const FindingList = () => {
  const t = useText(text);
  const words = useText(tableWords);
  const dates = useDates();
  const plane = useTrack();
  const { year } = useFiscalYear();
  const { section } = useNames(plane);
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const roles = useTrackRoles();
  const oversees = overseers.some((role) => roles.has(role));
  const asked = askedOf(search);
  const filters = useFilters();
  const state = useListState();
  const input = { fiscalYear: year, limit: 100, ...asked } as In<'general', 'finding.listOfYear'>;
  const findings = usePages(plane, 'finding.listOfYear', input, 1000);
  const { hasNextPage, isFetching, fetchNextPage } = findings;
  // An order, or words to be found, are true only of all rows.
  const needsAll = search['sort'] !== undefined || search['q'] !== undefined || search['all'] !== undefined;
  useEffect(() => {
    if (needsAll && hasNextPage && !isFetching) void fetchNextPage();
  }, [needsAll, hasNextPage, isFetching, fetchNextPage]);
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <Page
      title={plane === 'spi' ? t.sealedTitle : t.title}
      sealed={plane === 'spi'}
      crumbs={[]}
      lead={dates.year(year)}
      help={t.listHelp}
      actions={
        oversees && (
          <Link to="/$plane/findings-over-years" params={{ plane }} className={buttonLook()}>
            {t.overYears}
          </Link>
        )
      }
    >
      <Loaded of={findings}>
        {(rows) => (
          <>
            <FindingTable
              rows={rows}
              section={section}
              filters={filters}
              onMore={hasNextPage && !needsAll ? () => void fetchNextPage() : undefined}
              empty={
                isFiltered ? (
                  <>
                    <FilterBar filters={filters} state={state} shown={0} of={0} />
                    <Empty icon="search" title={words.nothingFits}>
                      <Button onClick={() => state.put(Object.fromEntries(filters.map(({ key }) => [key, undefined])))}>
                        {words.clear}
                      </Button>
                    </Empty>
                  </>
                ) : (
                  <Empty icon="flag" title={t.none}>
                    <p>{t.noneNote}</p>
                  </Empty>
                )
              }
            />
            {hasNextPage && (
              <p className="mt-3 flex flex-wrap items-center gap-3">
                <span role="status">{t.loading(String(rows.length))}</span>
                {!needsAll && (
                  <Button tone="quiet" onClick={() => state.put({ all: 'yes' })}>
                    {t.loadAll}
                  </Button>
                )}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
