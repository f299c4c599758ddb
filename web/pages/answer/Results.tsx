import { useSay, useText } from '#web/text/catalogue.ts';
import { ItemLinks } from './ItemLinks.tsx';
import { selfResults, text } from './text.ts';
import type { Item } from './useSection.ts';

type Props = { items: readonly Item[]; answers: ReadonlyMap<string, { selfResult?: string | undefined }> };

/** What the section says of itself, result by result: for whoever approves it, what is not in order is named. */
export const Results = ({ items, answers }: Props) => {
  const t = useText(text);
  const say = useSay();
  const groups = selfResults.map(([value, words]) => ({
    value,
    words,
    found: items.filter(({ itemKey }) => answers.get(itemKey)?.selfResult === value),
  }));
  return (
    <section aria-labelledby="results" className="card mb-6 p-5">
      <h2 id="results" className="text-std-20B-150">
        {t.results}
      </h2>
      <p className="flex flex-wrap gap-x-6">
        {groups.map(({ value, words, found }) => (
          <span key={value}>{t.result(say(words), String(found.length))}</span>
        ))}
      </p>
      {groups
        .filter(({ value, found }) => value !== 'conform' && found.length > 0)
        .map(({ value, words, found }) => (
          <div key={value} className="mt-4">
            <h3 className="font-bold">{t.result(say(words), String(found.length))}</h3>
            <ItemLinks items={found} />
          </div>
        ))}
    </section>
  );
};
