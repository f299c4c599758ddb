import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { choice, packageItem } from '#shared/domain/answer-package/compare.ts';
import type { Routes } from './route.ts';
import { assignmentView, sentence } from './views.ts';
import { workbookBytes, workbookFile, writtenWorkbook } from './workbook-file.ts';

const path = '/audits/{auditId}/assignments/{departmentId}/package';

const preview = strictObject(() => ({
  /** Every row of the package that names an item, in its order. */
  items: z.array(packageItem.extend({ reasonText: sentence.optional() })),
  counts: z.strictObject({
    unchanged: z.int(),
    new: z.int(),
    changed: z.int(),
    conflict: z.int(),
    refused: z.int(),
    /** Items of the checklist without a row in the package: they stay as they are. */
    notInFile: z.int(),
  }),
  /** Names exactly this reading of this file over these answers: the import must repeat it. */
  previewHash: z.string(),
}));

/** An assignment to be answered where there is no browser (DOMAIN.md 6). */
export const packageRoutes = {
  'package.export': {
    method: 'GET',
    path,
    summary: ['回答用Excelを書き出す', 'Export the assignment as a workbook to be answered offline'],
    output: writtenWorkbook,
  },
  'package.preview': {
    method: 'POST',
    path: `${path}/preview`,
    summary: ['回答用Excelの取込みを試す(保存しない)', 'Preview an import of answers; nothing is saved'],
    body: workbookFile,
    output: preview,
    errors: ['file_refused', 'invalid_transition'],
    maxBytes: workbookBytes,
  },
  'package.apply': {
    method: 'POST',
    path: `${path}/apply`,
    summary: ['回答用Excelを取り込む', 'Take the answers in as previewed'],
    body: strictObject(() => ({
      ...workbookFile.shape,
      previewHash: z.string().max(64),
      /** Which side to take, for every conflict. */
      choices: z.array(choice).max(1000).default([]),
    })),
    output: strictObject(() => ({
      assignment: assignmentView.pick({
        auditId: true,
        departmentId: true,
        version: true,
        total: true,
        answered: true,
        judged: true,
      }),
    })),
    errors: ['file_refused', 'stale_version', 'invalid_transition', 'incomplete'],
    maxBytes: workbookBytes,
  },
} as const satisfies Routes;
