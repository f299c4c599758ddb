import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { type Column, DataTable } from '#web/parts/DataTable.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { newPerson } from './acts.ts';
import { Sections, useManages } from './parts.tsx';
import { peopleText } from './people-text.ts';
import { text } from './text.ts';
import type { Person } from './tree.ts';

const nothing = {};

const kinds = { staff: { ja: '職員', en: 'Staff' }, external: { ja: '外部監査人', en: 'External auditor' } } as const;

type Access = 'active' | 'stopped' | 'left' | 'noContract' | 'over' | 'ahead';
const accessWords: Readonly<Record<Access, Words>> = {
  active: { ja: '利用できる', en: 'has access' },
  stopped: { ja: '利用停止', en: 'stopped' },
  left: { ja: '退職', en: 'has left' },
  noContract: { ja: '契約未登録', en: 'no contract yet' },
  over: { ja: '契約終了', en: 'contract over' },
  ahead: { ja: '契約開始前', en: 'contract ahead' },
};

/** Whether a person has access on a day, and if not, why. */
export const accessOf = ({ active, lastDay, kind, contract }: Person, today: string): Access => {
  if (!active) return 'stopped';
  if (lastDay !== undefined && lastDay < today) return 'left';
  if (kind === 'staff') return 'active';
  if (contract === undefined) return 'noContract';
  if (contract.to < today) return 'over';
  return contract.from > today ? 'ahead' : 'active';
};

export const AccessMark = ({ person }: { person: Person }) => {
  const say = useSay();
  const access = accessOf(person, useDates().today);
  return (
    <span className={`inline-flex items-center gap-1 ${access === 'active' ? '' : 'font-bold text-orange-1000'}`}>
      <Icon name={access === 'active' ? 'check' : 'stop'} className="size-4" />
      {say(accessWords[access])}
    </span>
  );
};

/** Everybody who can sign in, and external auditors with their contracts. */
export const People = () => {
  const t = useText(text);
  const p = useText(peopleText);
  const say = useSay();
  const dates = useDates();
  const manages = useManages();
  const people = useRead('directory', 'person.list', {});
  const columns: readonly [Column<Person>, ...Column<Person>[]] = [
    {
      key: 'name',
      head: { ja: '氏名', en: 'Name' },
      sort: ({ name }) => name,
      cell: ({ personId, name }) => (
        <Link
          to="/organisation/people/$personId"
          params={{ personId }}
          className="link inline-flex min-h-6 items-center font-bold"
        >
          {name}
        </Link>
      ),
    },
    { key: 'kind', head: { ja: '区分', en: 'Kind' }, cell: ({ kind }) => say(kinds[kind]) },
    {
      key: 'email',
      head: { ja: 'メール', en: 'Mail' },
      cell: ({ email }) => <span className="break-all">{email}</span>,
    },
    { key: 'access', head: { ja: '利用', en: 'Access' }, cell: (person) => <AccessMark person={person} /> },
    {
      key: 'until',
      head: { ja: '期限', en: 'Until' },
      sort: ({ contract, lastDay }) => contract?.to ?? lastDay ?? '',
      cell: ({ contract, lastDay }) => {
        const until = contract?.to ?? lastDay;
        return until ? dates.short(until) : '—';
      },
    },
  ];
  return (
    <Page
      title={t.people}
      crumbs={[{ label: t.title, to: '/organisation' }]}
      help={p.help}
      actions={manages && <Commands plane="directory" of={nothing} table={newPerson} />}
    >
      <Sections />
      <Loaded of={people}>
        {({ items }) => (
          <DataTable
            caption={t.people}
            rows={items}
            rowKey={({ personId }) => personId}
            columns={columns}
            filters={[
              { key: 'q', label: { ja: '氏名', en: 'Name' }, text: ({ name, email }) => `${name} ${email}` },
              {
                key: 'kind',
                label: { ja: '区分', en: 'Kind' },
                of: ({ kind }) => kind,
                options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
              },
              {
                key: 'access',
                label: { ja: '利用', en: 'Access' },
                of: (person) => accessOf(person, dates.today),
                options: Object.entries(accessWords).map(([value, label]) => ({ value, label })),
              },
            ]}
            empty={<Empty icon="people" title={p.nobody} />}
          />
        )}
      </Loaded>
    </Page>
  );
};
