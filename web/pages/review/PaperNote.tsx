import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { useRead } from '#web/api/read.ts';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import type { Paper } from './acts.ts';
import { text } from './text.ts';

const Note = ({ paper, version, begin }: { paper: Paper; version: number; begin: string }) => {
  const t = useText(text);
  const say = useSay();
  const plane = useTrack();
  const send = useSend();
  const [words, setWords] = useState(begin);
  const { auditId, departmentId, workpaperId } = paper;
  const save = async (): Promise<void> => {
    try {
      await send(plane, 'workpaper.writeNote', { auditId, departmentId, workpaperId, version, text: words });
      toast(t.noteSaved);
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    }
  };
  return (
    <>
      <label className="block">
        <span className="text-solid-gray-700">{t.noteHint}</span>
        <textarea
          rows={3}
          className="control mt-1 field-sizing-content"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <Button className="mt-2" onClick={() => void save()}>
        {t.noteSave}
      </Button>
    </>
  );
};

/** What the author of a workpaper notes for nobody else. */
export const PaperNote = ({ paper }: { paper: Paper }) => {
  const t = useText(text);
  const { auditId, departmentId, workpaperId } = paper;
  const [open, setOpen] = useState(false);
  const query = useRead(useTrack(), 'workpaper.note', { auditId, departmentId, workpaperId }, { enabled: open });
  return (
    <details className="mt-3 print:hidden" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-11 cursor-pointer font-bold">{t.note}</summary>
      {open && (
        <Loaded of={query}>
          {({ version, text: begin }) => <Note paper={paper} version={version} begin={begin} />}
        </Loaded>
      )}
    </details>
  );
};
