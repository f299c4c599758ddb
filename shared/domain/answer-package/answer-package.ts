import type { ChecklistItem } from '#shared/domain/checklist/item.ts';
import type { Response } from '#shared/domain/response/response.ts';

/** What a section writes into one item. */
export type Written = Pick<Response, 'selfResult' | 'comment' | 'reason'>;

/** Which assignment a package was made of: it fits no other. */
export type PackageOrigin = {
  auditId: string;
  departmentId: string;
  checklistId: string;
  checklistVersion: string;
  exportedAt: string;
};

/** One item as it stood at the export: its key and the hash of its answer (`baseOf`). */
export type Base = { itemKey: string; base: string };

/** What is on the sheet nobody sees. The checksum tells that it came back as it went out. */
export type PackageStamp = PackageOrigin & { checksum: string; bases: Base[] };

export type PackageLine = {
  item: ChecklistItem;
  answer: Written;
  /** What was answered last time and what became of it, in words. */
  previous: string;
  /** What the auditors said to it when they returned the checklist. */
  remark: string;
};

/** All of a package: an assignment to be answered where there is no browser. */
export type PackageContent = {
  stamp: PackageStamp;
  title: string;
  departmentName: string;
  dueDate: string;
  lines: PackageLine[];
};

/** A row of a package that came back, as the cells read. `row` counts as Excel does. */
export type PackageRow = { row: number; itemKey: string; result: string; reason: string; comment: string };
export type ReturnedPackage = { stamp: PackageStamp; rows: PackageRow[] };
