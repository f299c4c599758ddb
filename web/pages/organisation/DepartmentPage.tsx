import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { departmentActs } from './acts.ts';
import { useManages } from './parts.tsx';
import { Posts } from './Posts.tsx';
import { text } from './text.ts';

/** One department: what it is called, its posts, and changing either. */
export const DepartmentPage = () => {
  const t = useText(text);
  const dates = useDates();
  const manages = useManages();
  const { departmentId = '' } = useParams({ strict: false }) as { departmentId?: string };
  const department = useRead('directory', 'department.get', { departmentId });
  const posts = useRead('directory', 'post.list', {});
  return (
    <Page
      title={department.data?.name ?? t.departments}
      crumbs={[{ label: t.title, to: '/organisation' }]}
      help={t.help}
      actions={department.data && manages && <Commands plane="directory" of={department.data} table={departmentActs} />}
    >
      <Loaded of={department}>
        {({ implementingBody, validFrom, validTo }) => (
          <Facts
            facts={[
              [t.code, departmentId],
              [t.body, implementingBody],
              [t.from, dates.day(validFrom)],
              [t.ended, validTo && dates.day(validTo)],
            ]}
          />
        )}
      </Loaded>
      <h2 className="mt-8 text-std-20B-150">{t.posts}</h2>
      <Loaded of={posts}>
        {({ items }) => {
          const own = items.filter((post) => post.departmentId === departmentId);
          return own.length > 0 ? <Posts posts={own} /> : <p className="text-solid-gray-700">{t.noPosts}</p>;
        }}
      </Loaded>
    </Page>
  );
};
