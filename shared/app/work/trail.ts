import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize, type Target } from '#shared/domain/access/policy.ts';
import { pageRequest } from '#shared/app/pages.ts';
import type { Page, Ports } from '#shared/app/ports.ts';
import { beginningWith, type UseCase } from '#shared/app/use-case.ts';
import type { ActNames, TrailEntry } from './trail-words.ts';

type PageInput = { limit: number; cursor?: string | undefined };
type Trail<Where> = UseCase<Where & PageInput, Page<TrailEntry>>;

/** What a trail is of: who may read it is said by `target`, whose people a section knows by `section`. */
type Subject = { target: Target; section?: string; hidden?: readonly string[] };

/**
 * Trails of records in words, oldest first, for whoever may read the record itself (of an audit: its trail). What the
 * reader may not see of the record is left out of its trail too, so a page may be short and go on.
 */
export const trail = <Where>(
  { store, directory }: Ports,
  actNames: ActNames,
  chain: (where: Where) => string,
  [action, readAction]: readonly [Action, Action],
  load: (where: Where) => Promise<(actor: Actor) => Subject>,
): Trail<Where> =>
  beginningWith(
    (input) => Promise.all([load(input), store.list.entriesOf(chain(input), pageRequest(input))]),
    async ({ actor }, [subjectFor, { items, next }]) => {
      const { target, section, hidden = [] } = subjectFor(actor);
      authorize(actor, action, target, readAction);
      const visible = items.filter(({ act }) => !hidden.includes(act));
      // Few requests ask for a trail, and every function has one.
      const { inWords } = await import('./trail-words.ts');
      const words = await inWords({ directory, actNames }, visible, { actor, target, section });
      return { body: { items: words, ...(next ? { next } : {}) } };
    },
  );
