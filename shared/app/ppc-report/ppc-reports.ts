import { inEra } from '#shared/kernel/calendar.ts';
import { permit } from '#shared/domain/access/policy.ts';
import { type PpcReport, ppcReportOf } from '#shared/domain/ppc-report/ppc-report.ts';
import { ppcSheets } from '#shared/domain/ppc-report/ppc-sheets.ts';
import type { BookWriter } from '#shared/app/book-writer.ts';
import { allFindingsOfYear } from '#shared/app/finding/findings-of-year.ts';
import { everyItem } from '#shared/app/pages.ts';
import type { Ports } from '#shared/app/ports.ts';
import type { UseCase } from '#shared/app/use-case.ts';

type OfYear = { fiscalYear: number };

/** Records of one request of a whole list. */
const perRequest = 100;

/**
 * Data for the yearly report to the PPC (番号法29条の3第2項). What is read is the register, the contracts, and what the
 * indexes have of the year: it grows with the city and with one year, and with nothing else.
 */
export const ppcReportUseCases = ({ store }: Ports, writeBook: BookWriter) => {
  const reportOf = async (fiscalYear: number, today: string): Promise<PpcReport> => {
    const { list } = store;
    const [works, outsourcings, analyses, findings, auditIds] = await Promise.all([
      everyItem((page) => list.spiWorks(page), perRequest),
      everyItem((page) => list.outsourcings(page), perRequest),
      everyItem((page) => list.logAnalysesOfYear(fiscalYear, page), perRequest),
      allFindingsOfYear(store, fiscalYear),
      list.auditIdsOf(fiscalYear),
    ]);
    const loaded = await store.load(...auditIds.map((auditId) => ({ kind: 'audit', auditId }) as const));
    const audits = loaded.filter((audit) => audit !== undefined);
    return ppcReportOf(fiscalYear, today, { works, outsourcings, analyses, findings, audits });
  };

  const get: UseCase<OfYear, PpcReport> = {
    run: async ({ actor, input: { fiscalYear } }) => {
      permit(actor, 'ppcReport.read');
      return { body: await reportOf(fiscalYear, actor.today) };
    },
  };

  const workbook: UseCase<OfYear, { fileName: string; content: string }> = {
    run: async ({ actor, input: { fiscalYear } }) => {
      permit(actor, 'ppcReport.read');
      const report = await reportOf(fiscalYear, actor.today);
      const content = await writeBook({ day: report.asOf, sheets: ppcSheets(report) });
      return { body: { fileName: `個人情報保護委員会への定期的な報告-${inEra(report.asOf)}.xlsx`, content } };
    },
  };

  return { 'ppcReport.get': get, 'ppcReport.workbook': workbook };
};
