import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useSend } from '#web/commands/send.ts';
import { useFiscalYear } from '#web/frame/fiscal-year.ts';
import { usePlansAudits, useRoles } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { Wrong } from '#web/parts/Wrong.tsx';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Disposal } from './acts.ts';
import { kinds, text } from './text.ts';

type Ended = ItemOf<'general', 'disposal.due'>;

const notDue: Words = { ja: '保存期限の前、または廃棄が止められている', en: 'not due, or held' };

const Lists = ({ lists }: { lists: readonly Disposal[] }) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { person } = useNames(plane);
  const columns: readonly [Column<Disposal>, ...Column<Disposal>[]] = [
    {
      key: 'at',
      head: { ja: '廃棄目録', en: 'List' },
      cell: ({ disposalId, proposedAt }) => (
        <Link to="/$plane/disposals/$disposalId" params={{ plane, disposalId }} className="link font-bold">
          {t.listOf(dates.time(proposedAt))}
        </Link>
      ),
    },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status }) => <StateBadge kind="disposal" state={status} />,
    },
    { key: 'files', head: { ja: '簿冊', en: 'Files' }, numeric: true, cell: ({ files }) => files.length },
    { key: 'by', head: { ja: '作成者', en: 'Proposed by' }, cell: ({ proposedBy }) => person(proposedBy) },
  ];
  return (
    <DataTable
      caption={t.lists}
      rows={lists}
      rowKey={({ disposalId }) => disposalId}
      columns={columns}
      empty={
        <Empty icon="folder" title={t.noLists}>
          <p>{t.noListsNote}</p>
        </Empty>
      }
    />
  );
};

const EndedFiles = ({ files }: { files: readonly Ended[] }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const navigate = useNavigate();
  const send = useSend();
  const mayPropose = usePlansAudits();
  const [wrong, setWrong] = useState<Words>();
  const propose = async (rows: readonly Ended[]): Promise<boolean> => {
    try {
      const chosen = rows.map(({ kind, id }) => ({ kind, id }));
      const { body } = await send(plane, 'disposal.propose', { files: chosen });
      await navigate({ to: '/$plane/disposals/$disposalId', params: { plane, disposalId: body.disposalId } });
      return true;
    } catch (error) {
      setWrong(problemWords(error));
      return false;
    }
  };
  const columns: readonly [Column<Ended>, ...Column<Ended>[]] = [
    { key: 'title', head: { ja: '簿冊', en: 'File' }, sort: ({ title }) => title, cell: ({ title }) => title },
    { key: 'kind', head: { ja: '種類', en: 'Kind' }, cell: ({ kind }) => say(kinds[kind]) },
    {
      key: 'ended',
      head: { ja: '終了', en: 'Ended' },
      sort: ({ endedOn }) => endedOn,
      oneLine: true,
      cell: ({ endedOn }) => dates.day(endedOn),
    },
    {
      key: 'kept',
      head: { ja: '保存期限', en: 'Kept until' },
      sort: ({ keptUntil }) => keptUntil,
      oneLine: true,
      cell: ({ keptUntil, due }) => (
        <span className={due ? 'font-bold' : ''}>
          {dates.day(keptUntil)}
          {due && <span className="block">{t.due}</span>}
        </span>
      ),
    },
    {
      key: 'why',
      head: { ja: '廃棄できない理由', en: 'Why it stays' },
      cell: ({ hold, neededBy }) =>
        [...(hold ? [t.held(hold.reason)] : []), ...neededBy.map(({ title }) => t.neededBy(title))].join(t.comma) ||
        '—',
    },
  ];
  return (
    <>
      {wrong && <Wrong>{say(wrong)}</Wrong>}
      <DataTable
        caption={t.ended}
        rows={files}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        columns={columns}
        {...(mayPropose
          ? {
              bulk: [
                {
                  label: { ja: '廃棄目録を作る', en: 'Propose disposal' },
                  skip: ({ due }: Ended) => (due ? undefined : notDue),
                  run: propose,
                },
              ],
            }
          : {})}
        empty={
          <Empty icon="folder" title={t.noneEnded}>
            <p>{t.noneEndedNote}</p>
          </Empty>
        }
      />
    </>
  );
};

/** What has ended, until when it is kept, and the lists by which it goes. */
export const Disposals = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { year } = useFiscalYear();
  const lists = useRead(plane, 'disposal.list', {});
  const ended = useRead(plane, 'disposal.due', { fiscalYear: year });
  const roles = useRoles();
  const plansAudits = usePlansAudits();
  const inBoth = roles.has('ciso') || (roles.has('spiAuditOfficer') && roles.has('chiefAuditor'));
  const other = plane === 'spi' ? 'general' : 'spi';
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      crumbs={[]}
      help={t.help}
      actions={
        <>
          {plansAudits && (
            <Link to="/$plane/reconciliations" params={{ plane }} className={buttonLook('plain')}>
              {t.reconciliations}
            </Link>
          )}
          {inBoth && (
            <Link to="/$plane/disposals" params={{ plane: other }} className="link">
              {other === 'spi' ? t.toSpi : t.toGeneral}
            </Link>
          )}
        </>
      }
    >
      <h2 className="mb-3 text-std-20B-150">{t.lists}</h2>
      <Loaded of={lists}>{({ items }) => <Lists lists={items} />}</Loaded>
      <h2 className="mt-10 mb-3 text-std-20B-150">
        {t.ended} {dates.year(year)}
      </h2>
      <Loaded of={ended}>{({ items }) => <EndedFiles files={items} />}</Loaded>
    </Page>
  );
};
