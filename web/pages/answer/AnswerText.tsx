import { useSay, useText } from '#web/text/catalogue.ts';
import type { Draft } from './answers.ts';
import { selfResults, text } from './text.ts';

/** An answer to be read. */
export const AnswerText = ({ title, answer }: { title: string; answer: Draft }) => {
  const t = useText(text);
  const say = useSay();
  const words = selfResults.find(([value]) => value === answer.selfResult)?.[1];
  return (
    <div>
      <p className="text-solid-gray-700">{title}</p>
      <p className="font-bold">{words ? say(words) : t.notAnswered}</p>
      {answer.reason && (
        <p className="whitespace-pre-line">
          {t.reason}: {answer.reason}
        </p>
      )}
      {answer.comment && <p className="whitespace-pre-line">{answer.comment}</p>}
    </div>
  );
};
