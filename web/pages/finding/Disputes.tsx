import { useTrack } from '#web/frame/track.ts';
import { useNames } from '#web/parts/names.ts';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { text } from './text.ts';

/** What the section said against it, and what the auditors made of that: every round stays. */
export const Disputes = ({ finding: { disputes, auditId, departmentId } }: { finding: Finding }) => {
  const t = useText(text);
  const dates = useDates();
  const { section } = useNames(useTrack(), auditId);
  if (disputes.length === 0) return null;
  return (
    <section className="mb-10">
      <h2 className="mb-2 text-std-20B-150">{t.disputes}</h2>
      <ol className="space-y-4">
        {disputes.map(({ reason, evidenceIds, at, outcome, answer }) => (
          <li key={at} className="card p-4">
            <p className="font-bold">
              {t.disputeOf(section(departmentId))}{' '}
              <span className="font-normal text-solid-gray-700">{dates.time(at)}</span>
            </p>
            <p className="mt-1 whitespace-pre-line">{reason}</p>
            <EvidenceLinks of={{ auditId, departmentId }} ids={evidenceIds} />
            <div className="mt-3 border-l-4 border-blue-900 pl-4">
              <p className="font-bold">
                {t.answerOf}
                {outcome && ` (${t[outcome]})`}
              </p>
              <p className="whitespace-pre-line">{answer ?? t.waitingAnswer}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};
