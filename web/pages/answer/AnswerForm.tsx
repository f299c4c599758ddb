import { Button } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { type Draft, draftOf, lackOf, type Response } from './answers.ts';
import { AnswerText } from './AnswerText.tsx';
import type { Pending, Saver } from './saver.ts';
import { selfResults, text } from './text.ts';

type Props = { itemKey: string; response: Response | undefined; pending: Pending | undefined; saver: Saver };

/** Where the typed answer is: saved, on its way, or on this device alone. */
const Standing = ({ itemKey, response, pending, saver }: Props) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const lack = pending && lackOf(pending.draft);
  const sentence = !pending
    ? response?.answeredAt && t.saved(dates.time(response.answeredAt))
    : pending.phase === 'incomplete' && lack
      ? t[lack]
      : { typing: t.typing, saving: t.saving, waiting: t.waiting, failed: t.notSaved, conflict: '', incomplete: '' }[
          pending.phase
        ];
  return (
    <div className="mt-3 min-h-7 text-solid-gray-700">
      <p role="status">{pending?.phase === 'typing' ? '' : sentence}</p>
      {pending?.phase === 'failed' && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          {pending.problem && <p className="text-error-2">{say(pending.problem)}</p>}
          <Button onClick={() => void saver.flush(itemKey)}>{t.tryAgain}</Button>
          <Button tone="quiet" onClick={() => void saver.resolve(itemKey, 'theirs')}>
            {t.discard}
          </Button>
        </div>
      )}
    </div>
  );
};

const Conflict = ({ itemKey, pending, saver }: { itemKey: string; pending: Pending; saver: Saver }) => {
  const t = useText(text);
  return (
    <div role="alert" className="mt-4 rounded-8 border-2 border-orange-800 bg-orange-50 p-4">
      <p className="flex items-center gap-2 font-bold">
        <Icon name="alert" />
        {t.conflictTitle}
      </p>
      <p>{t.conflictNote}</p>
      <div className="my-3 grid gap-4 md:grid-cols-2">
        <AnswerText title={t.mine} answer={pending.draft} />
        <AnswerText title={t.theirs} answer={pending.theirs ?? {}} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => void saver.resolve(itemKey, 'mine')}>{t.keepMine}</Button>
        <Button onClick={() => void saver.resolve(itemKey, 'theirs')}>{t.keepTheirs}</Button>
      </div>
    </div>
  );
};

/** The section's answer to one item. What is typed saves itself. */
export const AnswerForm = (props: Props) => {
  const { itemKey, response, pending, saver } = props;
  const t = useText(text);
  const say = useSay();
  const draft = pending?.draft ?? draftOf(response ?? {});
  const edit = (change: Partial<Draft>): void => saver.edit(itemKey, { ...draft, ...change }, response?.version ?? 0);
  const needsReason = draft.selfResult === 'notApplicable';
  const id = `answer-${itemKey}`;
  return (
    <div>
      <fieldset>
        <legend className="mb-2 font-bold">{t.judgement}</legend>
        <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
          {selfResults.map(([value, words]) => (
            <label
              key={value}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-8 border border-solid-gray-420 px-4 py-2 has-checked:border-blue-900 has-checked:bg-blue-50 has-checked:font-bold"
            >
              <input
                type="radio"
                name={id}
                className="size-5 accent-blue-900"
                checked={draft.selfResult === value}
                onChange={() => edit({ selfResult: value })}
              />
              {say(words)}
            </label>
          ))}
        </div>
      </fieldset>
      {(needsReason || draft.reason) && (
        <>
          <label htmlFor={`${id}-reason`} className="mt-4 mb-1 block font-bold">
            {needsReason ? t.reasonNeeded : t.reason}
          </label>
          <textarea
            id={`${id}-reason`}
            rows={2}
            maxLength={2000}
            className="control field-sizing-content"
            required={needsReason}
            value={draft.reason}
            onChange={(event) => edit({ reason: event.target.value })}
          />
        </>
      )}
      <label htmlFor={`${id}-comment`} className="mt-4 mb-1 block font-bold">
        {t.answerComment}
      </label>
      <textarea
        id={`${id}-comment`}
        rows={3}
        maxLength={4000}
        className="control field-sizing-content"
        value={draft.comment}
        onChange={(event) => edit({ comment: event.target.value })}
        onBlur={() => pending?.phase === 'typing' && void saver.flush(itemKey)}
      />
      <Standing {...props} />
      {pending?.phase === 'conflict' && <Conflict itemKey={itemKey} pending={pending} saver={saver} />}
    </div>
  );
};
