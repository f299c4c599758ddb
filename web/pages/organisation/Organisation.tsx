import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { Empty } from '#web/parts/Empty.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { roleWords } from '#web/text/roles.ts';
import { newDepartment } from './acts.ts';
import { Sections, useManages } from './parts.tsx';
import { Posts } from './Posts.tsx';
import { text } from './text.ts';
import { type Branch, gapsIn, type Post, treeOf } from './tree.ts';

const nothing = {};

const Department = ({ branch, level }: { branch: Branch; level: number }) => {
  const { department, posts, below } = branch;
  const t = useText(text);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={level === 2 ? 'card mb-6 p-4 md:p-6' : 'mt-4 border-l-4 border-solid-gray-200 pl-4'}>
      <Heading className={level === 2 ? 'text-std-20B-150' : 'text-std-18B-160'}>
        <Link
          to="/organisation/departments/$departmentId"
          params={{ departmentId: department.departmentId }}
          className="link inline-flex min-h-6 items-center"
        >
          {department.name}
        </Link>{' '}
        <span className="text-dns-14N-130 font-normal text-solid-gray-700">
          {department.departmentId}
          {level === 2 && ` / ${department.implementingBody}`}
        </span>
      </Heading>
      {posts.length > 0 ? (
        <Posts posts={posts} />
      ) : (
        below.length === 0 && <p className="mt-2 text-solid-gray-700">{t.noPosts}</p>
      )}
      {below.map((next) => (
        <Department key={next.department.departmentId} branch={next} level={level + 1} />
      ))}
    </section>
  );
};

/** Roles that work waits for and nobody has. */
const Gaps = ({ posts }: { posts: readonly Post[] }) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const gaps = gapsIn(posts, dates.today);
  if (gaps.length === 0) return null;
  return (
    <section aria-labelledby="gaps" className="mb-6 rounded-12 border-l-8 border-orange-800 bg-orange-50 p-4">
      <h2 id="gaps" className="text-std-18B-160">
        {t.gaps}
      </h2>
      <p>{t.gapsNote}</p>
      <ul className="mt-2 list-disc pl-6">
        {gaps.map((role) => (
          <li key={role}>{say(roleWords(role))}</li>
        ))}
      </ul>
    </section>
  );
};

/** The city: departments as a tree, their posts, and who holds them. */
export const Organisation = () => {
  const t = useText(text);
  const dates = useDates();
  const manages = useManages();
  const departments = useRead('directory', 'department.list', {});
  const posts = useRead('directory', 'post.list', {});
  const both = {
    data: departments.data && posts.data && { departments: departments.data.items, posts: posts.data.items },
    error: departments.error ?? posts.error,
    isFetching: departments.isFetching || posts.isFetching,
    refetch: () => Promise.all([departments.refetch(), posts.refetch()]),
  };
  return (
    <Page
      title={t.title}
      crumbs={[]}
      help={t.help}
      actions={manages && <Commands plane="directory" of={nothing} table={newDepartment} />}
    >
      <Sections />
      <Loaded of={both}>
        {(city) => (
          <>
            {manages && <Gaps posts={city.posts} />}
            {city.departments.length <= 1 && (
              <Empty icon="building" title={t.none}>
                <p>{t.noneNote}</p>
                <Link to="/organisation/transfers" className="link">
                  {t.load}
                </Link>
              </Empty>
            )}
            {treeOf(city.departments, city.posts, dates.today).map((branch) => (
              <Department key={branch.department.departmentId} branch={branch} level={2} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
};
