import * as z from 'zod';
import { newEvidence } from '#shared/domain/evidence/evidence.ts';
import { prose } from '#shared/domain/scalars.ts';
import type { Routes } from './route.ts';
import { evidenceView, listOf } from './views.ts';

const path = '/audits/{auditId}/assignments/{departmentId}/evidence';
const one = `${path}/{evidenceId}` as const;

/** Where to send the bytes: exactly these headers, within the time, once. */
const upload = z.strictObject({
  url: z.string(),
  method: z.literal('PUT'),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.string(),
});

export const evidenceRoutes = {
  'evidence.list': {
    method: 'GET',
    path,
    summary: ['証跡の一覧', 'Evidence of a section'],
    output: listOf(evidenceView),
  },
  'evidence.create': {
    method: 'POST',
    path,
    summary: ['ファイルの提出を始める', 'Announce a file and get its upload link'],
    body: newEvidence,
    output: z.strictObject({ evidence: evidenceView, upload: upload.optional() }),
    status: 201,
    errors: ['file_refused', 'incomplete', 'invalid_transition'],
  },
  'evidence.get': {
    method: 'GET',
    path: one,
    summary: ['証跡を見る', 'One file: receipt and state'],
    output: evidenceView,
  },
  'evidence.complete': {
    method: 'POST',
    path: `${one}/complete`,
    summary: ['送信を終えて検査に回す', 'Hand the uploaded file over to inspection'],
    body: z.strictObject({}),
    output: evidenceView,
    ifMatch: true,
    errors: ['invalid_transition', 'incomplete'],
  },
  'evidence.supersede': {
    method: 'POST',
    path: `${one}/supersede`,
    summary: ['新しい版に差し替え済みとする', 'Mark as superseded by a newer file'],
    body: z.strictObject({ comment: prose(2000).optional() }),
    output: evidenceView,
    ifMatch: true,
    errors: ['invalid_transition'],
  },
  'evidence.download': {
    method: 'GET',
    path: `${one}/link`,
    summary: [
      'ダウンロード用リンク(記録される)',
      'A link to the file, at most 60 seconds; recorded before it is given',
    ],
    output: z.strictObject({ url: z.string(), expiresAt: z.string(), fileName: z.string(), sha256: z.string() }),
    errors: ['invalid_transition'],
  },
} as const satisfies Routes;
