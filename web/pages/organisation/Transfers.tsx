import { useState } from 'react';
import { base64Of, saveWorkbook } from '#web/api/files.ts';
import { useRead } from '#web/api/read.ts';
import { useKansa } from '#web/api/context.ts';
import { FieldRow } from '#web/commands/FieldRow.tsx';
import { useSend } from '#web/commands/send.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { toast } from '#web/frame/toasts.tsx';
import { Button } from '#web/parts/Button.tsx';
import { FileButton } from '#web/parts/FileButton.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Sections } from './parts.tsx';
import { text } from './text.ts';
import { type Preview, TransferPreview } from './TransferPreview.tsx';
import { transferText } from './transfer-text.ts';

const fromField = {
  name: 'from',
  kind: 'date',
  required: true,
  label: { ja: transferText.ja.from, en: transferText.en.from },
  hint: { ja: transferText.ja.fromHint, en: transferText.en.fromHint },
} as const;
const missingField = {
  name: 'missing',
  kind: 'choice',
  required: true,
  label: { ja: transferText.ja.missing, en: transferText.en.missing },
  options: (['keep', 'left'] as const).map((value) => ({
    value,
    label: { ja: transferText.ja[value], en: transferText.en[value] },
  })),
} as const;

type Wish = { fileName: string; content: string; from: string; missing: 'keep' | 'left' };

const History = () => {
  const t = useText(transferText);
  const dates = useDates();
  const transfers = useRead('directory', 'transfer.list', {});
  return (
    <section className="mt-10">
      <h2 className="mb-2 text-std-20B-150">{t.history}</h2>
      <Loaded of={transfers}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.noHistory}</p>
          ) : (
            <ul>
              {items.map(({ transferId, from, source, changes, done, appliedAt }) => (
                <li key={transferId} className="border-t border-solid-gray-200 py-2">
                  <p>
                    <span className="font-bold">{dates.day(from)}</span> {source.fileName}{' '}
                    {t.done(String(done), String(changes))}
                  </p>
                  <p className="text-solid-gray-700">{dates.time(appliedAt)}</p>
                  {done < changes && <p className="text-error-2">{t.half}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
};

/** 人事異動: a staff list is loaded, its difference looked at, and applied. */
export const Transfers = () => {
  const t = useText(transferText);
  const o = useText(text);
  const say = useSay();
  const dates = useDates();
  const { clients } = useKansa();
  const send = useSend();
  const [file, setFile] = useState<File>();
  const [from, setFrom] = useState<string>(dates.today);
  const [missing, setMissing] = useState<Wish['missing']>('keep');
  const [asked, setAsked] = useState<{ wish: Wish; preview: Preview }>();
  const { busy, wrong, refuse, attempt } = useAttempt<'reading' | 'applying' | 'template'>();

  const compare = (): Promise<void> =>
    attempt('reading', async () => {
      if (!file) return refuse({ ja: transferText.ja.noFile, en: transferText.en.noFile });
      const wish = { fileName: file.name, content: await base64Of(file), from, missing };
      setAsked({ wish, preview: (await clients.directory('transfer.preview', wish)).body });
    });
  const apply = ({ wish, preview }: NonNullable<typeof asked>): Promise<void> =>
    attempt('applying', async () => {
      await send('directory', 'transfer.apply', { ...wish, previewHash: preview.previewHash });
      setAsked(undefined);
      setFile(undefined);
      toast(t.applied);
    });
  const template = (): Promise<void> =>
    attempt('template', async () => saveWorkbook((await clients.directory('transfer.template', { from })).body));

  return (
    <Page title={o.transfers} crumbs={[{ label: o.title, to: '/organisation' }]} help={t.help}>
      <Sections />
      {wrong && <Wrong>{say(wrong)}</Wrong>}
      <section className="card mb-6 p-4 md:p-6">
        <h2 className="text-std-20B-150">{t.step1}</h2>
        <p className="mt-1 mb-3">{t.step1Note}</p>
        <Button icon="down" busy={busy === 'template'} onClick={() => void template()}>
          {t.download}
        </Button>
      </section>
      <section className="card mb-6 p-4 md:p-6">
        <h2 className="mb-3 text-std-20B-150">{t.step2}</h2>
        <FieldRow
          id="transfer-from"
          field={fromField}
          record={undefined}
          value={from}
          complaint={undefined}
          onChange={(day) => setFrom(typeof day === 'string' ? day : '')}
        />
        <FieldRow
          id="transfer-missing"
          field={missingField}
          record={undefined}
          value={missing}
          complaint={undefined}
          onChange={(value) => setMissing(value as Wish['missing'])}
        />
        <FileButton accept=".xlsx,.csv" limits={t.limits} onFiles={([chosen]) => setFile(chosen)} />
        {file && <p className="mt-2 font-bold">{file.name}</p>}
        <div className="mt-4">
          <Button tone="primary" busy={busy === 'reading'} onClick={() => void compare()}>
            {busy === 'reading' ? t.comparing : t.compare}
          </Button>
        </div>
      </section>
      {asked && (
        <section className="card p-4 md:p-6" aria-labelledby="difference">
          <h2 id="difference" className="mb-3 text-std-20B-150">
            {t.step3}
          </h2>
          <TransferPreview preview={asked.preview} />
          {asked.preview.counts.changes > 0 && !asked.preview.obstacle && (
            <Button tone="primary" busy={busy === 'applying'} className="mt-4" onClick={() => void apply(asked)}>
              {busy === 'applying' ? t.applying : t.apply}
            </Button>
          )}
        </section>
      )}
      <History />
    </Page>
  );
};
