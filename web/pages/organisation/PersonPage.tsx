import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { personActs } from './acts.ts';
import { Roles, useManages } from './parts.tsx';
import { AccessMark } from './People.tsx';
import { peopleText } from './people-text.ts';
import { text } from './text.ts';

type Holding = Out<'directory', 'person.get'>['holdings'][number];

const Holdings = ({ holdings }: { holdings: readonly Holding[] }) => {
  const t = useText(text);
  const p = useText(peopleText);
  const dates = useDates();
  const departments = useRead('directory', 'department.list', {});
  const nameOf = (id: string): string => departments.data?.items.find((d) => d.departmentId === id)?.name ?? id;
  return (
    <ul>
      {holdings.map(({ postId, departmentId, title, roles, from, to, deputyFor }) => (
        <li
          key={postId + from}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-solid-gray-200 py-2"
        >
          <Link to="/organisation/posts/$postId" params={{ postId }} className="link inline-flex min-h-6 items-center">
            {nameOf(departmentId)} {title}
            {deputyFor && ` (${p.asDeputy})`}
          </Link>
          <span>
            {t.since(dates.day(from))}
            {to && ` ${t.until(dates.day(to))}`}
          </span>
          <Roles roles={roles} />
        </li>
      ))}
    </ul>
  );
};

/** One person: access, posts, and for external auditors the contract their seat rests on. */
export const PersonPage = () => {
  const t = useText(text);
  const p = useText(peopleText);
  const dates = useDates();
  const manages = useManages();
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const person = useRead('directory', 'person.get', { personId });
  return (
    <Page
      title={person.data?.name ?? t.people}
      crumbs={[
        { label: t.title, to: '/organisation' },
        { label: t.people, to: '/organisation/people' },
      ]}
      help={p.help}
      actions={person.data && manages && <Commands plane="directory" of={person.data} table={personActs} />}
    >
      <Loaded of={person}>
        {(one) => {
          const { contract, nonDisclosure } = one;
          const now = one.holdings.filter(({ to }) => to === undefined || to >= dates.today);
          const before = one.holdings.filter((holding) => !now.includes(holding));
          return (
            <>
              <Facts
                facts={[
                  [p.access, <AccessMark key="access" person={one} />],
                  [p.email, one.email],
                  [p.signIn, one.subject],
                  [p.lastDay, one.lastDay && dates.day(one.lastDay)],
                ]}
              />
              {one.kind === 'external' && contract && (
                <>
                  <h2 className="mt-8 mb-2 text-std-20B-150">{p.contract}</h2>
                  <Facts
                    facts={[
                      [p.company, contract.company],
                      [p.contractNo, contract.contractNo],
                      [p.term, `${dates.day(contract.from)} – ${dates.due(contract.to)}`],
                      [p.independence, contract.independenceDeclared ? p.declared : p.notDeclared],
                      [p.promise, nonDisclosure ? p.promised(dates.time(nonDisclosure.at)) : p.notPromised],
                      [
                        p.interests,
                        contract.interests.map(({ departmentId, system }) => `${departmentId} ${system}`).join('、'),
                      ],
                    ]}
                  />
                </>
              )}
              {one.kind === 'staff' && (
                <>
                  <h2 className="mt-8 mb-2 text-std-20B-150">{p.posts}</h2>
                  {now.length > 0 ? <Holdings holdings={now} /> : <p className="text-solid-gray-700">{p.noPosts}</p>}
                  {before.length > 0 && (
                    <>
                      <h2 className="mt-8 mb-2 text-std-20B-150">{p.pastPosts}</h2>
                      <Holdings holdings={before} />
                    </>
                  )}
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};
