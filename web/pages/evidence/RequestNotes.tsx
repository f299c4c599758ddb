import type { ItemOf } from '#web/api/types.ts';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

type Request = ItemOf<'general', 'request.list'>;

/** What the section still has to hand in. */
const awaited: readonly Request['status'][] = ['sent', 'partially_submitted', 'returned'];

/** What both sides have said of a request: when it is due, what is asked for, the last comment, and how more time was asked for. */
export const RequestNotes = ({
  request: { status, dueDate, detail, comment, extensionRequest: asked, extensionRefusal: refused },
}: {
  request: Request;
}) => {
  const t = useText(text);
  const dates = useDates();
  return (
    <>
      <p>
        {t.due}: {awaited.includes(status) ? dates.due(dueDate) : dates.short(dueDate)}
      </p>
      {detail && <p className="whitespace-pre-line">{detail}</p>}
      {comment && (
        <p className="whitespace-pre-line text-solid-gray-700">
          {t.comment}: {comment}
        </p>
      )}
      {asked && (
        <p className="font-bold">
          {t.asksFor(dates.short(asked.to))} — {asked.reason}
        </p>
      )}
      {refused && (
        <p className="font-bold">
          {t.asksInVain(dates.short(refused.to))} — {refused.reason}
        </p>
      )}
    </>
  );
};
