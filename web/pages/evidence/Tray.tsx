import { useEffect, useRef } from 'react';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import type { Aim, Sending, Uploads } from './useUploads.ts';

const accepted = '.xlsx,.docx,.pptx,.pdf,.png,.jpg,.jpeg,.txt,.csv';

const Row = ({ one, uploads }: { one: Sending; uploads: Uploads }) => {
  const t = useText(text);
  const say = useSay();
  const { phase, file, share, created, problem } = one;
  const there = created?.sameFiles.find(({ reusable }) => reusable);
  const percent = String(Math.floor(share * 4) * 25);
  const words = {
    hashing: t.hashing,
    sending: t.progress(percent),
    sent: t.sent,
    same: t.same(there?.fileName ?? file.name),
    failed: problem ? say(problem) : t.failed,
  }[phase];
  return (
    <li className="border-b border-solid-gray-200 py-3">
      <p className="font-bold break-all">{file.name}</p>
      <p role="status" className={phase === 'failed' ? 'text-error-2' : ''}>
        {words}
      </p>
      {phase === 'sending' && (
        <progress aria-label={`${file.name} ${t.sending}`} value={share} className="h-3 w-full accent-blue-900" />
      )}
      {phase === 'same' && (
        <div className="mt-2 flex flex-wrap gap-3">
          <Button onClick={() => void uploads.useThere(one)}>{t.useThere}</Button>
          <Button onClick={() => void uploads.sendAnyway(one)}>{t.sendAnyway}</Button>
        </div>
      )}
      {phase === 'failed' && (
        <Button className="mt-2" onClick={() => void uploads.retry(one)}>
          {t.retry}
        </Button>
      )}
    </li>
  );
};

type Props = {
  uploads: Uploads;
  aim: Aim;
  /** The aim in words; left out where it is clear from what stands around. */
  what?: string | undefined;
  /** Hands files in for nothing in particular again. */
  onLeave?: () => void;
};

/** Where files are handed in: the button first, the drop area second, and a picture can be pasted. */
export const Tray = ({ uploads, aim, what, onLeave }: Props) => {
  const t = useText(text);
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const one = aim.supersedes !== undefined;
  const take = (files: Iterable<File> | null | undefined): void => {
    if (files) uploads.add([...files].slice(0, one ? 1 : undefined), aim);
  };
  useUnsaved(uploads.isBusy);
  useEffect(() => {
    const onPaste = ({ clipboardData }: ClipboardEvent): void => {
      if (clipboardData && clipboardData.files.length > 0) take(clipboardData.files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });
  return (
    <section
      aria-label={t.choose}
      className="mb-8 rounded-12 border-2 border-dashed border-solid-gray-420 p-5"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      {onLeave && (
        <p className="mb-3" role="status">
          {what ?? t.forNone}
        </p>
      )}
      <input
        ref={input}
        type="file"
        multiple={!one}
        accept={accepted}
        aria-label={t.choose}
        hidden
        onChange={(event) => {
          take(event.target.files && [...event.target.files]);
          event.target.value = '';
        }}
      />
      <input
        ref={camera}
        type="file"
        accept="image/jpeg"
        capture="environment"
        aria-label={t.camera}
        hidden
        onChange={(event) => {
          take(event.target.files && [...event.target.files]);
          event.target.value = '';
        }}
      />
      <div className="flex flex-wrap gap-3">
        <Button tone="primary" icon="file" id="choose-files" onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <Button className="pointer-fine:hidden" onClick={() => camera.current?.click()}>
          {t.camera}
        </Button>
        {what && onLeave && (
          <Button tone="quiet" onClick={onLeave}>
            {t.leave}
          </Button>
        )}
      </div>
      <p className="mt-3 text-solid-gray-700">{t.limits}</p>
      <p className="text-solid-gray-700 max-md:hidden">{t.drop}</p>
      {uploads.all.length > 0 && (
        <ul className="mt-4" aria-label={t.sending}>
          {uploads.all.map((one) => (
            <Row key={one.key} one={one} uploads={uploads} />
          ))}
        </ul>
      )}
    </section>
  );
};
