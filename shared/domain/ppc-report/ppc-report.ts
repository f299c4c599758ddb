import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { isReported } from '#shared/domain/audit/phases.ts';
import type { LogAnalysis } from '#shared/domain/evidence/unfiled.ts';
import { severity } from '#shared/domain/finding/finding.ts';
import { type FindingRow, isOpen } from '#shared/domain/finding/row.ts';
import type { Outsourcing } from '#shared/domain/register/outsourcing.ts';
import type { SpiWork } from '#shared/domain/register/spi-work.ts';
import { lastDayOf } from '#shared/domain/register/yearly-duty.ts';
import { day, departmentId, fiscalYear, id } from '#shared/domain/scalars.ts';

const count = z.int().min(0);

/** One audit of the section in the year. Without `reportedOn` it is not done. */
const auditLine = strictObject(() => ({
  auditId: id,
  title: z.string(),
  method: z.enum(['document', 'onSite', 'both']),
  reportedOn: day.optional(),
}));

const piaStates = ['published', 'unpublished', 'notRequired', 'undecided'] as const;

/** What one section has to say in the yearly report (DOMAIN.md 4.5). */
const sectionLine = strictObject(() => ({
  departmentId,
  departmentName: z.string(),
  /** Works that were in force in the year, and those of them that were confirmed for it. */
  works: count,
  confirmed: count,
  rulesInPlace: count,
  audits: z.array(auditLine),
  /** Of the year's audits; grades without a finding are left out. */
  findings: z.array(z.strictObject({ severity, open: count, closed: count })),
  logAnalysis: z.strictObject({ done: z.boolean(), records: count, lastOn: day.optional() }),
  /** `rate` in percent, where anybody had to be trained. */
  training: z.strictObject({ toTrain: count, trained: count, rate: z.number().optional() }),
  outsourcing: z.strictObject({
    contracts: count,
    checkedBeforeSelection: count,
    checkedInYear: count,
    /** Re-contractors used in the year: none is in the register without the city's consent. */
    reContractors: count,
  }),
  pia: z.strictObject(Object.fromEntries(piaStates.map((s) => [s, count])) as Record<PiaState, typeof count>),
}));
type PiaState = (typeof piaStates)[number];
export type SectionLine = z.infer<typeof sectionLine>;

/** A fiscal year by implementing body (実施機関) and section: data for the yearly report to the PPC (番号法29条の3第2項). */
export const ppcReport = strictObject(() => ({
  fiscalYear,
  /** The day the data is of: the last one of the year, or today while it runs. */
  asOf: day,
  bodies: z.array(z.strictObject({ implementingBody: z.string(), sections: z.array(sectionLine) })),
}));
export type PpcReport = z.infer<typeof ppcReport>;

export type PpcFacts = {
  works: readonly SpiWork[];
  outsourcings: readonly Outsourcing[];
  audits: readonly Audit[];
  findings: readonly FindingRow[];
  analyses: readonly LogAnalysis[];
};

/** In force at some time of the year. Drafts were never part of the register. */
const isOfYear = (year: number) => (work: SpiWork) =>
  ['in_force', 'ended'].includes(work.status) &&
  work.startsOn <= lastDayOf(year) &&
  (work.ending === undefined || work.ending.on > lastDayOf(year - 1));

const isContractOfYear =
  (year: number) =>
  ({ from, to, ending }: Outsourcing): boolean =>
    from <= lastDayOf(year) && [to, ending?.on ?? to].every((last) => last > lastDayOf(year - 1));

const isUsedIn =
  (year: number, asOf: string) =>
  ({ consentedOn, endedOn }: Outsourcing['reContractors'][number]): boolean =>
    consentedOn <= asOf && (endedOn === undefined || endedOn > lastDayOf(year - 1));

const piaOf = ({ pia }: SpiWork): PiaState => {
  if (pia === undefined) return 'undecided';
  if (pia.level === 'notRequired') return 'notRequired';
  return pia.publishedOn === undefined ? 'unpublished' : 'published';
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

const gradesOf = (findings: readonly FindingRow[]): SectionLine['findings'] =>
  severity.options.flatMap((grade) => {
    const some = findings.filter((f) => f.severity === grade);
    const open = some.filter(isOpen).length;
    return some.length === 0 ? [] : [{ severity: grade, open, closed: some.length - open }];
  });

const sectionOf = (
  year: number,
  asOf: string,
  section: string,
  works: readonly SpiWork[],
  facts: PpcFacts,
): SectionLine => {
  const own = <T extends { departmentId: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.departmentId === section);
  const said = works.flatMap((work) => work.confirmations.filter((c) => c.fiscalYear === year));
  const [toTrain, trained] = [sum(said.map((c) => c.toTrain)), sum(said.map((c) => c.trained))];
  const contracts = own(facts.outsourcings).filter(isContractOfYear(year));
  const agreed = contracts.flatMap((c) => c.reContractors).filter(isUsedIn(year, asOf));
  const analyses = own(facts.analyses).filter((a) => a.status === 'recorded');
  // A section that analyses logs outside of any audit says so in its confirmation.
  const stated = said.flatMap((c) => c.logsAnalysedOn ?? []).filter((on) => fiscalYearOf(on) === year);
  const analysed = [...analyses.map((a) => a.doneOn), ...stated].toSorted();
  const lastOn = analysed.at(-1);
  const audits = facts.audits.filter(
    (a) => a.status !== 'cancelled' && a.notifiedAt !== undefined && own(a.sections).length > 0,
  );
  const pia = works.map(piaOf);
  return {
    departmentId: section,
    departmentName: works.at(-1)?.departmentName ?? section,
    works: works.length,
    confirmed: said.length,
    rulesInPlace: said.filter((c) => c.rulesInPlace).length,
    audits: audits.map(({ auditId, title, method, status, report }) => ({
      auditId,
      title,
      method,
      ...(report && isReported(status) ? { reportedOn: dayOf(new Date(report.finalizedAt)) } : {}),
    })),
    findings: gradesOf(own(facts.findings).filter((f) => f.number !== undefined)),
    logAnalysis: { done: lastOn !== undefined, records: analyses.length, ...(lastOn ? { lastOn } : {}) },
    training: { toTrain, trained, ...(toTrain > 0 ? { rate: Math.round((trained / toTrain) * 1000) / 10 } : {}) },
    outsourcing: {
      contracts: contracts.length,
      checkedBeforeSelection: contracts.filter((c) => c.selection !== undefined).length,
      checkedInYear: contracts.filter((c) => c.checks.some((check) => fiscalYearOf(check.checkedOn) === year)).length,
      reContractors: agreed.length,
    },
    pia: Object.fromEntries(piaStates.map((s) => [s, pia.filter((p) => p === s).length])) as SectionLine['pia'],
  };
};

/** Every section with works of the year, under its implementing body, both in the order of their codes and names. */
export const ppcReportOf = (year: number, today: string, facts: PpcFacts): PpcReport => {
  const asOf = today < lastDayOf(year) ? today : lastDayOf(year);
  const works = facts.works.filter(isOfYear(year));
  const bodies = Map.groupBy(works, (work) => work.implementingBody);
  return {
    fiscalYear: year,
    asOf,
    bodies: [...bodies]
      .toSorted(([a], [b]) => a.localeCompare(b, 'ja'))
      .map(([implementingBody, of]) => ({
        implementingBody,
        sections: [...Map.groupBy(of, (work) => work.departmentId)]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([section, own]) => sectionOf(year, asOf, section, own, facts)),
      })),
  };
};
