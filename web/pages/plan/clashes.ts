import type { ItemOf } from '#web/api/types.ts';

type Audit = Pick<
  ItemOf<'general', 'audit.list'>,
  'auditId' | 'title' | 'status' | 'startsOn' | 'endsOn' | 'sections' | 'team'
>;

/** Two audits at the same time that want the same sections or people. */
export type Clash = { audits: readonly [Audit, Audit]; departmentIds: string[]; personIds: string[] };

const over: readonly string[] = ['closed', 'cancelled'];
const meet = (a: Audit, b: Audit): boolean => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;
const shared = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => b.includes(one));

/** Every pair of audits that are not over yet and get in each other's way. */
export const clashesOf = (all: readonly Audit[]): Clash[] => {
  const audits = all.filter(({ status }) => !over.includes(status));
  return audits.flatMap((a, n) =>
    audits
      .slice(n + 1)
      .filter((b) => meet(a, b))
      .map(
        (b): Clash => ({
          audits: [a, b],
          departmentIds: shared(
            a.sections.map(({ departmentId }) => departmentId),
            b.sections.map(({ departmentId }) => departmentId),
          ),
          personIds: shared(
            a.team.map(({ personId }) => personId),
            b.team.map(({ personId }) => personId),
          ),
        }),
      )
      .filter(({ departmentIds, personIds }) => departmentIds.length + personIds.length > 0),
  );
};

/** Audits that are not over and have nobody to lead them. */
export const withoutLead = (all: readonly Audit[]): Audit[] =>
  all.filter(({ status, team }) => !over.includes(status) && !team.some(({ role }) => role === 'lead'));
