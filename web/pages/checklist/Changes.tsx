import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useSend } from '#web/commands/send.ts';
import { problemWords } from '#web/api/problems.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

type Checklist = Out<'general', 'checklist.get'>;
type Difference = Out<'general', 'checklist.difference'>;
type Shown = Difference['added'][number];

const One = ({ item }: { item: Shown }) => (
  <li>
    <span className="tabular-nums">{item.no}</span> {item.title}
  </li>
);

const Group = ({ title, items }: { title: string; items: readonly Shown[] }) =>
  items.length > 0 && (
    <details className="border-t border-solid-gray-200">
      <summary className="min-h-11 cursor-pointer py-2 font-bold">
        {title} ({items.length})
      </summary>
      <ul className="list-disc space-y-1 pb-3 pl-6">
        {items.map((item) => (
          <One key={item.itemKey} item={item} />
        ))}
      </ul>
    </details>
  );

const Renames = ({ of, from, renames }: { of: Checklist; from: number; renames: Difference['renames'] }) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const send = useSend();
  const identify = async (itemKey: string, was: string): Promise<void> => {
    const { checklistId, checklistVersion, version } = of;
    try {
      const input = { checklistId, checklistVersion: String(checklistVersion), from, pairs: [{ itemKey, was }] };
      await send(plane, 'checklist.identify', input, { version });
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  if (renames.length === 0) return null;
  return (
    <details open className="border-t border-solid-gray-200">
      <summary className="min-h-11 cursor-pointer py-2 font-bold">
        {t.renames} ({renames.length})
      </summary>
      <p className="mb-2">{t.renamesNote}</p>
      <ul className="space-y-3 pb-3">
        {renames.map(({ was, now, likeness }) => (
          <li key={now.itemKey} className="card p-3">
            <p>
              <span className="mr-2 text-dns-14B-130">{t.was}</span>
              {was.no} {was.title}
            </p>
            <p>
              <span className="mr-2 text-dns-14B-130">{t.now}</span>
              {now.no} {now.title}
            </p>
            <p className="mt-2 flex flex-wrap items-center gap-3">
              {t.likeness(String(Math.round(likeness * 100)))}
              {of.may.includes('checklist.identify') && (
                <Button onClick={() => void identify(now.itemKey, was.itemKey)}>{t.same}</Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What changed since an earlier version; the one before, unless another is chosen. */
export const Changes = ({ of }: { of: Checklist }) => {
  const t = useText(text);
  const plane = useTrack();
  const state = useListState();
  const { checklistId, checklistVersion } = of;
  const from = Number(state.filter('from') || checklistVersion - 1);
  const difference = useRead(
    plane,
    'checklist.difference',
    { checklistId, checklistVersion: String(checklistVersion), from },
    { enabled: from >= 1 },
  );
  return (
    <section aria-labelledby="changes" className="mt-8">
      <h2 id="changes" className="mb-2 text-std-20B-150">
        {t.changes}
      </h2>
      {checklistVersion === 1 ? (
        <p className="text-solid-gray-700">{t.first}</p>
      ) : (
        <>
          <label className="mb-4 block text-dns-14B-130 print:hidden">
            {t.compareWith}
            <select
              className="control mt-1 block max-w-60 text-std-16N-170"
              value={String(from)}
              onChange={(event) => state.put({ from: event.target.value })}
            >
              {Array.from({ length: checklistVersion - 1 }, (_, n) => String(n + 1)).map((n) => (
                <option key={n} value={n}>
                  {t.version(n)}
                </option>
              ))}
            </select>
          </label>
          <Loaded of={difference}>
            {({ counts, added, removed, reworded, renames }) => (
              <>
                <p className="mb-3 flex flex-wrap gap-x-6">
                  {(['added', 'removed', 'reworded', 'unchanged'] as const).map((kind) => (
                    <span key={kind}>
                      {t[kind]} <span className="font-bold tabular-nums">{counts[kind]}</span>
                    </span>
                  ))}
                </p>
                <Renames of={of} from={from} renames={renames} />
                <Group title={t.added} items={added} />
                <Group title={t.removed} items={removed} />
                {reworded.length > 0 && (
                  <details className="border-t border-solid-gray-200">
                    <summary className="min-h-11 cursor-pointer py-2 font-bold">
                      {t.reworded} ({reworded.length})
                    </summary>
                    <ul className="space-y-3 pb-3">
                      {reworded.map((item) => (
                        <li key={item.itemKey} className="card p-3">
                          <p className="font-bold tabular-nums">{item.no}</p>
                          <p className="whitespace-pre-line">
                            <del>{item.before}</del>
                          </p>
                          <p className="whitespace-pre-line">
                            <ins className="bg-green-50">{item.after}</ins>
                          </p>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </>
            )}
          </Loaded>
        </>
      )}
    </section>
  );
};
