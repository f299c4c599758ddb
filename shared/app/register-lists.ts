import type { RecordOf } from './records.ts';

export type Page<T> = { items: T[]; next?: string | undefined };
export type PageRequest = { limit: number; after?: string | undefined };

/** Lists of what only the special track has, apart from its audits. */
export type RegisterLists = {
  /** Breaches the city came to know of in a fiscal year, the latest first. */
  breachesOf(fiscalYear: number, page: PageRequest): Promise<Page<RecordOf<'breach'>>>;
  breachReportsOf(breachId: string): Promise<RecordOf<'breachReport'>[]>;
  /** The register of number-using work, section by section. */
  spiWorks(page: PageRequest): Promise<Page<RecordOf<'spiWork'>>>;
  spiWorksOf(departmentId: string): Promise<RecordOf<'spiWork'>[]>;
};
