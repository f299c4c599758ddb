import type { ItemOf } from '#web/api/types.ts';
import { catalogue, useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Button } from './Button.tsx';
import { Empty } from './Empty.tsx';

type Entry = ItemOf<'general', 'audit.activity'>;

const words = catalogue(
  {
    none: '記録はまだありません',
    between: '・',
    onBehalf: (who: string) => `${who}の代理として`,
    refused: '拒否されました',
    more: '続きの記録を表示する',
  },
  {
    none: 'Nothing has been recorded yet',
    between: ', ',
    onBehalf: (who: string) => `on behalf of ${who}`,
    refused: 'refused',
    more: 'Show later entries',
  },
);

/** Who it was, and as what. The system has no name beside its role. */
const Who = ({ entry: { person, roleName, onBehalfOf } }: { entry: Entry }) => {
  const t = useText(words);
  const say = useSay();
  if (person.name === roleName.ja) return say(roleName);
  const roles = [person.title, say(roleName)].filter((part) => part !== undefined).join(t.between);
  return `${person.name} (${roles}${onBehalfOf ? ` ${t.onBehalf(onBehalfOf.name ?? onBehalfOf.title)}` : ''})`;
};

/** What happened to a record, in words: who did what, as what, and when. */
export const Timeline = ({ entries, onMore }: { entries: readonly Entry[]; onMore?: (() => void) | undefined }) => {
  const t = useText(words);
  const say = useSay();
  const dates = useDates();
  if (entries.length === 0) return <Empty icon="history" title={t.none} />;
  return (
    <>
      <ol className="border-l-2 border-solid-gray-200">
        {entries.map((entry) => {
          const { seq, at, actName, result, hash } = entry;
          return (
            <li key={`${seq} ${hash}`} className="relative pb-5 pl-6">
              <span aria-hidden="true" className="absolute top-2 -left-[7px] size-3 rounded-full bg-blue-900" />
              <p className="font-bold">
                {say(actName)}
                {result === 'denied' && <span className="ml-2 text-error-2">{t.refused}</span>}
              </p>
              <p className="text-solid-gray-700">
                <time dateTime={at}>{dates.time(at)}</time> <Who entry={entry} />
              </p>
            </li>
          );
        })}
      </ol>
      {onMore && <Button onClick={onMore}>{t.more}</Button>}
    </>
  );
};
