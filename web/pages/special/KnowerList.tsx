import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';

type Knower = ItemOf<'spi', 'needToKnow.list'>;

const text = catalogue(
  {
    title: 'この監査を閲覧できる人',
    audits: '特定個人情報の監査',
    help: '職と監査人の構成から決まります。ここにいない人には、監査があることも分かりません。',
    none: '閲覧できる人はいません',
    team: '監査人',
    section: '対象の所属',
    officer: '責任者',
    guest: '緊急の閲覧',
    until: (time: string) => `${time}まで`,
    never: 'まだ開いていません',
  },
  {
    title: 'Who may read this audit',
    audits: 'Sealed audits',
    help: 'It follows from posts and from the team. Nobody else can tell that the audit exists.',
    none: 'Nobody may read it',
    team: 'team',
    section: 'section',
    officer: 'officer',
    guest: 'emergency access',
    until: (time: string) => `until ${time}`,
    never: 'has not opened it yet',
  },
);

/** Who may know of a sealed audit, why, and with which purpose each person opened it last. */
export const KnowerList = () => {
  const t = useText(text);
  const dates = useDates();
  const { auditId = '' } = useParams({ strict: false });
  const columns: readonly [Column<Knower>, ...Column<Knower>[]] = [
    {
      key: 'name',
      head: { ja: '氏名', en: 'Name' },
      cell: ({ name, title }) => (
        <>
          <span className="font-bold">{name}</span>
          {title && <span className="block text-solid-gray-700">{title}</span>}
        </>
      ),
    },
    {
      key: 'ground',
      head: { ja: '閲覧できる理由', en: 'Why' },
      cell: ({ ground, until }) => `${t[ground]}${until ? ` (${t.until(dates.time(until))})` : ''}`,
    },
    {
      key: 'visit',
      head: { ja: '最後に述べた目的', en: 'Purpose stated last' },
      cell: ({ lastVisit }) => (lastVisit ? `${dates.time(lastVisit.at)} ${lastVisit.purpose}` : t.never),
    },
  ];
  return (
    <Page title={t.title} sealed crumbs={[{ label: t.audits, to: '/spi/audits' }]} help={<p>{t.help}</p>}>
      <Loaded of={useRead('spi', 'needToKnow.list', { auditId })}>
        {({ items }) => (
          <DataTable
            caption={t.title}
            rows={items}
            rowKey={({ personId, ground, departmentId }) => `${personId} ${ground} ${departmentId ?? ''}`}
            columns={columns}
            empty={<Empty icon="people" title={t.none} />}
          />
        )}
      </Loaded>
    </Page>
  );
};
