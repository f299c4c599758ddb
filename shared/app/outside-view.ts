import type { Actor } from '#shared/domain/access/actor.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type Finding, numberInAudit } from '#shared/domain/finding/finding.ts';
import type { Report, ReportRow } from '#shared/domain/report/report.ts';
import type { Response } from '#shared/domain/response/response.ts';

/**
 * An external auditor learns of the own audit alone (decision 009): no number that counts the city's audits, and
 * nothing that names another one. Each function shows one kind of record to whoever is from outside.
 */

export const isOutside = ({ kind }: Actor): boolean => kind === 'external';

type Uncounted<T extends { number: number }> = Omit<T, 'number'> & { number?: number };

const renumbered = <T extends { number: string }>(finding: T): T => ({
  ...finding,
  number: numberInAudit(finding.number),
});

export const auditOutside = ({ number: _number, report, ...rest }: Audit): Uncounted<Audit> => ({
  ...rest,
  ...(report ? { report: { ...report, findings: report.findings.map(renumbered) } } : {}),
});

export const findingOutside = ({
  number,
  carriedOverTo: _later,
  repeatOf: _past,
  horizontalOrders: _elsewhere,
  ...rest
}: Finding): Finding => ({
  ...rest,
  followUps: rest.followUps.map(({ laterAuditId: _id, ...followUp }) => followUp),
  ...(number === undefined ? {} : { number: numberInAudit(number) }),
});

export const reportOutside = <R extends Report>({ number: _number, ...rest }: R): Uncounted<R> => rest;

/** The place of a finding among the rows ends in its number. */
export const reportRowOutside = ({ finding, ...row }: ReportRow): ReportRow =>
  finding === undefined
    ? row
    : { ...row, place: row.place.replace(finding.number, numberInAudit(finding.number)), finding: renumbered(finding) };

type Origin = NonNullable<Response['carriedFrom']>;
export type ResponseShown = Omit<Response, 'carriedFrom'> & {
  carriedFrom?: (Omit<Origin, 'auditId'> & Partial<Origin>) | undefined;
};

/** That an answer was carried over, and from which year, concerns this audit; which audit it was does not. */
export const responseOutside = ({ carriedFrom, ...rest }: ResponseShown): ResponseShown => {
  if (carriedFrom === undefined) return rest;
  const { auditId: _auditId, ...from } = carriedFrom;
  return { ...rest, carriedFrom: from };
};
