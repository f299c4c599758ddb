import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Clients } from '#web/api/clients.ts';
import { useKansa } from '#web/api/context.ts';
import { base64Of, saveWorkbook } from '#web/api/files.ts';
import { useRead } from '#web/api/read.ts';
import { useSend } from '#web/commands/send.ts';
import { useAttempt } from '#web/commands/useAttempt.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useUnsaved } from '#web/frame/unsaved.tsx';
import { Button } from '#web/parts/Button.tsx';
import { FileButton } from '#web/parts/FileButton.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { PackageRows, type Preview, type Side } from './PackageRows.tsx';
import { packageText } from './package-text.ts';
import { text } from './text.ts';
import { useWhere } from './useSection.ts';

type Read = { file: { fileName: string; content: string }; preview: Preview };

/** Answers given in Excel, without a browser: written out, taken in after a look at every difference. */
export const PackagePage = () => {
  const t = useText(packageText);
  const c = useText(text);
  const say = useSay();
  const navigate = useNavigate();
  const send = useSend();
  const { clients } = useKansa();
  const { plane, auditId, departmentId } = useWhere();
  const where = { auditId, departmentId };
  const assignment = useRead(plane, 'assignment.get', where).data;
  const client: Clients['general'] = clients[plane];
  const [read, setRead] = useState<Read>();
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const { busy, wrong, attempt } = useAttempt<'writing' | 'reading' | 'taking'>();
  useUnsaved(read !== undefined && busy !== 'taking');

  const conflicts = (read?.preview.items ?? []).flatMap(({ itemKey, outcome }) =>
    outcome === 'conflict' && itemKey ? [itemKey] : [],
  );
  const undecided = conflicts.filter((key) => sides[key] === undefined).length;

  const write = (): Promise<void> =>
    attempt('writing', async () => saveWorkbook((await client('package.export', where)).body));
  const look = (file: File): Promise<void> =>
    attempt('reading', async () => {
      const given = { fileName: file.name, content: await base64Of(file) };
      setSides({});
      setRead({ file: given, preview: (await client('package.preview', { ...where, ...given })).body });
    });
  const take = ({ file, preview }: Read): Promise<void> =>
    attempt('taking', async () => {
      const choices = conflicts.map((itemKey) => ({ itemKey, take: sides[itemKey] ?? 'online' }));
      await send(plane, 'package.apply', { ...where, ...file, previewHash: preview.previewHash, choices });
      toast(t.taken);
      await navigate({
        to: '/$plane/audits/$auditId/sections/$departmentId',
        params: { plane, ...where },
        ignoreBlocker: true,
      });
    });

  const changes = read ? read.preview.counts.new + read.preview.counts.changed + read.preview.counts.conflict : 0;
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      help={t.help}
      year={assignment?.fiscalYear}
      crumbs={[
        ...useWayToAudit(assignment?.auditTitle),
        {
          label: assignment ? `${assignment.departmentName} ${c.title}` : '…',
          to: `/${plane}/audits/${auditId}/sections/${departmentId}`,
        },
      ]}
    >
      {wrong && <Wrong>{say(wrong)}</Wrong>}
      <section className="card mb-6 p-4 md:p-6">
        <h2 className="mb-2 text-std-20B-150">{t.step1}</h2>
        <p className="mb-4">{t.step1Note}</p>
        <Button icon="file" busy={busy === 'writing'} onClick={() => void write()}>
          {t.write}
        </Button>
      </section>
      <section className="card mb-6 p-4 md:p-6">
        <h2 className="mb-2 text-std-20B-150">{t.step2}</h2>
        <FileButton accept=".xlsx" limits={t.limits} onFiles={([file]) => file && void look(file)} />
        {busy === 'reading' && <p role="status">{t.reading}</p>}
      </section>
      {read && (
        <section className="card p-4 md:p-6">
          <h2 className="mb-2 text-std-20B-150">{t.step3}</h2>
          <PackageRows
            preview={read.preview}
            sides={sides}
            onSide={(key, side) => setSides((before) => ({ ...before, [key]: side }))}
          />
          {undecided > 0 && <p className="mb-3 font-bold text-error-2">{t.undecided(String(undecided))}</p>}
          <Button
            tone="primary"
            disabled={undecided > 0 || changes === 0}
            busy={busy === 'taking'}
            onClick={() => void take(read)}
          >
            {t.take(String(changes))}
          </Button>
        </section>
      )}
    </Page>
  );
};
