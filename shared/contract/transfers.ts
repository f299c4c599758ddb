import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day } from '#shared/domain/scalars.ts';
import { transferPreview } from '#shared/domain/transfer/preview.ts';
import type { Routes } from './route.ts';
import { listOf, transferView } from './views.ts';
import { workbookBytes, workbookFile, writtenWorkbook } from './workbook-file.ts';

const wish = strictObject(() => ({
  ...workbookFile.shape,
  /** The day from which the list holds. */
  from: day,
  /** What becomes of staff the list does not name: `left` says that it is whole, and that they have left. */
  missing: z.enum(['keep', 'left']).default('keep'),
}));

export const transferRoutes = {
  'transfer.list': {
    method: 'GET',
    path: '/transfers',
    summary: ['反映した人事異動の一覧', 'Transfers that were applied, or are half way'],
    output: listOf(transferView),
  },
  'transfer.template': {
    method: 'GET',
    path: '/transfers/template',
    summary: ['今の組織を職員一覧(Excel)で受け取る', 'The present organisation as a staff list, to edit and hand back'],
    query: strictObject(() => ({
      /** The day from which the edited list will hold; today when left out. */
      from: day.optional(),
    })),
    output: writtenWorkbook,
  },
  'transfer.preview': {
    method: 'POST',
    path: '/transfers/preview',
    summary: ['職員一覧との違いを見る(保存しない)', 'What a staff list would change; nothing is saved'],
    body: wish,
    output: strictObject(() => ({
      ...transferPreview.shape,
      /** Names exactly these changes: applying must repeat it. */
      previewHash: z.string(),
    })),
    errors: ['file_refused'],
    maxBytes: workbookBytes,
  },
  'transfer.apply': {
    method: 'POST',
    path: '/transfers',
    summary: ['人事異動を反映する', 'Apply a staff list as previewed; repeat it when it was interrupted'],
    body: strictObject(() => ({ ...wish.shape, previewHash: z.string().regex(/^[0-9a-f]{64}$/) })),
    output: transferView,
    errors: ['file_refused', 'incomplete', 'already_exists', 'stale_version'],
    maxBytes: workbookBytes,
  },
} as const satisfies Routes;
