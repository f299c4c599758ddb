import type { Audit } from '#shared/domain/audit/audit.ts';
import { everyItem } from '#shared/app/pages.ts';
import type { Store } from '#shared/app/ports.ts';
import { once } from '#shared/kernel/once.ts';

/** How many rows of a list are read at a time. */
const pageSize = 100;
/** Fiscal years that a record can name. */
const years = Array.from({ length: 100 }, (_, n) => 2000 + n);

const remembered = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
};

/** What stands around the files of a request, each list read once. */
export const surroundings = ({ list, load }: Store) => {
  const auditsOf = remembered((year: number) => everyItem((page) => list.auditsOf(year, page), pageSize));

  return {
    auditsOf,
    /** Of every year that ever numbered one. */
    audits: once(async (): Promise<Audit[]> => {
      const numbered = await load(...years.map((year) => ({ kind: 'sequence' as const, name: `audit-${year}` })));
      const used = years.filter((_, n) => numbered[n] !== undefined);
      return (await Promise.all(used.map(auditsOf))).flat();
    }),
    plansOf: remembered((year: number) => list.plansOf(year)),
    checklists: once(() => list.checklists()),
    breachesOf: remembered((year: number) => everyItem((page) => list.breachesOf(year, page), pageSize)),
    works: once(() => everyItem((page) => list.spiWorks(page), pageSize)),
    outsourcings: once(() => everyItem((page) => list.outsourcings(page), pageSize)),
    outsourcingsOf: remembered((departmentId: string) => list.outsourcingsOf(departmentId)),
  };
};
export type Surroundings = ReturnType<typeof surroundings>;
