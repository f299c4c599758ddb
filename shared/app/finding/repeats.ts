import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import {
  type EarlierFinding,
  type Finding,
  type findingInputs,
  type PastFinding,
  raisedSeverity,
} from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Rules } from '#shared/app/commands.ts';
import type { Ports } from '#shared/app/ports.ts';
import { workTarget } from '#shared/app/targets.ts';
import { beginningWith, found, type UseCase } from '#shared/app/use-case.ts';

type Inputs = { [C in 'linkRepeat' | 'unlinkRepeat']: Output<(typeof findingInputs)[C]> };

/** A finding with a number is one that a report gave out: what was withdrawn or never finalised is no precedent. */
const pastOf = ({ auditId, findingId, fiscalYear, number, severity }: Finding): PastFinding | undefined =>
  number === undefined ? undefined : { auditId, findingId, fiscalYear, number, severity };

/** The findings an earlier one repeated itself, oldest first. */
const chainOf = ({ repeatOf }: Finding): PastFinding[] => {
  if (!repeatOf) return [];
  const { auditId, findingId, fiscalYear, number, severity, earlier } = repeatOf;
  return [...earlier, { auditId, findingId, fiscalYear, number, severity }];
};

/** Another severity, with who changed it and why. */
const regraded = (
  finding: Finding,
  to: Finding['severity'],
  reason: 'repeat' | 'repeatUndone',
  by: string,
  at: string,
): Finding =>
  finding.severity === to
    ? finding
    : {
        ...finding,
        severity: to,
        severityHistory: [...finding.severityHistory, { from: finding.severity, to, by, at, reason }],
      };

/** While a repeat is linked, its severity follows from the link: it changes with the reason given there. */
export const refuseRegrading = ({ repeatOf, severity }: Finding, wanted: Finding['severity']): void => {
  if (!repeatOf || severity === wanted) return;
  throw new DomainError('rule_refused', {
    fields: [
      {
        path: 'severity',
        ja: '繰り返しの指摘です。重大度を据え置くときは、理由を添えて関連付け直してください',
        en: 'a repeated finding: to keep its own severity, link it again with a reason',
      },
    ],
  });
};

/** An external auditor learns of the own audit alone, not of what others found before. */
const refuseOutside = ({ kind }: Actor): void => {
  if (kind === 'external') throw new DomainError('forbidden');
};

/** 繰り返しの指摘: a repeat is one step more severe, unless the auditor says why not (DOMAIN.md 1.4 E). */
export const repeatRules: Rules<'finding', Audit, Inputs> = {
  linkRepeat: {
    guard: ({ call }) => refuseOutside(call.actor),
    apply: async (f, { input, ports, call, at }) => {
      if (f.severity === 'GOOD_PRACTICE') throw new DomainError('rule_refused');
      const [earlier] = await ports.store.load({
        kind: 'finding',
        auditId: input.earlierAuditId,
        findingId: input.earlierFindingId,
      });
      const past = earlier && pastOf(earlier);
      if (!past || earlier.departmentId !== f.departmentId || past.fiscalYear >= f.fiscalYear)
        missing('同じ所属の、前の年度の確定した指摘事項', 'a finalised finding of the same section in an earlier year');
      const own = f.repeatOf?.ownSeverity ?? f.severity;
      const { keepSeverity } = input;
      return {
        ...regraded(f, keepSeverity === undefined ? raisedSeverity[own] : own, 'repeat', call.actor.personId, at),
        repeatOf: {
          ...past,
          earlier: chainOf(earlier),
          ownSeverity: own,
          ...(keepSeverity === undefined ? {} : { keptBecause: keepSeverity }),
        },
      };
    },
  },
  unlinkRepeat: {
    apply: ({ repeatOf, ...f }, { call, at }) => {
      if (!repeatOf) return f;
      return regraded(f, repeatOf.ownSeverity, 'repeatUndone', call.actor.personId, at);
    },
  },
};

/** What was found in the same section in earlier years: proposed while a finding is drafted. */
export const repeatUseCases = ({ store }: Ports) => {
  const earlier: UseCase<
    { auditId: string; departmentId: string; itemKeys?: string | undefined },
    { items: EarlierFinding[] }
  > = beginningWith(
    ({ auditId, departmentId }) =>
      Promise.all([
        store.load({ kind: 'audit', auditId }, { kind: 'assignment', auditId, departmentId }),
        store.list.refsOfSection(departmentId, 'finding'),
      ]),
    async ({ actor, input: { itemKeys } }, [[audit, assignment], refs]) => {
      const target = workTarget(found(assignment), found(audit));
      authorize(actor, 'finding.readEarlier', target, 'assignment.read');
      refuseOutside(actor);
      const wanted = itemKeys?.split(',');
      const items = (await store.load(...refs)).flatMap((f): EarlierFinding[] => {
        if (!f) return [];
        const past = pastOf(f);
        const fits = wanted === undefined || f.itemKeys.some((key) => wanted.includes(key));
        if (!past || !fits || past.fiscalYear >= found(audit).fiscalYear) return [];
        const { title, status } = f;
        return [{ ...past, title, status, itemKeys: f.itemKeys, earlier: chainOf(f) }];
      });
      return { body: { items: items.toSorted((a, b) => b.fiscalYear - a.fiscalYear) } };
    },
  );
  return { 'finding.earlier': earlier };
};
