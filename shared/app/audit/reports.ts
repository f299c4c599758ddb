import { DomainError } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { frozenData, type Report, type ReportRow } from '#shared/domain/report/report.ts';
import { pageRequest } from '#shared/app/pages.ts';
import type { Call, Page, Ports } from '#shared/app/ports.ts';
import { isOutside, reportOutside, reportRowOutside } from '#shared/app/outside-view.ts';
import { auditTarget, sectionTarget } from '#shared/app/targets.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

type Where = { auditId: string };
type Frozen = Report & { hash: string };
type Shown = Omit<Frozen, 'number'> & { number?: number };
type Section = { report: Shown; rows: ReportRow[] };

/** The report once its hash stands; `invalid_transition` before. */
const frozen = (report: Report | undefined, { status }: Audit): Frozen => {
  if (report?.hash === undefined) throw new DomainError('invalid_transition', { params: { status } });
  return { ...report, hash: report.hash };
};

const shownTo = (actor: Actor, report: Frozen): Shown => (isOutside(actor) ? reportOutside(report) : report);
/** Workpapers are the auditors' own: the section's notice names none. */
const withoutWorkpapers = ({ finding, ...row }: ReportRow): ReportRow =>
  finding === undefined ? row : { ...row, finding: { ...finding, workpaperIds: [] } };

const rowsFor = (actor: Actor, rows: ReportRow[]): ReportRow[] =>
  isOutside(actor) ? rows.map(reportRowOutside) : rows;

/** Reading a frozen report, as a whole or as far as it concerns one section (監査結果通知書). */
export const reportUseCases = ({ store, digest }: Ports) => {
  const open = async ({ actor, input: { auditId } }: Call<Where>): Promise<Frozen> => {
    const [audit, report] = await store.load({ kind: 'audit', auditId }, { kind: 'report', auditId });
    authorize(actor, 'report.read', auditTarget(found(audit)), 'audit.read');
    return frozen(report, found(audit));
  };

  const get: UseCase<Where, Shown> = {
    run: async (call) => {
      const report = await open(call);
      return { body: shownTo(call.actor, report), version: report.version };
    },
  };

  const rows: UseCase<Where & { limit: number; cursor?: string | undefined }, Page<ReportRow>> = {
    run: async (call) => {
      const [, page] = await Promise.all([
        open(call),
        store.list.reportRowsOf(call.input.auditId, pageRequest(call.input)),
      ]);
      return { body: { ...page, items: rowsFor(call.actor, page.items) } };
    },
  };

  const section: UseCase<Where & { departmentId: string }, Section> = {
    run: async ({ actor, input: { auditId, departmentId } }) => {
      const [[audit, report], own] = await Promise.all([
        store.load({ kind: 'audit', auditId }, { kind: 'report', auditId }),
        store.list.reportRowsOfSection(auditId, departmentId),
      ]);
      const target = sectionTarget(found(audit), found(sectionIn(audit, departmentId)));
      authorize(actor, 'report.readSection', target, 'report.readSection');
      const rows = rowsFor(actor, own).map(withoutWorkpapers);
      return { body: { report: shownTo(actor, frozen(report, found(audit))), rows } };
    },
  };

  /** Takes the hash anew over everything that is stored. Reads the whole report, whatever its size. */
  const check: UseCase<Where, { hash: string; computed: string; intact: boolean }> = {
    run: async (call) => {
      const { version: _version, trail: _trail, hash, ...head } = await open(call);
      const all: ReportRow[] = [];
      let page: Page<ReportRow> = { items: [] };
      do {
        const after = page.next === undefined ? {} : { after: page.next };
        page = await store.list.reportRowsOf(call.input.auditId, { limit: 1000, ...after });
        all.push(...page.items);
      } while (page.next !== undefined);
      const computed = digest(frozenData(head, all));
      return { body: { hash, computed, intact: hash === computed } };
    },
  };

  return { 'report.get': get, 'report.rows': rows, 'report.section': section, 'report.check': check };
};

const sectionIn = (audit: Audit | undefined, departmentId: string) =>
  audit?.sections.find((s) => s.departmentId === departmentId);
