import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { problemWords } from '#web/api/problems.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useSend } from '#web/commands/send.ts';
import { toast } from '#web/frame/toasts.tsx';
import { useTrack } from '#web/frame/track.ts';
import type { BulkAct } from '#web/parts/bulk.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { heldText } from './held-text.ts';

type Held = ItemOf<'spi', 'evidence.listHeld'>;

/** As many as one act takes. */
const most = 24;

/** What their sections have declared is confirmed for several files, section by section as the API takes them. */
const useAttestMany = (): BulkAct<Held> => {
  const t = useText(heldText);
  const say = useSay();
  const send = useSend();
  return {
    label: { ja: '申告を確認する', en: 'Confirm the declarations' },
    skip: ({ may, declaration }) =>
      declaration && may.includes('evidence.attestAsOfficer')
        ? undefined
        : { ja: '申告がない、または個人番号のおそれがある', en: 'not declared, or signs of a number' },
    run: async (rows) => {
      let done = 0;
      try {
        for (const [place, files] of Map.groupBy(rows, (row) => `${row.auditId}/${row.departmentId}`)) {
          const [auditId = '', departmentId = ''] = place.split('/');
          const items = files.slice(0, most).map(({ evidenceId, version }) => ({ evidenceId, version }));
          const { body } = await send('spi', 'evidence.attestManyAsOfficer', { auditId, departmentId, items });
          done += body.done.length;
        }
        toast(t.attested(String(done), String(rows.length - done)), { bad: done < rows.length });
        return true;
      } catch (error) {
        toast(say(problemWords(error)), { bad: true });
        return false;
      }
    },
  };
};

/** Files that wait for the SPI audit officer, of one plane. */
export const HeldList = () => {
  const t = useText(heldText);
  const dates = useDates();
  const plane = useTrack();
  const attest = useAttestMany();
  const held = useRead(plane, 'evidence.listHeld', {});
  const columns: readonly [Column<Held>, ...Column<Held>[]] = [
    {
      key: 'file',
      head: { ja: 'ファイル', en: 'File' },
      cell: ({ auditId, departmentId, evidenceId, fileName }) => (
        <Link
          to="/$plane/held/$auditId/$departmentId/$evidenceId"
          params={{ plane, auditId, departmentId, evidenceId }}
          className="link font-bold"
        >
          {fileName}
        </Link>
      ),
    },
    {
      key: 'section',
      head: { ja: '所属', en: 'Section' },
      sort: (file) => file.departmentName,
      cell: (file) => (
        <>
          {file.departmentName}
          <span className="block text-solid-gray-700">{file.uploaderName}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: { ja: '状態', en: 'State' },
      cell: ({ status }) => <StateBadge kind="evidence" state={status} />,
    },
    {
      key: 'found',
      head: { ja: '見つかった件数', en: 'Found' },
      cell: ({ signs = [] }) => t.times(String(signs.reduce((all, { count }) => all + count, 0))),
    },
    {
      key: 'due',
      head: { ja: '判断の期限', en: 'Decide by' },
      sort: ({ due }) => due,
      cell: ({ due }) => <span className={dates.isLate(due) ? 'font-bold text-error-2' : ''}>{dates.due(due)}</span>,
    },
  ];
  return (
    <Page title={t.title} sealed={plane === 'spi'} crumbs={[]} lead={t.lead} help={t.help}>
      <nav aria-label={t.planes} className="mb-6 flex flex-wrap gap-3 print:hidden">
        {(['general', 'spi'] as const).map((one) => (
          <Link
            key={one}
            to="/$plane/held"
            params={{ plane: one }}
            className="inline-flex min-h-11 items-center rounded-8 border border-solid-gray-420 px-4 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-50 aria-[current]:font-bold aria-[current]:text-blue-900"
            activeOptions={{ includeSearch: false }}
          >
            {one === 'spi' ? t.special : t.general}
          </Link>
        ))}
      </nav>
      <Loaded of={held}>
        {({ items }) => (
          <DataTable
            caption={t.title}
            rows={items}
            rowKey={({ evidenceId }) => evidenceId}
            columns={columns}
            {...(plane === 'spi' ? { bulk: [attest] } : {})}
            empty={
              <Empty icon="checkCircle" title={t.none}>
                <p>{t.noneNote}</p>
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
