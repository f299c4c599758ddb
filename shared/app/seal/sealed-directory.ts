import type { Actor } from '#shared/domain/access/actor.ts';
import { dutiesBehind, sealedRoles } from '#shared/domain/access/sealed-roles.ts';
import type { Directory } from '#shared/app/ports.ts';

const isPerson = (to: string): boolean => to.startsWith('person:');

/**
 * Who is who in audits of specific personal information. Posts count by the part they play there, and stay without one
 * where they are needed to tell who is independent; an external auditor's contract never reaches so far.
 */
export const sealedDirectory = (directory: Directory): Directory => {
  const sealed = (actor: Actor): Actor => ({
    ...actor,
    holdings: actor.holdings.map((holding) => ({ ...holding, roles: sealedRoles(holding.roles) })),
    ...(actor.seat ? { seat: { ...actor.seat, barred: true } } : {}),
  });
  return {
    ...directory,
    actor: async (personId, today) => {
      const actor = await directory.actor(personId, today);
      return actor && sealed(actor);
    },
    posts: async () => (await directory.posts()).map((post) => ({ ...post, roles: sealedRoles(post.roles) })),
    reach: (to, today) =>
      directory.reach(
        to.flatMap((one) => (isPerson(one) ? one : dutiesBehind(one))),
        today,
      ),
  };
};
