import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/grants.ts';
import { authorize, can, type Target } from '#shared/domain/access/policy.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { sectionsOf } from '#shared/app/own-records.ts';
import { pageRequest } from '#shared/app/pages.ts';
import type { Page, PageRequest, Ports } from '#shared/app/ports.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

/** What belongs to a section apart from any audit: of the law's own officers, and of the section itself. */
export const ofSection = ({ departmentId, path }: { departmentId: string; path: readonly string[] }): Target => ({
  sections: [{ departmentId, path }],
});

/** The department a new record is for. Throws `not_found`. */
export const departmentFor = async ({ directory }: Ports, departmentId: string): Promise<Department> =>
  found((await directory.departments()).find((d) => d.departmentId === departmentId));

export type Asked = { limit: number; cursor?: string | undefined; departmentId?: string | undefined };

/** What a list of sections' records is made of. */
type Source<R, V> = {
  readAction: Action;
  all: (page: PageRequest) => Promise<Page<R>>;
  ofSection: (departmentId: string) => Promise<R[]>;
  view: (records: R[], actor: Actor) => Promise<V[]> | V[];
};

/** A list over the city for whoever oversees it, of the own sections for sections, and of nothing for everybody else. */
export const listOverSections = <R, V>({
  readAction,
  all,
  ofSection: of,
  view,
}: Source<R, V>): UseCase<Asked, Page<V>> => ({
  run: async ({ actor, input }) => {
    const { departmentId } = input;
    if (departmentId !== undefined) {
      authorize(actor, readAction, ofSection({ departmentId, path: [] }), readAction);
      return { body: { items: await view(await of(departmentId), actor) } };
    }
    if (can(actor, readAction, {})) {
      const { items, next } = await all(pageRequest(input));
      return { body: { items: await view(items, actor), ...(next ? { next } : {}) } };
    }
    const own = sectionsOf(actor).filter((s) => can(actor, readAction, ofSection({ departmentId: s, path: [] })));
    const records = (await Promise.all(own.map(of))).flat();
    return { body: { items: await view(records, actor) } };
  },
});
