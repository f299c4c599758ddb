import { usePages, useRead } from '#web/api/read.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { useTrack } from '#web/frame/track.ts';
import { isAnswering } from '#web/pages/audit/answering.ts';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Chapters } from './Chapters.tsx';
import { figuresOf } from './figures.ts';
import { HeatMap } from './HeatMap.tsx';
import { Progress } from './Progress.tsx';
import { text } from './text.ts';
import { Tiles } from './Tiles.tsx';

/** Where the city stands this year, for who answers for it: a sentence, figures, and where to look. */
export const Overview = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { year } = useFiscalYear();
  const { section } = useNames(plane);
  const summary = useRead(plane, 'audit.yearSummary', { fiscalYear: year });
  const audits = usePages(plane, 'audit.list', { fiscalYear: year });
  const findings = useRead(plane, 'finding.overYears', { fromYear: year, toYear: year, countedBy: 'section' });
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      crumbs={[]}
      lead={dates.year(year)}
      help={t.help}
      actions={<Print />}
    >
      <Loaded of={summary}>
        {(one) => {
          const figures = figuresOf(one);
          return (
            <>
              <p className="mb-6 text-std-20B-150">
                {t.sentence(String(figures.audits), String(figures.running), String(figures.closed))}{' '}
                {figures.overdue > 0 ? t.someLate(String(figures.overdue)) : t.noneLate}
              </p>
              <Tiles figures={figures} year={year} />
              {figures.never > 0 && (
                <details className="mb-8">
                  <summary className="min-h-11 cursor-pointer font-bold text-blue-900">
                    {t.never(String(figures.never))}
                  </summary>
                  <p>{one.coverage.neverInCycle.map(section).join(t.comma)}</p>
                </details>
              )}
            </>
          );
        }}
      </Loaded>
      <h2 className="mb-3 text-std-20B-150">{t.progress}</h2>
      <Loaded of={audits}>
        {(rows) => {
          const running = rows.filter(isAnswering);
          return running.length === 0 ? (
            <Empty icon="clipboard" title={t.noneRunning} />
          ) : (
            <Progress audits={running} />
          );
        }}
      </Loaded>
      <h2 className="mt-10 mb-3 text-std-20B-150">{t.chapterMap}</h2>
      <Loaded of={audits}>{(rows) => <Chapters audits={rows} />}</Loaded>
      <h2 className="mt-10 mb-3 text-std-20B-150">{t.heatMap}</h2>
      <Loaded of={findings}>
        {({ items }) =>
          items.length === 0 ? <Empty icon="flag" title={t.noFindings} /> : <HeatMap items={items} year={year} />
        }
      </Loaded>
    </Page>
  );
};
