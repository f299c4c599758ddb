import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { Dialog } from '#web/parts/Dialog.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import type { Answer } from './Judgement.tsx';
import { text } from './text.ts';

type Item = { itemKey: string; no: string; title: string };
type Props = {
  of: { auditId: string; departmentId: string };
  same: readonly Item[];
  other: readonly Item[];
  answers: ReadonlyMap<string, Answer>;
  onJudged: () => void;
};

const perCall = 25;

/** Judges alike what the section answered alike, after saying how many and which. */
export const JudgeMany = ({ of, same, other, answers, onJudged }: Props) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const send = useSend();
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<number>();
  const judge = async (): Promise<void> => {
    setDone(0);
    let isDone = false;
    try {
      for (let from = 0; from < same.length; from += perCall) {
        const items = same.slice(from, from + perCall).map(({ itemKey }) => ({
          itemKey,
          version: answers.get(itemKey)?.version ?? 0,
          auditResult: 'conform' as const,
        }));
        await send(plane, 'response.judgeMany', { ...of, items });
        setDone(from + items.length);
      }
      toast(t.manyDone(String(same.length)));
      isDone = true;
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    } finally {
      setDone(undefined);
      setOpen(false);
    }
    if (isDone) onJudged();
  };
  if (same.length < 2) return null;
  return (
    <section className="mt-10 border-t border-solid-gray-300 pt-6 print:hidden">
      <h2 className="mb-2 text-std-20B-150">{t.many}</h2>
      <p>{t.manyNote(String(same.length))}</p>
      {other.length > 0 && <p className="text-solid-gray-700">{t.manySkip(String(other.length))}</p>}
      <Button className="mt-3" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t.manyDo(String(same.length))}
      </Button>
      {isOpen && (
        <Dialog title={t.many} onClose={() => setOpen(false)} mayClose={() => done === undefined}>
          <p className="mb-3">{t.manyConfirm}</p>
          <div role="group" aria-label={t.item} tabIndex={0} className="mb-5 max-h-72 overflow-y-auto">
            <ul className="list-disc pl-6">
              {same.map(({ itemKey, no, title }) => (
                <li key={itemKey}>
                  {no} {title}
                </li>
              ))}
            </ul>
          </div>
          {done !== undefined && (
            <progress aria-label={t.many} className="mb-4 w-full accent-blue-900" max={same.length} value={done} />
          )}
          <div className="flex flex-wrap gap-3">
            <Button tone="primary" busy={done !== undefined} onClick={() => void judge()}>
              {t.manyDo(String(same.length))}
            </Button>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
};
