import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { ProblemCode } from '#shared/kernel/errors.ts';
import { evidenceInputs, newEvidence, reusedEvidence, sameFile } from '#shared/domain/evidence/evidence.ts';
import { manyInputs, manyOutcome } from '#shared/domain/evidence/many.ts';
import { commandRoutes, type Routes } from './route.ts';
import { evidenceView, heldFileView, listOf, pageOf, paging, trailEntryView } from './views.ts';

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

/** One act for up to 24 files of a section: those that pass are changed together, of the others is said why not. */
const manyRoutes = (rows: Readonly<Record<keyof typeof manyInputs, readonly [end: string, ja: string, en: string]>>) =>
  Object.fromEntries(
    Object.entries(rows).map(([name, [end, ...summary]]) => [
      `evidence.${name}`,
      {
        method: 'POST',
        path: `${path}/${end}`,
        summary,
        body: manyInputs[name as keyof typeof manyInputs],
        output: manyOutcome,
        errors: ['rule_refused'],
      },
    ]),
  ) as unknown as {
    readonly [C in keyof typeof manyInputs as `evidence.${C}`]: {
      readonly method: 'POST';
      readonly path: typeof path;
      readonly summary: readonly [string, string];
      readonly body: (typeof manyInputs)[C];
      readonly output: typeof manyOutcome;
      readonly errors: readonly ProblemCode[];
    };
  };

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
    attestAsOfficer: [
      '申告を監査責任者(特定個人情報)として確認する',
      'Confirm the declaration as the SPI audit officer, in the special track: the file becomes available',
    ],
    release: ['個人番号でないと判断し保留を解く', 'Release a held file: what was suspected is no Individual Number'],
    purge: ['保留中のファイルを消去する', 'Purge a held file: every version of its bytes'],
    proposePurge: [
      '受け付けた証跡の消去を申し出る',
      'Propose the purge of accepted evidence: until it is decided nobody gets a link',
    ],
    approvePurge: ['消去の申出を認める', 'Approve a proposed purge: every version of the bytes is removed'],
    refusePurge: ['消去の申出を認めない', 'Refuse a proposed purge: the file stays as it was'],
  }),
  ...manyRoutes({
    declareMany: [
      'declare',
      '複数のファイルに個人番号がないことを一度に申告する',
      'Declare of several files at once that no Individual Number is in them',
    ],
    attestMany: [
      'attest',
      '複数のファイルの申告を課長として一度に確認する',
      'Confirm the declarations of several files at once, as the section head',
    ],
    attestManyAsOfficer: [
      'attest-as-officer',
      '複数のファイルの申告を監査責任者(特定個人情報)として一度に確認する',
      'Confirm the declarations of several files at once, as the SPI audit officer, in the special track',
    ],
  }),
  'evidence.listHeld': {
    method: 'GET',
    path: '/held-evidence',
    summary: ['保留中のファイルの一覧', 'Files held for a decision of the SPI audit officer, with places and counts'],
    output: listOf(heldFileView),
  },
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
