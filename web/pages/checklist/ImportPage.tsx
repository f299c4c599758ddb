import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { base64Of } from '#web/api/files.ts';
import { useKansa } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import type { Clients } from '#web/api/clients.ts';
import type { Out, Track } from '#web/api/types.ts';
import { useSend } from '#web/commands/send.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { FileButton } from '#web/parts/FileButton.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { Page } from '#web/parts/Page.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { importText } from './import-text.ts';
import { Mapping, type SheetMapping } from './Mapping.tsx';
import { PreviewFacts } from './PreviewFacts.tsx';
import { text } from './text.ts';

type Preview = Out<'general', 'checklist.preview'>;
type Given = { fileName: string; content: string; mapping?: ReturnType<typeof given>[] };

const given = ({ sheet, headerRow, headerRows, columns }: SheetMapping) => ({ sheet, headerRow, headerRows, columns });

/** Reads the file without keeping anything. */
const previewOf = async (clients: Clients, plane: Track, asked: Given): Promise<Preview> => {
  const client: Clients['general'] = clients[plane];
  return (await client('checklist.preview', asked)).body;
};

/** A checklist is read, looked at, corrected and imported as a draft. */
export const ImportPage = () => {
  const t = useText(importText);
  const c = useText(text);
  const say = useSay();
  const plane = useTrack();
  const navigate = useNavigate();
  const { clients } = useKansa();
  const send = useSend();
  const checklists = useRead(plane, 'checklist.list', {});
  const [file, setFile] = useState<File>();
  const [read, setRead] = useState<{ given: Given; preview: Preview; mapping: readonly SheetMapping[] }>();
  const [title, setTitle] = useState('');
  const [edition, setEdition] = useState('');
  const [of, setOf] = useState(useListState().filter('of'));
  const { busy, wrong, refuse, attempt } = useAttempt<'reading' | 'importing' | 'saving'>();
  useUnsaved(read !== undefined && busy !== 'importing');

  const look = (mapping?: readonly SheetMapping[]): Promise<void> =>
    attempt('reading', async () => {
      if (!file) return refuse({ ja: importText.ja.noFile, en: importText.en.noFile });
      const asked: Given = {
        fileName: file.name,
        content: await base64Of(file),
        ...(mapping ? { mapping: mapping.map(given) } : {}),
      };
      const preview = await previewOf(clients, plane, asked);
      setRead({ given: asked, preview, mapping: preview.mapping });
      if (title === '') setTitle(file.name.replace(/\.\w+$/, ''));
    });
  const importIt = ({ given: asked, preview }: NonNullable<typeof read>): Promise<void> =>
    attempt('importing', async () => {
      const input = {
        ...asked,
        previewHash: preview.previewHash,
        title,
        guidelineEdition: edition,
        ...(of === '' ? {} : { checklistId: of }),
      };
      const { body } = await send(plane, 'checklist.import', input);
      toast(t.imported);
      const { checklistId, checklistVersion } = body;
      await navigate({
        to: '/$plane/checklists/$checklistId/$version',
        params: { plane, checklistId, version: String(checklistVersion) },
        ignoreBlocker: true,
      });
    });
  const saveProfile = ({ mapping }: NonNullable<typeof read>): Promise<void> =>
    attempt('saving', async () => {
      const sheets = mapping.map(({ headings, headerRows, columns }) => ({ headings, headerRows, columns }));
      await send(plane, 'mappingProfile.save', { name: title, sheets });
      toast(t.savedProfile);
    });

  const titles = new Map((checklists.data?.items ?? []).map((one) => [one.checklistId, one.title]));
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      crumbs={[{ label: c.title, to: `/${plane}/checklists` }]}
      help={t.help}
    >
      {wrong && <Wrong>{say(wrong)}</Wrong>}
      <section className="card mb-6 p-4 md:p-6">
        <h2 className="mb-3 text-std-20B-150">{t.step1}</h2>
        <FileButton accept=".xlsx,.csv" limits={t.limits} onFiles={([chosen]) => setFile(chosen)} />
        {file && <p className="mt-2 font-bold">{file.name}</p>}
        <Button
          tone={read ? 'plain' : 'primary'}
          className="mt-4"
          busy={busy === 'reading'}
          onClick={() => void look()}
        >
          {busy === 'reading' ? t.reading : t.read}
        </Button>
      </section>
      {read && (
        <>
          <section className="card mb-6 p-4 md:p-6">
            <h2 className="mb-3 text-std-20B-150">{t.step2}</h2>
            <PreviewFacts preview={read.preview} />
            {read.mapping.map((mapping, n) => (
              <Mapping
                key={mapping.sheet}
                mapping={mapping}
                onChange={(changed) => setRead({ ...read, mapping: read.mapping.with(n, changed) })}
              />
            ))}
            <div className="flex flex-wrap gap-3">
              <Button busy={busy === 'reading'} onClick={() => void look(read.mapping)}>
                {t.again}
              </Button>
              <Button busy={busy === 'saving'} onClick={() => void saveProfile(read)}>
                {t.saveProfile}
              </Button>
            </div>
          </section>
          <section className="card p-4 md:p-6">
            <h2 className="mb-3 text-std-20B-150">{t.step3}</h2>
            <label className="mb-4 block font-bold">
              {t.name}
              <input
                className="control mt-1 block font-normal"
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            </label>
            <label className="mb-4 block font-bold">
              {t.edition}
              <span className="block font-normal text-solid-gray-700">{t.editionHint}</span>
              <input
                className="control mt-1 block max-w-60 font-normal"
                value={edition}
                onChange={(event) => setEdition(event.target.value)}
              />
            </label>
            <label className="mb-4 block font-bold">
              {t.of}
              <select
                className="control mt-1 block font-normal"
                value={of}
                onChange={(event) => setOf(event.target.value)}
              >
                <option value="">{t.newOne}</option>
                {[...titles].map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Button
              tone="primary"
              busy={busy === 'importing' || read.preview.items.length === 0}
              onClick={() => void importIt(read)}
            >
              {busy === 'importing' ? t.importing : t.import}
            </Button>
          </section>
        </>
      )}
    </Page>
  );
};
