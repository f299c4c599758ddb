import { Link, useParams } from '@tanstack/react-router';
import { useMe } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { buttonLook } from '#web/parts/Button.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { deputyActs, postActs } from './acts.ts';
import { Roles, useManages } from './parts.tsx';
import { text } from './text.ts';

/** One post: who holds it, who deputises, and handing it over. */
export const PostPage = () => {
  const t = useText(text);
  const dates = useDates();
  const manages = useManages();
  const { personId } = useMe();
  const { postId = '' } = useParams({ strict: false }) as { postId?: string };
  const post = useRead('directory', 'post.get', { postId });
  const people = useRead('directory', 'person.list', {});
  const departments = useRead('directory', 'department.list', {});
  const nameOf = (personId: string | undefined): string | undefined =>
    people.data?.items.find((person) => person.personId === personId)?.name;
  const isHolder = post.data?.holderId === personId;
  const departmentName = departments.data?.items.find((d) => d.departmentId === post.data?.departmentId)?.name;
  return (
    <Page
      title={post.data ? `${departmentName ?? ''} ${post.data.title}`.trim() : t.post}
      crumbs={[{ label: t.title, to: '/organisation' }]}
      help={t.help}
      actions={
        post.data && (
          <>
            {(manages || isHolder) && (
              <Commands plane="directory" of={post.data} table={manages ? postActs : deputyActs} />
            )}
            <Link to="/$plane/posts/$postId/hand-over" params={{ plane: 'general', postId }} className={buttonLook()}>
              {t.sheet}
            </Link>
          </>
        )
      }
    >
      <Loaded of={post}>
        {({ holderId, holderName, since, predecessor, roles, validTo, deputies = [] }) => (
          <>
            <Facts
              facts={[
                [t.holder, holderId ? (holderName ?? nameOf(holderId)) : `${t.vacant} (${t.vacantNote})`],
                [t.from, since && dates.day(since)],
                [t.roles, roles.length > 0 ? <Roles key="roles" roles={roles} /> : t.noRoles],
                [
                  t.predecessor,
                  predecessor && `${nameOf(predecessor.personId) ?? ''} (${t.until(dates.day(predecessor.to))})`,
                ],
                [t.ended, validTo && dates.day(validTo)],
              ]}
            />
            <h2 className="mt-8 mb-2 text-std-20B-150">{t.deputies}</h2>
            {deputies.length === 0 ? (
              <p className="text-solid-gray-700">{t.noDeputies}</p>
            ) : (
              <ul className="space-y-2">
                {deputies.map(({ personId, from, to, reason }) => (
                  <li key={personId + from} className="card p-4">
                    <p className="font-bold">{nameOf(personId)}</p>
                    <p>
                      {dates.day(from)} – {dates.day(to)}
                    </p>
                    <p className="whitespace-pre-line text-solid-gray-700">{reason}</p>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
