import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize, type Target } from '#shared/domain/access/policy.ts';
import { pageRequest } from '#shared/app/pages.ts';
import type { ChainCheck, ChainChecker } from '#shared/app/ports.ts';
import type { Ref } from '#shared/app/records.ts';
import { beginningWith, type UseCase } from '#shared/app/use-case.ts';

type PageInput = { limit: number; cursor?: string | undefined };
export type Verification = ChainCheck & { total: number; at: string };

/**
 * Whether what is stored of a record is what its chain recorded, for whoever may read the trail; step by step where the
 * chain is long. Who rewrites record and chain together is not found out by it.
 */
export const verification = <Where extends object>(
  checkChain: ChainChecker,
  refOf: (where: Where) => Ref,
  [action, readAction]: readonly [Action, Action],
  load: (where: Where) => Promise<{ version: number; subjectFor: (actor: Actor) => { target: Target } }>,
): UseCase<Where & PageInput, Verification> =>
  beginningWith<Where & PageInput, Awaited<ReturnType<typeof load>>, Verification>(
    load,
    async ({ actor, input, request }, { version, subjectFor }) => {
      authorize(actor, action, subjectFor(actor).target, readAction);
      const check = await checkChain(refOf(input), pageRequest(input));
      return { body: { ...check, total: version, at: request.at.toISOString() } };
    },
  );
