import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { usePages } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useSend } from '#web/commands/send.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { usePlansAudits } from '#web/frame/post.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Button } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { reconciliationText } from './reconciliation-text.ts';
import { text } from './text.ts';

type Run = ItemOf<'general', 'reconciliation.list'>;

const mismatches = ['objectMissing', 'objectDiffers', 'recordMissing'] as const;
const others = ['uploadsEnded', 'restarted'] as const;

const Findings = ({ run: { status, counts, rows } }: { run: Run }) => {
  const t = useText(reconciliationText);
  const found = mismatches.reduce((sum, kind) => sum + counts[kind], 0);
  const notes = others.filter((kind) => counts[kind] > 0).map((kind) => `${t[kind]}: ${counts[kind]}`);
  if (status === 'running') return '—';
  return (
    <>
      {found === 0 ? t.allFit : <strong className="text-error-2">{t.found(String(found))}</strong>}
      {notes.map((note) => (
        <span key={note} className="block text-dns-14N-130">
          {note}
        </span>
      ))}
      {rows.length > 0 && (
        <ul className="mt-2 text-dns-14N-130">
          {rows.map(({ discrepancy, place, auditId, evidenceId }) => (
            <li key={`${discrepancy} ${place} ${auditId} ${evidenceId}`} className="break-all">
              {t[discrepancy]} ({t[place]}): {auditId} / {evidenceId}
            </li>
          ))}
        </ul>
      )}
      {found > rows.length && <p>{t.more}</p>}
    </>
  );
};

const Runs = ({ runs, onMore }: { runs: readonly Run[]; onMore: (() => void) | undefined }) => {
  const t = useText(reconciliationText);
  const dates = useDates();
  const { person } = useNames(useTrack());
  const columns: readonly [Column<Run>, ...Column<Run>[]] = [
    { key: 'at', head: { ja: '開始', en: 'Started' }, cell: ({ startedAt }) => dates.time(startedAt) },
    {
      key: 'by',
      head: { ja: '始めた人', en: 'Started by' },
      // A daily run is named by its day.
      cell: ({ runId, startedBy }) => (runId.includes('-') ? t.daily : person(startedBy)),
    },
    { key: 'status', head: { ja: '状態', en: 'State' }, cell: ({ status }) => t[status] },
    { key: 'files', head: { ja: 'ファイル', en: 'Files' }, numeric: true, cell: ({ files }) => files },
    { key: 'found', head: { ja: '結果', en: 'Outcome' }, cell: (run) => <Findings run={run} /> },
  ];
  return (
    <DataTable
      caption={t.title}
      rows={runs}
      rowKey={({ runId }) => runId}
      columns={columns}
      onMore={onMore}
      empty={
        <Empty icon="folder" title={t.none}>
          <p>{t.noneNote}</p>
        </Empty>
      }
    />
  );
};

/** What came of comparing records of evidence with stored files; another comparison can be started. */
export const Reconciliations = () => {
  const t = useText(reconciliationText);
  const d = useText(text);
  const say = useSay();
  const plane = useTrack();
  const { year } = useFiscalYear();
  const mayStart = usePlansAudits();
  const send = useSend();
  const [busy, setBusy] = useState(false);
  const runs = usePages(plane, 'reconciliation.list', { fiscalYear: year });
  const start = async (): Promise<void> => {
    setBusy(true);
    try {
      await send(plane, 'reconciliation.start', {});
      toast(t.started);
    } catch (error) {
      toast(say(problemWords(error)), { bad: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      crumbs={[{ label: d.title, to: `/${plane}/disposals` }]}
      help={t.help}
      actions={
        mayStart && (
          <>
            <Button tone="primary" busy={busy} onClick={() => void start()}>
              {t.start}
            </Button>
            <Button busy={runs.isFetching} onClick={() => void runs.refetch()}>
              {t.refresh}
            </Button>
          </>
        )
      }
    >
      <Loaded of={runs}>
        {(all) => <Runs runs={all} onMore={runs.hasNextPage ? () => void runs.fetchNextPage() : undefined} />}
      </Loaded>
    </Page>
  );
};
