import { isHalted } from '#shared/domain/audit/phases.ts';
import { useTrack } from '#web/frame/track.ts';
import { useNames } from '#web/parts/names.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Assignment } from './acts.ts';
import type { Answer } from './Judgement.tsx';
import { auditResults } from './results.ts';
import { text } from './text.ts';

/** Who judged an item, and when. */
export const Judged = ({ auditId, answer }: { auditId: string; answer: Answer | undefined }) => {
  const t = useText(text);
  const dates = useDates();
  const { person } = useNames(useTrack(), auditId);
  if (!answer?.judgedAt) return null;
  return (
    <p className="text-dns-14N-130 text-solid-gray-700">
      {t.judged(person(answer.judgedBy), dates.time(answer.judgedAt))}
    </p>
  );
};

const waits = {
  sent: 'notSubmitted',
  in_progress: 'notSubmitted',
  dept_review: 'notSubmitted',
  returned: 'sentBack',
  submitted: 'notYours',
  accepted: 'notYours',
} as const;

/** Why this section cannot be judged now. */
const WhyNot = ({ assignment: { auditId, locked, status } }: { assignment: Assignment }) => {
  const t = useText(text);
  const { audit } = useNames(useTrack(), auditId);
  if (!audit) return null;
  const why = locked ? (isHalted(audit.status) ? 'halted' : 'over') : waits[status];
  return <p className="mt-3 text-solid-gray-700">{t[why]}</p>;
};

/** The auditors' judgement of one item, to be read where nobody can change it. */
export const Verdict = ({ assignment, answer }: { assignment: Assignment; answer: Answer | undefined }) => {
  const t = useText(text);
  const say = useSay();
  const result = answer?.auditResult && auditResults[answer.auditResult];
  return (
    <>
      <h3 className="mb-1 font-bold">{t.verdict}</h3>
      {result ? (
        <div className="rounded-8 bg-solid-gray-50 p-3">
          <p className="font-bold">{say(result)}</p>
          {answer.auditComment && <p className="whitespace-pre-line">{answer.auditComment}</p>}
          <Judged auditId={assignment.auditId} answer={answer} />
        </div>
      ) : (
        <p className="text-solid-gray-700">{t.unjudged}</p>
      )}
      <WhyNot assignment={assignment} />
    </>
  );
};
