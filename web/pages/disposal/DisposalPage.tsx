import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { type Disposal, disposalActs } from './acts.ts';
import { kinds, text } from './text.ts';

type File = Disposal['files'][number];

/** One list of files that go, and what is left of each: its certificate. */
export const DisposalPage = () => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const { disposalId = '' } = useParams({ strict: false });
  const query = useRead(plane, 'disposal.get', { disposalId });
  const { person } = useNames(plane);
  const list = query.data;
  const columns: readonly [Column<File>, ...Column<File>[]] = [
    { key: 'title', head: { ja: '簿冊', en: 'File' }, cell: ({ title }) => title },
    { key: 'kind', head: { ja: '種類', en: 'Kind' }, cell: ({ kind }) => say(kinds[kind]) },
    { key: 'ended', oneLine: true, head: { ja: '終了', en: 'Ended' }, cell: ({ endedOn }) => dates.day(endedOn) },
    {
      key: 'kept',
      oneLine: true,
      head: { ja: '保存期限', en: 'Kept until' },
      cell: ({ keptUntil }) => dates.day(keptUntil),
    },
    {
      key: 'certificate',
      head: { ja: '廃棄の証明', en: 'Certificate' },
      cell: ({ certificate }) =>
        certificate ? (
          <>
            {dates.time(certificate.at)} {t.gone(String(certificate.records), String(certificate.objects))}
            <code className="block text-dns-14N-130 break-all">{certificate.digest}</code>
          </>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <Page
      title={list ? t.listOf(dates.time(list.proposedAt)) : t.title}
      sealed={plane === 'spi'}
      help={t.pageHelp}
      crumbs={[{ label: t.title, to: `/${plane}/disposals` }]}
      lead={list && <StateBadge kind="disposal" state={list.status} />}
      actions={
        list && (
          <>
            <Commands plane={plane} of={list} table={disposalActs} />
            <Print />
          </>
        )
      }
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Facts
              facts={[
                [t.proposedBy, `${person(one.proposedBy)} ${dates.time(one.proposedAt)}`],
                [t.decidedBy, one.decidedBy && `${person(one.decidedBy)} ${dates.time(one.decidedAt ?? '')}`],
                [t.remark, one.remark],
              ]}
            />
            <div className="mt-8">
              <DataTable
                caption={t.files}
                rows={one.files}
                rowKey={({ kind, id }) => `${kind} ${id}`}
                columns={columns}
                empty={null}
              />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
};
