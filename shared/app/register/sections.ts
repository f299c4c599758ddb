import { DomainError } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { can, type Target } from '#shared/domain/access/policy.ts';
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

type Asked = { limit: number; cursor?: string | undefined; departmentId?: string | undefined };

/** What a list of sections' records is made of; `Filter` is what its query has beside the page and the section. */
type Source<R, V, Filter> = {
  readAction: Action;
  all: (page: PageRequest, filter: Filter) => Promise<Page<R>>;
  ofSection: (departmentId: string, filter: Filter) => Promise<R[]>;
  view: (records: R[], actor: Actor) => Promise<V[]> | V[];
};

/** A list over the city for whoever oversees it, of the own sections for sections, and of nothing for everybody else. */
export const listOverSections = <R, V, Filter = unknown>(
  source: Source<R, V, Filter>,
): UseCase<Asked & Filter, Page<V>> => ({
  run: async ({ actor, input }) => {
    const { readAction, all, view } = source;
    const { departmentId } = input;
    const isReadable = (section: string): boolean =>
      can(actor, readAction, ofSection({ departmentId: section, path: [] }));
    if (departmentId === undefined && can(actor, readAction, {})) {
      const { items, next } = await all(pageRequest(input), input);
      return { body: { items: await view(items, actor), ...(next ? { next } : {}) } };
    }
    if (departmentId !== undefined && !isReadable(departmentId)) throw new DomainError('not_found');
    const sections = departmentId === undefined ? sectionsOf(actor).filter(isReadable) : [departmentId];
    const records = (await Promise.all(sections.map((section) => source.ofSection(section, input)))).flat();
    return { body: { items: await view(records, actor) } };
  },
});
