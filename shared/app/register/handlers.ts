import { isWithin } from '#shared/kernel/calendar.ts';
import { missing } from '#shared/kernel/errors.ts';
import { currentHoldings } from '#shared/domain/access/actor.ts';
import type { SpiWork, spiWorkDraft } from '#shared/domain/register/spi-work.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Ports } from '#shared/app/ports.ts';

type Given = Output<typeof spiWorkDraft>['handlers'][number];

/** Handlers with the title or name they have today. Each is of the section, or of what is below it. Throws `incomplete`. */
export const namedHandlers = async (
  { directory }: Ports,
  given: readonly Given[],
  departmentId: string,
  today: string,
): Promise<SpiWork['handlers']> => {
  const posts = new Map((await directory.posts()).map((post) => [post.postId, post]));

  const nameOf = async ({ postId, personId }: Given): Promise<string | undefined> => {
    if (postId !== undefined) {
      const post = posts.get(postId);
      if (!post?.path.includes(departmentId)) return undefined;
      return isWithin(today, { from: post.validFrom, to: post.validTo }) ? post.title : undefined;
    }
    const person = await directory.actor(personId ?? '', today);
    return person && currentHoldings(person).some(({ path }) => path.includes(departmentId)) ? person.name : undefined;
  };

  const names = await Promise.all(given.map(nameOf));
  const strange = names.filter((name) => name === undefined).length;
  if (strange > 0) {
    missing(`この所属の職または職員でないもの ${strange}件`, `${strange} handlers who are not of the section`);
  }
  return given.map((handler, n) => ({ ...handler, name: names[n] ?? '' }));
};
