import { Button } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import type { Answer } from './Judgement.tsx';
import type { Shown } from './queue.ts';
import { text } from './text.ts';

type Item = { itemKey: string; no: string; title: string; chapter: string };
type Props = {
  items: readonly Item[];
  queue: readonly Item[];
  answers: ReadonlyMap<string, Answer>;
  current: string | undefined;
  shown: Shown;
  chapter: string;
  go: (change: Record<string, string | undefined>) => void;
  step: (by: number) => void;
};

const label = 'block text-dns-14B-130';

/** Which items are looked at, and which of them now. */
export const QueueBar = ({ items, queue, answers, current, shown, chapter, go, step }: Props) => {
  const t = useText(text);
  const chapters = [...new Set(items.map((item) => item.chapter))];
  return (
    <div className="mb-6 flex flex-wrap items-end gap-3 print:hidden">
      <label className={label}>
        {t.show}
        <select
          className="control mt-1 block text-std-16N-170"
          value={shown}
          onChange={({ target }) => go({ show: target.value, item: undefined, file: undefined })}
        >
          <option value="open">{t.showOpen}</option>
          <option value="bad">{t.showBad}</option>
          <option value="all">{t.showAll}</option>
        </select>
      </label>
      <label className={label}>
        {t.chapter}
        <select
          className="control mt-1 block text-std-16N-170"
          value={chapter}
          onChange={({ target }) => go({ chapter: target.value || undefined, item: undefined, file: undefined })}
        >
          <option value="">{t.allChapters}</option>
          {chapters.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {queue.length > 0 && (
        <>
          <label className={`${label} min-w-0 grow basis-60`}>
            {t.item}
            <select
              className="control mt-1 block text-std-16N-170"
              value={current}
              onChange={({ target }) => go({ item: target.value, file: undefined, question: undefined })}
            >
              {queue.map(({ itemKey, no, title }) => (
                <option key={itemKey} value={itemKey}>
                  {no} {title.slice(0, 50)}
                  {answers.get(itemKey)?.auditResult && ` (${t.judgedMark})`}
                </option>
              ))}
            </select>
          </label>
          <div className="flex gap-2">
            <Button onClick={() => step(-1)}>{t.previous}</Button>
            <Button onClick={() => step(1)}>{t.next}</Button>
          </div>
        </>
      )}
    </div>
  );
};
