import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useTrackRoles } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

type Checklist = ItemOf<'general', 'checklist.list'>;

/** Checklists with all their versions, the newest first. */
export const ChecklistList = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const roles = useTrackRoles();
  const checklists = useRead(plane, 'checklist.list', {});
  const columns: readonly [Column<Checklist>, ...Column<Checklist>[]] = [
    {
      key: 'title',
      head: { ja: '名称', en: 'Title' },
      sort: ({ title }) => title,
      cell: ({ checklistId, checklistVersion, title }) => (
        <Link
          to="/$plane/checklists/$checklistId/$version"
          params={{ plane, checklistId, version: String(checklistVersion) }}
          className="link inline-flex min-h-6 items-center font-bold"
        >
          {title}
        </Link>
      ),
    },
    { key: 'version', head: { ja: '版', en: 'Version' }, cell: (c) => t.version(String(c.checklistVersion)) },
    { key: 'status', head: { ja: '状態', en: 'State' }, cell: (c) => <StateBadge kind="checklist" state={c.status} /> },
    { key: 'edition', head: { ja: 'ガイドライン', en: 'Guideline' }, cell: (c) => c.guidelineEdition },
    {
      key: 'items',
      head: { ja: '項目数', en: 'Items' },
      numeric: true,
      sort: ({ items }) => items,
      cell: ({ items }) => items,
    },
    {
      key: 'importedAt',
      head: { ja: '取込み', en: 'Imported' },
      sort: ({ importedAt }) => importedAt,
      oneLine: true,
      cell: ({ importedAt }) => dates.time(importedAt),
    },
  ];
  return (
    <Page
      title={plane === 'spi' ? t.sealedTitle : t.title}
      sealed={plane === 'spi'}
      crumbs={[]}
      help={t.help}
      actions={
        roles.has('auditOffice') && (
          <>
            <Link to="/$plane/checklists/import" params={{ plane }} className={buttonLook('primary')}>
              {t.import}
            </Link>
            <Link to="/$plane/checklists/mappings" params={{ plane }} className={buttonLook('plain')}>
              {t.mappings}
            </Link>
          </>
        )
      }
    >
      <Loaded of={checklists}>
        {({ items }) => (
          <DataTable
            caption={t.title}
            rows={items.toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))}
            rowKey={(c) => `${c.checklistId} ${c.checklistVersion}`}
            columns={columns}
            empty={
              <Empty icon="book" title={t.none}>
                <p>{t.noneNote}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
