import type { RecordOf } from './records.ts';

export type Page<T> = { items: T[]; next?: string | undefined };
export type PageRequest = { limit: number; after?: string | undefined };

/** Lists of what only the special track has, apart from its audits. */
export type RegisterLists = {
  /** Breaches the city came to know of in a fiscal year, the latest first. */
  breachesOf(fiscalYear: number, page: PageRequest): Promise<Page<RecordOf<'breach'>>>;
  breachReportsOf(breachId: string): Promise<RecordOf<'breachReport'>[]>;
  logAnalysesOf(auditId: string, departmentId: string): Promise<RecordOf<'logAnalysis'>[]>;
  /** Done in a fiscal year, over all audits and sections. */
  logAnalysesOfYear(fiscalYear: number, page: PageRequest): Promise<Page<RecordOf<'logAnalysis'>>>;
  onsiteViewingsOf(auditId: string, departmentId: string): Promise<RecordOf<'onsiteViewing'>[]>;
  /** The register of number-using work, section by section. */
  spiWorks(page: PageRequest): Promise<Page<RecordOf<'spiWork'>>>;
  outsourcings(page: PageRequest): Promise<Page<RecordOf<'outsourcing'>>>;
  outsourcingsOf(departmentId: string): Promise<RecordOf<'outsourcing'>[]>;
  spiWorksOf(departmentId: string): Promise<RecordOf<'spiWork'>[]>;
};
