import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { questionActs } from './acts.ts';
import { text } from './text.ts';
import type { Section } from './useSection.ts';

/** What section and auditors asked each other about an item. */
export const Questions = ({ itemKey, section }: { itemKey: string; section: Section }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const send = useSend();
  const [typed, setTyped] = useState('');
  useUnsaved(typed !== '');
  const questions = section.questions.data?.items.filter((one) => one.itemKey === itemKey) ?? [];
  const ask = async (): Promise<void> => {
    try {
      await send(section.plane, 'question.ask', { ...section.where, itemKey, text: typed });
      setTyped('');
      toast(t.asked);
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  return (
    <>
      {questions.length === 0 && <p>{t.noQuestions}</p>}
      {questions.map((question) => (
        <div key={question.questionId} className="mb-4 border-l-4 border-solid-gray-300 pl-4">
          <StateBadge kind="question" state={question.status} />
          {question.messages.map(({ at, side, text: words }) => (
            <p key={at}>
              <span className="text-solid-gray-700">
                {side === 'team' ? t.fromTeam : t.fromSection} {dates.time(at)}
              </span>
              <br />
              {words}
            </p>
          ))}
          <div className="mt-2 flex flex-wrap gap-2">
            <Commands plane={section.plane} of={question} table={questionActs} at={section.where} />
          </div>
        </div>
      ))}
      {section.isOwn && (
        <>
          <textarea
            aria-label={t.ask}
            placeholder={t.ask}
            rows={2}
            maxLength={2000}
            className="control field-sizing-content"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {typed.trim() !== '' && (
            <Button className="mt-2" onClick={() => void ask()}>
              {t.askSend}
            </Button>
          )}
        </>
      )}
    </>
  );
};
