import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import { id, instant, line, versioned } from '#shared/domain/scalars.ts';
import { checklistItem } from './item.ts';

export const checklistStatus = z.enum(['draft', 'published']);
export type ChecklistStatus = z.infer<typeof checklistStatus>;

/** A published version never changes; a correction is a new version. */
export const checklistLifecycle = {
  identify: { from: ['draft'], to: 'same' },
  publish: { from: ['draft'], to: 'published' },
} satisfies Lifecycle<ChecklistStatus, string>;
export type ChecklistCommand = keyof typeof checklistLifecycle;

/** One version of a checklist: the head. Its items are stored beside it, in chunks. */
export const checklist = strictObject(() => ({
  ...versioned,
  checklistId: id,
  checklistVersion: z.int().min(1),
  status: checklistStatus,
  title: line(200),
  /** The guideline edition the items follow, such as `R7.3`: item numbers mean nothing without it. */
  guidelineEdition: line(40),
  items: z.int().min(1).max(10_000),
  mandatory: z.int().min(0),
  chapters: z.array(z.strictObject({ name: line(200), items: z.int().min(1) })),
  chunks: z.int().min(1),
  source: z.strictObject({ fileName: line(255), sha256: z.string() }),
  importedBy: id,
  importedAt: instant,
  publishedBy: id.optional(),
  publishedAt: instant.optional(),
  hold: hold.optional(),
}));
export type Checklist = z.infer<typeof checklist>;

/** Part of a checklist version: items in order, sized to stay well under a stored item's limit. */
export const checklistChunk = strictObject(() => ({
  checklistId: id,
  checklistVersion: z.int().min(1),
  chunk: z.int().min(0),
  items: z.array(checklistItem),
}));
export type ChecklistChunk = z.infer<typeof checklistChunk>;
