import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { evidenceInputs, newEvidence, reusedEvidence, sameFile } from '#shared/domain/evidence/evidence.ts';
import { commandRoutes, type Routes } from './route.ts';
import { evidenceView, listOf, pageOf, paging, trailEntryView } from './views.ts';

const path = '/audits/{auditId}/assignments/{departmentId}/evidence';
const one = `${path}/{evidenceId}` as const;

/** Where to send the bytes: exactly these headers, within the time, once. */
const upload = strictObject(() => ({
  url: z.string(),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.string(),
}));

const created = strictObject(() => ({
  evidence: evidenceView,
  upload: upload.optional(),
  /** The same bytes, handed in before. */
  sameFiles: z.array(sameFile),
}));

export const evidenceRoutes = {
  'evidence.list': {
    method: 'GET',
    path,
    summary: ['証跡の一覧', 'Evidence of a section, without what was replaced or withdrawn unless asked for'],
    query: strictObject(() => ({ show: z.enum(['current', 'all']).default('current') })),
    output: listOf(evidenceView),
  },
  'evidence.create': {
    method: 'POST',
    path,
    summary: ['ファイルの提出を始める', 'Announce a file and get its upload link'],
    body: newEvidence,
    output: created,
    status: 201,
    errors: ['file_refused', 'incomplete', 'invalid_transition'],
  },
  'evidence.reuse': {
    method: 'POST',
    path: `${path}/reuse`,
    summary: ['前に提出したファイルを使う', 'Take over a file the section handed in before, without a second upload'],
    body: reusedEvidence,
    output: created,
    status: 201,
    errors: ['incomplete', 'invalid_transition'],
  },
  'evidence.get': {
    method: 'GET',
    path: one,
    summary: ['証跡を見る', 'One file: receipt and state'],
    output: evidenceView,
  },
  ...commandRoutes('evidence', one, evidenceInputs, evidenceView, {
    complete: ['送信を終えて検査に回す', 'Hand the uploaded file over to inspection'],
    edit: ['証跡の説明・項目・期間を直す', 'Correct what is said about a file, and which items it belongs to'],
    withdraw: ['証跡を取り下げる(記録には残る)', 'Withdraw a file with a reason; it stays on record'],
    declare: ['個人番号がないことを申告する', 'Declare, as the uploader, that no Individual Number is in the file'],
    attest: ['申告を課長として確認する', 'Confirm the declaration as the section head: the file becomes available'],
  }),
  'evidence.activity': {
    method: 'GET',
    path: `${one}/activity`,
    summary: ['証跡ファイルの操作の記録', 'Trail of a file'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  'evidence.download': {
    method: 'GET',
    path: `${one}/link`,
    summary: [
      'ダウンロード用リンク(記録される)',
      'A link to the file, at most 60 seconds; recorded before it is given',
    ],
    output: strictObject(() => ({ url: z.string(), expiresAt: z.string(), fileName: z.string(), sha256: z.string() })),
    errors: ['invalid_transition'],
  },
} as const satisfies Routes;
