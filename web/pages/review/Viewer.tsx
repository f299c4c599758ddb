import { useEffect, useState } from 'react';
import type { ItemOf } from '#web/api/types.ts';
import { useKansa } from '#web/api/context.ts';
import { bytesAt, saveAs } from '#web/api/files.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

export type File = ItemOf<'general', 'evidence.list'>;
type Content = { url: string; blob: Blob; words?: string };

/** As people write it: the byte order mark tells, else UTF-8, else the encoding of old office software. */
const decoded = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
};

/** Fetches a file once it is asked for: the look is recorded before the link is given. */
const useContent = ({ auditId, departmentId, evidenceId, contentType }: File) => {
  const { clients } = useKansa();
  const plane = useTrack();
  const [content, setContent] = useState<Content>();
  const { busy, wrong, attempt } = useAttempt<'opening'>();
  useEffect(() => () => content && URL.revokeObjectURL(content.url), [content]);
  const open = async (): Promise<Content | undefined> => {
    let opened: Content | undefined;
    await attempt('opening', async () => {
      // Both tracks offer it alike.
      const client: typeof clients.general = clients[plane];
      const { body } = await client('evidence.download', { auditId, departmentId, evidenceId });
      const bytes = await bytesAt(body.url);
      const blob = new Blob([bytes], { type: contentType });
      opened = {
        url: URL.createObjectURL(blob),
        blob,
        ...(contentType.startsWith('text/') ? { words: decoded(bytes) } : {}),
      };
      setContent(opened);
    });
    return opened;
  };
  return { content, busy: busy !== undefined, wrong, open };
};

const Shown = ({ file, content }: { file: File; content: Content }) => {
  const t = useText(text);
  const name = file.label ?? file.fileName;
  if (content.words !== undefined)
    return (
      <pre
        role="region"
        aria-label={name}
        tabIndex={0}
        className="max-h-[60vh] overflow-auto rounded-8 border border-solid-gray-300 p-3 text-std-16N-170 whitespace-pre-wrap"
      >
        {content.words}
      </pre>
    );
  if (file.contentType.startsWith('image/'))
    return <img src={content.url} alt={name} className="max-w-full rounded-8 border border-solid-gray-300" />;
  return <p>{t.noPreview}</p>;
};

const kilobytes = (size: number): string => `${Math.max(1, Math.round(size / 1024)).toLocaleString()} KB`;

/** One file: what it is, and its content once somebody wants to see it. */
export const Viewer = ({ file }: { file: File }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const { content, busy, wrong, open } = useContent(file);
  const save = async (): Promise<void> => {
    const got = content ?? (await open());
    if (got) saveAs(file.fileName, got.blob);
  };
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-bold break-all">{file.label ?? file.fileName}</span>
        <StateBadge kind="evidence" state={file.status} />
      </p>
      {file.reasonText && <p>{say(file.reasonText)}</p>}
      {file.may.includes('evidence.download') && (
        <div className="my-3 flex flex-wrap items-center gap-3">
          {!content && (
            <Button tone="primary" icon="file" busy={busy} onClick={() => void open()}>
              {busy ? t.opening : t.open}
            </Button>
          )}
          <Button busy={busy} onClick={() => void save()}>
            {t.download}
          </Button>
          <span className="text-dns-14N-130 text-solid-gray-700">{t.recorded}</span>
        </div>
      )}
      {wrong && <Wrong>{say(wrong)}</Wrong>}
      {content && <Shown file={file} content={content} />}
      <details className="mt-3">
        <summary className="min-h-6 cursor-pointer text-solid-gray-700">
          {file.fileName} ({kilobytes(file.size)})
        </summary>
        <Facts>
          {file.receivedAt && <Fact term={t.received}>{dates.time(file.receivedAt)}</Fact>}
          {file.effectiveFrom && (
            <Fact term={t.period}>
              {dates.day(file.effectiveFrom)} – {file.effectiveTo && dates.day(file.effectiveTo)}
            </Fact>
          )}
          <Fact term={t.hash}>
            <span className="break-all">{file.sha256}</span>
          </Fact>
        </Facts>
      </details>
    </div>
  );
};
