import { Link } from '@tanstack/react-router';
import { Icon } from '#web/parts/Icon.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Roles } from './parts.tsx';
import { text } from './text.ts';
import type { Post } from './tree.ts';

const PostRow = ({ post }: { post: Post }) => {
  const t = useText(text);
  const dates = useDates();
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-solid-gray-200 py-2">
      <Link
        to="/organisation/posts/$postId"
        params={{ postId: post.postId }}
        className="link inline-flex min-h-6 min-w-40 items-center"
      >
        {post.title}
      </Link>
      {post.holderName ? (
        <span className="min-w-32">
          {post.holderName}
          {post.since && post.since > dates.today && (
            <span className="text-solid-gray-700"> ({t.since(dates.short(post.since))})</span>
          )}
        </span>
      ) : (
        <span className="inline-flex min-w-32 items-center gap-1 font-bold text-orange-1000">
          <Icon name="alert" className="size-4" />
          {t.vacant}
        </span>
      )}
      <Roles roles={post.roles} />
    </li>
  );
};

/** The posts of a department, and who holds each. */
export const Posts = ({ posts }: { posts: readonly Post[] }) => (
  <ul className="mt-2">
    {posts.map((post) => (
      <PostRow key={post.postId} post={post} />
    ))}
  </ul>
);
