import { Link } from '@tanstack/react-router';
import { problemWords } from '#web/api/problems.ts';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { inAreas } from './answers.ts';
import { ItemLinks } from './ItemLinks.tsx';
import { Results } from './Results.tsx';
import { text } from './text.ts';
import { type Assignment, isAsked, type Item, type Section } from './useSection.ts';

/** Where the checklist stands, what comes next, and its areas. */
export const Hub = ({
  section,
  assignment,
  items,
}: {
  section: Section;
  assignment: Assignment;
  items: readonly Item[];
}) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const send = useSend();
  const answers = new Map(section.responses.data?.items.map((one) => [one.itemKey, one]));
  const isAnswered = ({ itemKey }: Item): boolean => answers.get(itemKey)?.selfResult !== undefined;
  const missing = items.filter((item) => !isAnswered(item));
  const missingKeys = new Set(missing.map(({ itemKey }) => itemKey));
  const remarked = items.filter(({ itemKey }) => assignment.remarks.some((one) => one.itemKey === itemKey));
  const questioned = items.filter(({ itemKey }) => isAsked(section, itemKey));
  const carriable = section.previous.data?.items.filter(({ itemKey, answer }) => answer && missingKeys.has(itemKey));
  const asked = assignment.extensionRequest;
  const mayAnswer = assignment.may.includes('response.answer');
  const carryAll = async (): Promise<void> => {
    try {
      let taken = 0;
      for (let left = 1; left > 0; ) {
        const { body } = await send(section.plane, 'response.carryOver', section.where);
        taken += body.items.length;
        left = body.items.length === 0 ? 0 : body.remaining;
      }
      toast(t.carried(String(taken)));
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  return (
    <>
      <section className="card mb-6 p-5">
        <p>{assignment.locked && assignment.status !== 'accepted' ? t.locked : t[`wait_${assignment.status}`]}</p>
        <p className="mt-2 font-bold">{t.done(String(assignment.answered), String(assignment.total))}</p>
        <progress
          aria-label={t.done(String(assignment.answered), String(assignment.total))}
          className="mt-1 h-3 w-full accent-blue-900"
          value={assignment.answered}
          max={assignment.total}
        />
        {assignment.comment && (
          <p className="mt-3 whitespace-pre-line">
            {t.comment}: {assignment.comment}
          </p>
        )}
        {asked && <p className="mt-3">{t.extensionOpen(dates.day(asked.to), asked.reason)}</p>}
        {assignment.extensionRefusal && <p>{t.extensionRefused(assignment.extensionRefusal.reason)}</p>}
        {mayAnswer && missing[0] && (
          <Link
            to="."
            search={(old) => ({ ...old, view: 'one', item: missing[0]?.itemKey })}
            className={`${buttonLook('primary')} mt-4`}
          >
            {assignment.answered === 0 ? t.start : t.goOn}
          </Link>
        )}
      </section>
      {assignment.status === 'dept_review' && !section.isWithheld && <Results items={items} answers={answers} />}
      {remarked.length > 0 && assignment.status !== 'accepted' && (
        <section className="mb-6 rounded-8 border-l-8 border-orange-800 bg-orange-50 p-4">
          <h2 className="text-std-20B-150">{t.returned}</h2>
          <p>{t.returnedNote(String(remarked.length))}</p>
          <ItemLinks items={remarked} />
        </section>
      )}
      {questioned.length > 0 && (
        <section className="mb-6 rounded-8 border-l-8 border-orange-800 bg-orange-50 p-4">
          <h2 className="text-std-20B-150">{t.questioned}</h2>
          <p>{t.questionedNote(String(questioned.length))}</p>
          <ItemLinks items={questioned} />
        </section>
      )}
      {mayAnswer && carriable && carriable.length > 0 && (
        <section className="card mb-6 p-5">
          <p className="mb-3">{t.carryAllNote(String(carriable.length))}</p>
          <Button onClick={() => void carryAll()}>{t.carryAll}</Button>
        </section>
      )}
      <h2 className="mb-2 text-std-20B-150">{t.area}</h2>
      <ul className="mb-8">
        {inAreas(items).map(({ chapter, items: inside }) => {
          const done = inside.filter(isAnswered).length;
          const first = inside.find((item) => !isAnswered(item)) ?? inside[0];
          return (
            <li key={chapter} className="border-b border-solid-gray-200">
              <Link
                to="."
                search={(old) => ({ ...old, view: 'one', item: first?.itemKey })}
                className="flex min-h-14 flex-wrap items-center justify-between gap-x-6 px-2 py-2 hover:bg-blue-50"
              >
                <span className="link">{chapter}</span>
                <span className="flex items-center gap-2">
                  {!section.isWithheld && (
                    <>
                      <Icon name={done === inside.length ? 'checkCircle' : 'circle'} className="size-5" />
                      {t.done(String(done), String(inside.length))}
                    </>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {mayAnswer && (
        <section aria-labelledby="gaps" className="mb-8">
          <h2 id="gaps" className="text-std-20B-150">
            {t.gapsTitle}
          </h2>
          <p>{missing.length === 0 ? t.gapsNone : t.gapsSome(String(missing.length))}</p>
          <ItemLinks items={missing} />
        </section>
      )}
    </>
  );
};
