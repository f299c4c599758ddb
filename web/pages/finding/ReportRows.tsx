import { Fact, Facts } from '#web/parts/Facts.tsx';
import type { ItemOf } from '#web/api/types.ts';
import { auditResults } from '#web/pages/review/results.ts';
import { useTrack } from '#web/frame/track.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Grade } from './Grade.tsx';
import { useItems } from './items.ts';
import { reportText } from './report-text.ts';
import { text } from './text.ts';

export type ReportRow = ItemOf<'general', 'report.rows'>;

const parts = ['criterion', 'fact', 'cause', 'effect', 'recommendation'] as const;

const SectionRow = ({ of }: { of: NonNullable<ReportRow['section']> }) => {
  const t = useText(reportText);
  const say = useSay();
  const dates = useDates();
  const { results, judged, total } = of.items;
  return (
    <>
      <h3 className="mt-8 border-b-2 border-solid-gray-600 pb-1 text-std-20B-150">{of.name}</h3>
      <Facts>
        <Fact term={t.results}>
          {Object.entries(results)
            .map(([key, number]) => `${say(auditResults[key] ?? { ja: key, en: key })} ${String(number)}`)
            .join(' / ')}
        </Fact>
        {of.unconfirmed && (
          <Fact term={t.notJudged}>
            {t.notJudgedOf(String(total - judged), String(total))}
            {'\n'}
            {of.unconfirmed}
          </Fact>
        )}
        {of.proceededWithout && <Fact term={t.proceeded}>{of.proceededWithout}</Fact>}
        {of.meeting && (
          <Fact term={t.meeting}>
            {dates.day(of.meeting.heldOn)} {of.meeting.attendees}
            {'\n'}
            {of.meeting.summary}
          </Fact>
        )}
      </Facts>
    </>
  );
};

const FindingRow = ({ of }: { of: NonNullable<ReportRow['finding']> }) => {
  const t = useText(reportText);
  const words = useText(text);
  return (
    <article className="mt-5 break-inside-avoid">
      <h4 className="flex flex-wrap items-center gap-3 font-bold">
        {of.number} {of.title} <Grade of={of.severity} />
      </h4>
      <Facts>
        {parts
          .filter((part) => of[part])
          .map((part) => (
            <Fact key={part} term={words[part]}>
              {of[part]}
            </Fact>
          ))}
        {of.disputes.map(({ reason, answer, at }) => (
          <Fact key={at} term={t.disputeKept}>
            {reason}
            {answer && `\n${t.answer}: ${answer}`}
          </Fact>
        ))}
      </Facts>
    </article>
  );
};

/** The report section by section, in printing order. */
export const ReportRows = ({ rows, auditId }: { rows: readonly ReportRow[]; auditId: string }) => {
  const t = useText(reportText);
  const items = useItems(useTrack(), auditId);
  return rows.map(({ place, section, finding, unconfirmed }) => (
    <div key={place}>
      {section && <SectionRow of={section} />}
      {unconfirmed && (
        <Facts>
          <Fact term={t.unconfirmed}>
            {unconfirmed.map(({ itemKey, reason }) => `${items.name(itemKey)}: ${reason}`).join('\n')}
          </Fact>
        </Facts>
      )}
      {finding && <FindingRow of={finding} />}
    </div>
  ));
};
