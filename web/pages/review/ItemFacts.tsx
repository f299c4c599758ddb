import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { useNames } from '#web/parts/names.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Answer } from './Judgement.tsx';
import { auditResults, selfResults } from './results.ts';
import { text } from './text.ts';

type Item = {
  itemKey: string;
  no: string;
  title: string;
  question: string;
  procedureExample: string;
  materialExamples: readonly string[];
};

const Last = ({ of, itemKey }: { of: { auditId: string; departmentId: string }; itemKey: string }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const previous = useRead(useTrack(), 'assignment.previous', of);
  const item = previous.data?.items.find((one) => one.itemKey === itemKey);
  if (!item) return <p className="text-solid-gray-700">{t.noLast}</p>;
  const { answer, findings } = item;
  const audited = answer?.auditResult && auditResults[answer.auditResult];
  return (
    <>
      {answer && (
        <p className="whitespace-pre-line">
          {dates.year(answer.fiscalYear)} {t.section}: {say(selfResults[answer.selfResult] ?? { ja: '—', en: '—' })}
          {audited && ` / ${t.team}: ${say(audited)}`}
          {answer.comment && `\n${answer.comment}`}
        </p>
      )}
      {findings.map(({ findingId, fiscalYear, title }) => (
        <p key={findingId}>
          {dates.year(fiscalYear)} {title}
        </p>
      ))}
    </>
  );
};

/** The heading of the item that is open. */
export const headingId = 'review-item';

/** The item, what the section says to it, and what was said a year ago. */
export const ItemFacts = ({
  of,
  item,
  answer,
}: {
  of: { auditId: string; departmentId: string };
  item: Item;
  answer: Answer | undefined;
}) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const { person } = useNames(useTrack(), of.auditId);
  return (
    <>
      <h2 id={headingId} tabIndex={-1} className="text-std-20B-150">
        {item.no} {item.title}
      </h2>
      {item.question.trim() !== item.title.trim() && <p className="mt-1 whitespace-pre-line">{item.question}</p>}
      {(item.procedureExample || item.materialExamples.length > 0) && (
        <details className="mt-2">
          <summary className="min-h-6 cursor-pointer text-blue-900">{t.how}</summary>
          <p className="whitespace-pre-line">{item.procedureExample}</p>
          {item.materialExamples.length > 0 && (
            <p className="whitespace-pre-line">
              {t.materials}: {item.materialExamples.join('、')}
            </p>
          )}
        </details>
      )}
      <h3 className="mt-4 mb-1 font-bold">{t.answer}</h3>
      {answer?.selfResult ? (
        <div className="rounded-8 bg-solid-gray-50 p-3">
          <p className="font-bold">{say(selfResults[answer.selfResult] ?? { ja: '—', en: '—' })}</p>
          {answer.comment && <p className="whitespace-pre-line">{answer.comment}</p>}
          {answer.reason && (
            <p className="whitespace-pre-line">
              {t.reason}: {answer.reason}
            </p>
          )}
          {answer.answeredAt && (
            <p className="text-dns-14N-130 text-solid-gray-700">
              {t.answered(person(answer.answeredBy), dates.time(answer.answeredAt))}
              {answer.carriedFrom && ` (${t.carried})`}
            </p>
          )}
        </div>
      ) : (
        <p className="text-solid-gray-700">{t.unanswered}</p>
      )}
      <h3 className="mt-4 mb-1 font-bold">{t.lastYear}</h3>
      <Last of={of} itemKey={item.itemKey} />
    </>
  );
};
