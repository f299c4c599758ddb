import { lazy, Suspense, useEffect, useState } from 'react';
import type { Clients } from '#web/api/clients.ts';
import { useKansa } from '#web/api/context.ts';
import { bytesAt, saveAs } from '#web/api/files.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { ImageView } from '#web/parts/viewing/ImageView.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

const PdfView = lazy(() => import('#web/parts/pdf/PdfView.tsx'));

type File = Pick<
  ItemOf<'general', 'evidence.list'>,
  'auditId' | 'departmentId' | 'evidenceId' | 'contentType' | 'fileName' | 'label' | 'may'
>;
type OnPage = (page: number | undefined) => void;
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
const useContent = ({ auditId, departmentId, evidenceId, contentType, fileName }: File) => {
  const { clients } = useKansa();
  // Both tracks offer it alike.
  const client: Clients['general'] = clients[useTrack()];
  const [content, setContent] = useState<Content>();
  const { busy, wrong, attempt } = useAttempt<'opening' | 'saving'>();
  useEffect(() => () => content && URL.revokeObjectURL(content.url), [content]);
  const fetched = async (): Promise<Blob> => {
    const { body } = await client('evidence.download', { auditId, departmentId, evidenceId });
    return new Blob([await bytesAt(body.url)], { type: contentType });
  };
  return {
    content,
    busy,
    wrong,
    open: (): Promise<void> =>
      attempt('opening', async () => {
        const blob = await fetched();
        const words = contentType.startsWith('text/') ? { words: decoded(await blob.arrayBuffer()) } : {};
        setContent({ url: URL.createObjectURL(blob), blob, ...words });
      }),
    close: (): void => setContent(undefined),
    save: (): Promise<void> => attempt('saving', async () => saveAs(fileName, content?.blob ?? (await fetched()))),
  };
};

const Shown = ({ file, content, onPage }: { file: File; content: Content; onPage: OnPage | undefined }) => {
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
  if (file.contentType.startsWith('image/')) return <ImageView name={name} url={content.url} />;
  if (file.contentType === 'application/pdf')
    return (
      <Suspense fallback={<p aria-busy="true">{t.opening}</p>}>
        <PdfView name={name} file={content.blob} onPage={onPage} />
      </Suspense>
    );
  return <p>{t.noPreview}</p>;
};

/** What is in a file, shown or saved once somebody wants it; nothing where it cannot be had. */
export const FileContent = ({ file, onPage }: { file: File; onPage?: OnPage }) => {
  const t = useText(text);
  const say = useSay();
  const { content, busy, wrong, open, close, save } = useContent(file);
  if (!file.may.includes('evidence.download')) return null;
  return (
    <div className="my-3">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Button
          icon="file"
          busy={busy !== undefined}
          aria-expanded={content !== undefined}
          onClick={() => (content ? close() : void open())}
        >
          {busy === 'opening' ? t.opening : content ? t.close : t.open}
        </Button>
        <Button busy={busy !== undefined} onClick={() => void save()}>
          {t.download}
        </Button>
        <span className="text-dns-14N-130 text-solid-gray-700">{t.recorded}</span>
      </div>
      {wrong && <Wrong>{say(wrong)}</Wrong>}
      {content && <Shown file={file} content={content} onPage={onPage} />}
    </div>
  );
};
