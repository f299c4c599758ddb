import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { givenMapping, importPreview, importWarning, rowReport } from '#shared/domain/checklist/preview.ts';
import { mappingProfileDraft, mappingProfileInputs } from '#shared/domain/checklist/mapping-profile.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { difference } from '#shared/domain/checklist/difference.ts';
import { id, line } from '#shared/domain/scalars.ts';
import type { Routes } from './route.ts';
import { checklistItems, checklistView, listOf, mappingProfileView, sentence } from './views.ts';
import { workbookBytes, workbookFile } from './workbook-file.ts';

const one = '/checklists/{checklistId}/versions/{checklistVersion}';

const file = strictObject(() => ({
  ...workbookFile.shape,
  /** Corrects how sheets are read, sheet by sheet; sheets that are not named are read by the guess. */
  mapping: z.array(givenMapping).max(50).optional(),
  /** The saved mapping to read by where `mapping` is left out: the best that fits, one by its id, or `none`. */
  profileId: z.union([id, z.literal('none')]).optional(),
}));

const profiles = '/mapping-profiles';
const profile = `${profiles}/{profileId}` as const;

const preview = strictObject(() => ({
  ...importPreview.shape,
  /** Every row of every sheet, and what became of it. */
  rows: z.array(rowReport.extend({ reasonText: sentence.optional() })),
  warnings: z.array(importWarning.extend({ text: sentence })),
  counts: z.strictObject({ imported: z.int(), joined: z.int(), skipped: z.int(), mandatory: z.int() }),
  /** Names exactly this reading of this file: the import must repeat it. */
  previewHash: z.string(),
}));

export const checklistRoutes = {
  'checklist.list': {
    method: 'GET',
    path: '/checklists',
    summary: ['点検票の一覧', 'Checklists'],
    output: listOf(checklistView),
  },
  'checklist.preview': {
    method: 'POST',
    path: '/checklists/preview',
    summary: ['取込みを試す(保存しない)', 'Preview an import; nothing is saved'],
    body: file,
    output: preview,
    errors: ['file_refused', 'incomplete'],
    maxBytes: workbookBytes,
  },
  'checklist.import': {
    method: 'POST',
    path: '/checklists',
    summary: ['点検票を取り込む', 'Import a checklist as previewed, as a draft'],
    body: strictObject(() => ({
      ...file.shape,
      previewHash: z.string().max(64),
      title: line(200),
      guidelineEdition: line(40),
      /** The checklist this is a new version of; left out for a new one. */
      checklistId: id.optional(),
    })),
    output: checklistView,
    status: 201,
    errors: ['file_refused', 'incomplete', 'stale_version'],
    maxBytes: workbookBytes,
  },
  'checklist.get': {
    method: 'GET',
    path: one,
    summary: ['点検票を見る', 'A checklist version with its items'],
    output: checklistItems,
  },
  'checklist.difference': {
    method: 'GET',
    path: `${one}/difference`,
    summary: ['前の版との違い', 'What changed since another version: added, removed, reworded, and likely renames'],
    query: strictObject(() => ({ from: z.coerce.number().pipe(z.int().min(1).max(9999)) })),
    output: difference,
  },
  'checklist.identify': {
    method: 'POST',
    path: `${one}/identify`,
    summary: [
      '前の版と同じ項目とする',
      'Say that items of a draft are items of an earlier version: they keep its keys',
    ],
    body: strictObject(() => ({
      from: z.int().min(1).max(9999),
      pairs: z
        .array(z.strictObject({ itemKey, was: itemKey }))
        .min(1)
        .max(300),
    })),
    output: checklistView,
    ifMatch: true,
    errors: ['invalid_transition', 'incomplete'],
  },
  'checklist.publish': {
    method: 'POST',
    path: `${one}/publish`,
    summary: ['点検票を公開する(以後変更できない)', 'Publish: it never changes from then on'],
    body: strictObject(() => ({})),
    output: checklistView,
    ifMatch: true,
    errors: ['invalid_transition', 'maker_is_checker'],
  },
  'mappingProfile.list': {
    method: 'GET',
    path: profiles,
    summary: ['取込み設定の一覧', 'Saved mappings for the import of checklists'],
    output: listOf(mappingProfileView),
  },
  'mappingProfile.get': {
    method: 'GET',
    path: profile,
    summary: ['取込み設定を見る', 'One saved mapping'],
    output: mappingProfileView,
  },
  'mappingProfile.save': {
    method: 'POST',
    path: profiles,
    summary: ['列の読み取りを取込み設定として保存する', 'Save a mapping for files with the same headings'],
    body: mappingProfileDraft,
    output: mappingProfileView,
    status: 201,
  },
  'mappingProfile.edit': {
    method: 'PUT',
    path: profile,
    summary: ['取込み設定を直す', 'Replace a saved mapping'],
    body: mappingProfileInputs.edit,
    output: mappingProfileView,
    ifMatch: true,
    errors: ['invalid_transition'],
  },
  'mappingProfile.withdraw': {
    method: 'POST',
    path: `${profile}/withdraw`,
    summary: ['取込み設定を取り下げる', 'Withdraw a saved mapping: it is proposed no longer'],
    body: mappingProfileInputs.withdraw,
    output: mappingProfileView,
    ifMatch: true,
    errors: ['invalid_transition'],
  },
} as const satisfies Routes;
