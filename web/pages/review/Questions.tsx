import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { askActs, questionActs, type Subject } from './acts.ts';
import { text } from './text.ts';

/** What was asked about an item, and what was answered. */
export const Questions = ({ of, mayAsk }: { of: Subject; mayAsk: boolean }) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { auditId, departmentId } = of;
  const query = useRead(plane, 'question.list', { auditId, departmentId });
  return (
    <section className="mt-8">
      <h3 className="mb-1 font-bold">{t.questions}</h3>
      <Loaded of={query}>
        {({ items }) => {
          const own = items.filter(({ itemKey }) => itemKey === of.itemKey);
          if (own.length === 0) return <p className="text-solid-gray-700">{t.noQuestions}</p>;
          return (
            <ul className="space-y-3">
              {own.map((question) => (
                <li key={question.questionId} className="border-l-4 border-solid-gray-300 pl-4">
                  <StateBadge kind="question" state={question.status} />
                  {question.messages.map(({ side, at, text: words }) => (
                    <p key={at} className="mt-1 whitespace-pre-line">
                      <span className="text-solid-gray-700">
                        {side === 'team' ? t.team : t.section} {dates.time(at)}
                      </span>
                      <br />
                      {words}
                    </p>
                  ))}
                  <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
                    <Commands plane={plane} of={question} table={questionActs} />
                  </div>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {mayAsk && (
        <div className="mt-3">
          <Commands plane={plane} of={of} table={askActs} />
        </div>
      )}
    </section>
  );
};
