import { useId, useState } from 'react';
import { useSend } from '#web/commands/send.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import type { Item, Section } from './useSection.ts';

/** Who in the section answers these items. It is a name, and gives nobody a right. */
export const Delegate = ({ items, section }: { items: readonly Item[]; section: Section }) => {
  const t = useText(text);
  const say = useSay();
  const send = useSend();
  const id = useId();
  const [to, setTo] = useState('');
  const { busy, wrong, attempt } = useAttempt<'delegating'>();
  useUnsaved(to !== '');
  const assignment = section.assignment.data;
  if (!assignment?.may.includes('assignment.delegate')) return null;
  const delegate = (): Promise<void> =>
    attempt('delegating', async () => {
      const named = items.map(({ itemKey }) => ({ itemKey, to: to.trim() }));
      const { version } = assignment;
      await send(section.plane, 'assignment.delegate', { ...section.where, items: named }, { version });
      setTo('');
      toast(t.delegated(String(named.length)));
    });
  return (
    <details className="mt-2">
      <summary className="min-h-11 cursor-pointer py-2">{t.delegate(String(items.length))}</summary>
      <label htmlFor={id} className="mb-1 block font-bold">
        {t.delegateTo}
      </label>
      <div className="flex flex-wrap gap-3 pb-3">
        <input
          id={id}
          maxLength={200}
          autoComplete="off"
          className="control max-w-80"
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
        <Button disabled={to.trim() === ''} busy={busy !== undefined} onClick={() => void delegate()}>
          {t.delegateSend}
        </Button>
      </div>
      {wrong && <Wrong>{say(wrong)}</Wrong>}
    </details>
  );
};
