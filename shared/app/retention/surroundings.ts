import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Outsourcing } from '#shared/domain/register/outsourcing.ts';
import { auditNumbers } from '#shared/app/audit/audit-numbers.ts';
import { everyItem } from '#shared/app/pages.ts';
import type { Store } from '#shared/app/ports.ts';
import { once } from '#shared/kernel/once.ts';

/** How many rows of a list are read at a time. */
const pageSize = 100;
/** Fiscal years that a record can name. */
const years = Array.from({ length: 100 }, (_, n) => 2000 + n);

/** Fiscal years that ever numbered an audit. */
export const yearsWithAudits = async (store: Store): Promise<number[]> => {
  const numbered = await store.load(...years.map(auditNumbers));
  return years.filter((_, n) => numbered[n] !== undefined);
};

const remembered = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
};

/** What stands around the files of a request, each list read once. */
export const surroundings = (store: Store, ofAudits: () => Promise<number[]>) => {
  const { list } = store;
  const auditsOf = remembered((year: number) => everyItem((page) => list.auditsOf(year, page), pageSize));
  const outsourcings = once(() => everyItem((page) => list.outsourcings(page), pageSize));
  let isWhole = false;

  const around = {
    auditsOf,
    audits: once(async (): Promise<Audit[]> => (await Promise.all((await ofAudits()).map(auditsOf))).flat()),
    plansOf: remembered((year: number) => list.plansOf(year)),
    checklists: once(() => list.checklists()),
    breachesOf: remembered((year: number) => everyItem((page) => list.breachesOf(year, page), pageSize)),
    works: once(() => everyItem((page) => list.spiWorks(page), pageSize)),
    outsourcings,
    outsourcingsOf: async (departmentId: string): Promise<Outsourcing[]> =>
      isWhole
        ? (await outsourcings()).filter((o) => o.departmentId === departmentId)
        : list.outsourcingsOf(departmentId),
  };
  return {
    ...around,
    /** Reads all of it at once, instead of one thing after the other as it is asked for. */
    readAll: async (year: number): Promise<void> => {
      const { audits, plansOf, checklists, breachesOf, works } = around;
      isWhole = true;
      const ofYear = [auditsOf(year), plansOf(year), breachesOf(year)];
      await Promise.all([...ofYear, audits(), checklists(), works(), outsourcings()]);
    },
  };
};
export type Surroundings = ReturnType<typeof surroundings>;
