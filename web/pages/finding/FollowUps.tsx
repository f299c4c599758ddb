import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { followUpActs } from './follow-up-acts.ts';
import { followUpMethods, followUpResults } from './follow-up-words.ts';
import { text } from './text.ts';

/** `may` of a finding is that of all its follow-ups together; this is the act that each state lets through. */
const nextAct = {
  planned: 'followUp.start',
  in_progress: 'followUp.conclude',
  concluded: 'followUp.report',
  reported: '',
} as const;

/** Looks back at whether the improvement holds. */
export const FollowUps = ({ finding }: { finding: Finding }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const { auditId, findingId, followUps, may, version } = finding;
  if (followUps.length === 0) return null;
  return (
    <section className="mb-10">
      <h2 className="mb-2 text-std-20B-150">{t.followUps}</h2>
      <ul className="space-y-3">
        {followUps.map((followUp) => (
          <li key={followUp.followUpId} className="card p-4">
            <p className="flex flex-wrap items-center gap-3">
              <StateBadge kind="followUp" state={followUp.status} />
              <span className="font-bold">{say(followUpMethods[followUp.method])}</span>
              <span>{t.plannedOn(dates.short(followUp.plannedOn))}</span>
              {followUp.result && <span className="font-bold">{say(followUpResults[followUp.result])}</span>}
            </p>
            {followUp.summary && <p className="mt-2 whitespace-pre-line">{followUp.summary}</p>}
            <div className="mt-3 flex flex-wrap gap-2 empty:hidden print:hidden">
              <Commands
                plane={plane}
                of={{ ...followUp, version, may: may.filter((act) => act === nextAct[followUp.status]) }}
                at={{ auditId, findingId }}
                table={followUpActs}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
