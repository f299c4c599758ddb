import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import type { Section } from './useSection.ts';

/** What the section notes for itself on an item. */
export const Note = ({ itemKey, section }: { itemKey: string; section: Section }) => {
  const t = useText(text);
  const say = useSay();
  const send = useSend();
  const note = section.notes.data?.items.find((one) => one.itemKey === itemKey);
  const [typed, setTyped] = useState<string>();
  useUnsaved(typed !== undefined);
  const save = async (): Promise<void> => {
    try {
      const input = { ...section.where, itemKey, version: note?.version ?? 0, text: typed ?? '' };
      await send(section.plane, 'sectionNote.write', input);
      setTyped(undefined);
      toast(t.noteSaved);
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  return (
    <>
      <p id={`${itemKey}-private`} className="mb-2 flex items-center gap-2">
        <Icon name="lock" className="size-5" />
        {t.notePrivate}
      </p>
      <textarea
        aria-label={t.note}
        aria-describedby={`${itemKey}-private`}
        rows={2}
        maxLength={4000}
        className="control field-sizing-content"
        value={typed ?? note?.text ?? ''}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== undefined && (
        <Button className="mt-2" onClick={() => void save()}>
          {t.saveNote}
        </Button>
      )}
    </>
  );
};
