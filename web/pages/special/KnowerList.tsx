import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { useMe } from '#web/api/context.ts';
import type { ItemOf, Out } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrackRoles } from '#web/frame/post.ts';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { guestActs, proposeActs } from './guest-acts.ts';

type Audit = Out<'spi', 'audit.get'>;
type Knower = ItemOf<'spi', 'needToKnow.list'>;

const text = catalogue(
  {
    title: 'この監査を閲覧できる人',
    help: '職と監査人の構成から決まります。ここにいない人には、監査があることも分かりません。',
    none: '閲覧できる人はいません',
    team: '監査人',
    section: '対象の所属',
    officer: '責任者',
    guest: '緊急の閲覧',
    until: (time: string) => `${time}まで`,
    proposed: (who: string, time: string, hours: string) => `${who}が${time}に提案(${hours}時間)`,
    never: 'まだ開いていません',
  },
  {
    title: 'Who may read this audit',
    help: 'It follows from posts and from the team. Nobody else can tell that the audit exists.',
    none: 'Nobody may read it',
    team: 'team',
    section: 'section',
    officer: 'officer',
    guest: 'emergency access',
    until: (time: string) => `until ${time}`,
    proposed: (who: string, time: string, hours: string) => `proposed by ${who} at ${time} (${hours} hours)`,
    never: 'has not opened it yet',
  },
);

/** People who were proposed to be let in, or have been: each act needs another officer than the one before. */
const Guests = ({ audit }: { audit: Audit }) => {
  const t = useText(text);
  const dates = useDates();
  const { person } = useNames('spi');
  const { personId: readerId } = useMe();
  const { auditId, version, guests = [] } = audit;
  if (guests.length === 0) return null;
  return (
    <section aria-labelledby="guests" className="mt-10">
      <h2 id="guests" className="mb-3 text-std-20B-150">
        {t.guest}
      </h2>
      <ul className="divide-y divide-solid-gray-200 border-y border-solid-gray-200">
        {guests.map((guest) => (
          <li
            key={`${guest.personId} ${guest.proposedAt}`}
            className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3"
          >
            <div className="min-w-0 grow">
              <p className="font-bold">{person(guest.personId)}</p>
              <p className="whitespace-pre-line">{guest.reason}</p>
              <p className="text-solid-gray-700">
                {t.proposed(person(guest.proposedBy), dates.time(guest.proposedAt), String(guest.hours))}
                {guest.until && ` / ${t.until(dates.time(guest.until))}`}
              </p>
            </div>
            <Commands plane="spi" of={{ ...guest, auditId, version, readerId }} table={guestActs} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const deciders = ['ciso', 'chiefIsOfficer', 'chiefAuditor'];

/** Who may know of a sealed audit, why, and with which purpose each person opened it last. */
export const KnowerList = () => {
  const t = useText(text);
  const dates = useDates();
  const { auditId = '' } = useParams({ strict: false });
  const audit = useRead('spi', 'audit.get', { auditId }).data;
  const roles = useTrackRoles();
  const decides = deciders.some((role) => roles.has(role));
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
    <Page
      title={t.title}
      sealed
      year={audit?.fiscalYear}
      crumbs={useWayToAudit(audit?.title)}
      help={t.help}
      actions={decides && audit && <Commands plane="spi" of={audit} table={proposeActs} />}
    >
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
      {decides && audit && <Guests audit={audit} />}
    </Page>
  );
};
