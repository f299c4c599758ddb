import type { Actor } from '#shared/domain/access/actor.ts';
import { type Audit, auditDraft } from '#shared/domain/audit/audit.ts';
import { meetingDraft } from '#shared/domain/audit/meeting.ts';
import { type Finding, findingDraft, severity } from '#shared/domain/finding/finding.ts';
import type { Response } from '#shared/domain/response/response.ts';
import type { FindingCounts, NamedPerson, ReportHead, ReportRow } from '#shared/domain/report/report.ts';
import type { AssignmentHead, RecordOf } from '#shared/app/records.ts';

/** Everything a report is made from, as it stands when it is frozen. */
export type ReportSources = {
  audit: Audit;
  checklist: RecordOf<'checklist'> | undefined;
  assignments: readonly AssignmentHead[];
  findings: readonly Finding[];
  meetings: readonly RecordOf<'meeting'>[];
  people: ReadonlyMap<string, Actor>;
  posts: readonly RecordOf<'post'>[];
  departments: readonly RecordOf<'department'>[];
};

/** Unconfirmed items in one row: at their longest they still fit into a stored item. */
const itemsPerRow = 25;

const pick = <T extends object, K extends keyof T>(from: T, shape: Record<K, unknown>): Pick<T, K> =>
  Object.fromEntries((Object.keys(shape) as K[]).map((key) => [key, from[key]])) as Pick<T, K>;

const upheld = ({ disputes }: Finding): boolean => disputes.some((d) => d.outcome === 'upheld');

const countsOf = (findings: readonly Finding[]): FindingCounts => ({
  ...(Object.fromEntries(
    severity.options.map((grade) => [grade, findings.filter((f) => f.severity === grade).length]),
  ) as Record<(typeof severity.options)[number], number>),
  urgent: findings.filter((f) => f.urgency === 'urgent').length,
  upheld: findings.filter(upheld).length,
  repeated: findings.filter((f) => f.repeatOf !== undefined).length,
});

/** The findings that have a number, by it. */
const numbered = ({ audit, findings }: ReportSources): { number: string; finding: Finding }[] => {
  const byId = new Map(findings.map((f) => [f.findingId, f]));
  return (audit.report?.findings ?? []).flatMap(({ findingId, number }) => {
    const finding = byId.get(findingId);
    return finding ? [{ number, finding }] : [];
  });
};

const naming = ({ people, posts, departments }: ReportSources) => {
  const titles = new Map(posts.map((p) => [p.postId, p.title]));
  const names = new Map(departments.map((d) => [d.departmentId, d.name]));
  const department = (departmentId: string): string => names.get(departmentId) ?? departmentId;
  const person = (personId: string): NamedPerson => {
    const actor = people.get(personId);
    const held = actor?.holdings.filter((h) => h.from <= actor.today && (h.to === undefined || actor.today <= h.to));
    return {
      name: actor?.name ?? '',
      kind: actor?.kind ?? 'staff',
      posts: (held ?? []).map((h) => ({ title: titles.get(h.postId) ?? '', department: department(h.departmentId) })),
    };
  };
  return { person, department };
};

/** What the report says of the audit as a whole. Throws when the audit has no report yet. */
export const headOf = (sources: ReportSources): ReportHead => {
  const { audit, checklist } = sources;
  const { report } = audit;
  if (!report) throw new Error('a report is frozen after it was finalised');
  const { person, department } = naming(sources);
  const findings = numbered(sources).map(({ finding }) => finding);
  const { fiscalYear, number, origin, cisoOrderNo, planId, noticeNo, notifiedAt } = audit;
  return {
    ...pick(audit, auditDraft.shape),
    fiscalYear,
    number,
    origin,
    cisoOrderNo,
    planId,
    noticeNo,
    notifiedAt,
    checklistTitle: checklist?.title ?? '',
    guidelineEdition: checklist?.guidelineEdition ?? '',
    finalizedAt: report.finalizedAt,
    finalizedBy: person(report.by),
    summary: report.summary,
    team: audit.team.map(({ personId, role }) => ({ ...person(personId), role })),
    overrides: audit.overrides.map((o) => ({
      person: person(o.personId),
      department: department(o.departmentId),
      reason: o.reason,
      by: person(o.by),
    })),
    statistics: countsOf(findings),
    sections: audit.sections.map(({ departmentId, name }) => ({
      departmentId,
      name,
      statistics: countsOf(findings.filter((f) => f.departmentId === departmentId)),
    })),
  };
};

/** What the report says of one section, row by row in printing order. */
export const rowsOf = (sources: ReportSources, departmentId: string, responses: readonly Response[]): ReportRow[] => {
  const { audit } = sources;
  const own = numbered(sources).filter(({ finding }) => finding.departmentId === departmentId);
  const at = <T extends { departmentId: string }>(rows: readonly T[]): T | undefined =>
    rows.find((r) => r.departmentId === departmentId);
  const assignment = at(sources.assignments);
  const meeting = at(sources.meetings);
  const open = responses
    .filter((r) => r.auditResult === 'unconfirmed')
    .map(({ itemKey, auditComment }) => ({ itemKey, reason: auditComment ?? '' }));
  const base = { auditId: audit.auditId, departmentId };
  const judgedAs = (result: Response['auditResult']): number =>
    responses.filter((r) => r.auditResult === result).length;
  const results = {
    conform: judgedAs('conform'),
    needsImprovement: judgedAs('needsImprovement'),
    nonConform: judgedAs('nonConform'),
    notApplicable: judgedAs('notApplicable'),
    unconfirmed: judgedAs('unconfirmed'),
  };
  const { total = 0, answered = 0, judged = 0 } = assignment ?? {};
  const section = {
    name: at(audit.sections)?.name ?? departmentId,
    statistics: countsOf(own.map(({ finding }) => finding)),
    items: { total, answered, judged, results },
    proceededWithout: at(audit.proceededWithout)?.reason,
    unconfirmed: at(audit.unconfirmed)?.reason,
    ...(meeting ? { meeting: pick(meeting, meetingDraft.shape) } : {}),
  };
  return [
    { ...base, place: '1', section },
    ...Array.from({ length: Math.ceil(open.length / itemsPerRow) }, (_, n) => ({
      ...base,
      place: `2#${String(n).padStart(4, '0')}`,
      unconfirmed: open.slice(n * itemsPerRow, (n + 1) * itemsPerRow),
    })),
    ...own.map(({ number, finding }) => ({
      ...base,
      place: `3#${number}`,
      finding: {
        findingId: finding.findingId,
        number,
        ...pick(finding, findingDraft.shape),
        disputes: finding.disputes,
        severityHistory: finding.severityHistory,
        repeatOf: finding.repeatOf,
      },
    })),
  ];
};
