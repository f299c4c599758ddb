import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { ppcReport } from '#shared/domain/ppc-report/ppc-report.ts';
import { fiscalYear } from '#shared/domain/scalars.ts';
import type { Routes } from './route.ts';
import { writtenWorkbook } from './workbook-file.ts';

const ofYear = strictObject(() => ({ fiscalYear: z.coerce.number().pipe(fiscalYear) }));

/** Data for the yearly report to the PPC: of the special track alone. */
export const ppcReportRoutes = {
  'ppcReport.get': {
    method: 'GET',
    path: '/ppc-report',
    summary: ['個人情報保護委員会への定期的な報告のデータ', 'Data of a fiscal year for the report to the PPC'],
    query: ofYear,
    output: ppcReport,
  },
  'ppcReport.workbook': {
    method: 'GET',
    path: '/ppc-report/workbook',
    summary: ['定期的な報告のデータのExcel', 'The same data as a workbook'],
    query: ofYear,
    output: writtenWorkbook,
  },
} as const satisfies Routes;
