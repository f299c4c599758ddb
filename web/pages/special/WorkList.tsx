import { Link } from '@tanstack/react-router';
import { usePages } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { buttonLook } from '#web/parts/Button.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { Print } from '#web/parts/Print.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { useHandlingSection } from './own-section.ts';
import { newWorkActs, workActs } from './work-acts.ts';

type Work = ItemOf<'spi', 'spiWork.list'>;

const text = catalogue(
  {
    title: '個人番号利用事務等の台帳',
    help: '個人番号を取り扱う事務の台帳です。保護責任者は、年度ごとに内容を確認します。',
    none: '台帳に載っている事務はありません',
    noneNote: '事務の案が作られると、ここに表示されます。',
    use: '個人番号利用事務',
    related: '個人番号関係事務',
    contracts: '委託先の監督',
    contractors: (names: string) => `委託先: ${names}`,
  },
  {
    title: 'Register of number-using work',
    help: 'The works that use Individual Numbers. The protection officer confirms each of them every fiscal year.',
    none: 'The register has no work yet',
    noneNote: 'Works appear here once they have been drafted.',
    use: 'number-using work',
    related: 'number-related work',
    contracts: 'Contractors',
    contractors: (names: string) => `Contractors: ${names}`,
  },
);

/** The register: each work of each section, what it consists of, and by when its year is to be confirmed. */
export const WorkList = () => {
  const t = useText(text);
  const dates = useDates();
  const own = useHandlingSection();
  const works = usePages('spi', 'spiWork.list', {});
  const columns: readonly [Column<Work>, ...Column<Work>[]] = [
    {
      key: 'name',
      head: { ja: '事務', en: 'Work' },
      sort: ({ name }) => name,
      cell: ({ departmentId, workId, name, kind, outsourcings }) => (
        <>
          <Link to="/spi/works/$departmentId/$workId" params={{ departmentId, workId }} className="link font-bold">
            {name}
          </Link>
          <span className="block text-solid-gray-700">{kind === 'spiUseWork' ? t.use : t.related}</span>
          {outsourcings.length > 0 && (
            <span className="block text-solid-gray-700">
              {t.contractors(outsourcings.map(({ contractor }) => contractor).join('、'))}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'section',
      head: { ja: '所属', en: 'Section' },
      sort: ({ departmentName }) => departmentName,
      cell: ({ departmentName }) => departmentName,
    },
    {
      key: 'status',
      head: { ja: '状態', en: 'State' },
      cell: ({ status }) => <StateBadge kind="spiWork" state={status} />,
    },
    {
      key: 'due',
      head: { ja: '年度の確認', en: 'Yearly confirmation' },
      oneLine: true,
      cell: ({ dueDate, overdue }) =>
        dueDate ? <span className={overdue ? 'font-bold text-error-2' : ''}>{dates.due(dueDate)}</span> : '—',
    },
    {
      key: 'acts',
      head: { ja: '操作', en: 'Acts' },
      cell: (work) => (
        <span className="flex flex-wrap gap-2 print:hidden">
          <Commands plane="spi" of={work} table={workActs} />
        </span>
      ),
    },
  ];
  return (
    <Page
      title={t.title}
      sealed
      crumbs={[]}
      actions={
        <>
          {own && <Commands plane="spi" of={{ departmentId: own }} table={newWorkActs} />}
          <Link to="/spi/contracts" className={buttonLook('plain')}>
            {t.contracts}
          </Link>
          <Print />
        </>
      }
      help={t.help}
    >
      <Loaded of={works}>
        {(rows) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowKey={({ workId }) => workId}
            columns={columns}
            onMore={works.hasNextPage ? () => void works.fetchNextPage() : undefined}
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
