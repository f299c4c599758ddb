import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';
import { day, departmentId, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

export const workpaperStatus = z.enum(['draft', 'reviewed', 'withdrawn']);
type WorkpaperStatus = z.infer<typeof workpaperStatus>;

/** Written by one auditor and reviewed by another; what is written anew has to be reviewed anew. */
export const workpaperLifecycle = {
  edit: { from: ['draft', 'reviewed'], to: 'draft' },
  passReview: { from: ['draft'], to: 'reviewed' },
  returnReview: { from: ['draft'], to: 'draft' },
  withdraw: { from: ['draft'], to: 'withdrawn' },
} satisfies Lifecycle<WorkpaperStatus, string>;
export type WorkpaperCommand = keyof typeof workpaperLifecycle;

/** Stages of an audit in which workpapers are written and reviewed: read-only from the report on (DOMAIN.md 6). */
export const writingStages: readonly AuditStatus[] = [
  'preliminary',
  'fieldwork',
  'evaluation',
  'exchange',
  'reporting',
];

/** What an auditor did to look into one or more items, and what came of it. */
export const workpaperDraft = strictObject(() => ({
  itemKeys: z.array(itemKey).min(1).max(50),
  /** 書類の閲覧, 面談, 現地の視察, システムの確認 (DOMAIN.md 1.2, row 6). */
  method: z.enum(['documentReview', 'interview', 'siteVisit', 'systemCheck']),
  procedure: writtenProse(4000),
  /** By post and not by name: people move. In words, because external auditors do not see the directory. */
  interviewedPosts: z.array(line(200)).max(30),
  doneOn: day,
  /** May be left empty until the review is asked for. */
  facts: prose(8000),
  evidenceIds: z.array(id).max(50),
  conclusion: prose(4000),
}));

/** A workpaper (監査調書) on items of one section. It is the auditors': the section never learns that there is one. */
export const workpaper = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  workpaperId: id,
  /** `W-D301-003`: the section, and a serial within audit and section. */
  workpaperNo: z.string(),
  status: workpaperStatus,
  ...workpaperDraft.shape,
  preparedBy: id,
  reviewedBy: id.optional(),
  reviewedAt: instant.optional(),
  reviewRemark: prose(2000).optional(),
  /** Why it was withdrawn. */
  remark: prose(2000).optional(),
}));
export type Workpaper = z.infer<typeof workpaper>;

/** What the author of a workpaper notes for nobody else. A record of its own, so that no workpaper can show it. */
export const workpaperNote = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  workpaperId: id,
  /** Empty once it was taken away. */
  text: prose(4000),
  writtenAt: instant,
}));
export type WorkpaperNote = z.infer<typeof workpaperNote>;

const written = strictObject(() => ({ comment: writtenProse(2000) }));

/** What the commands take that are given by a `POST` of their own. */
export const workpaperInputs = {
  passReview: strictObject(() => ({ comment: prose(2000).optional() })),
  returnReview: written,
  withdraw: written,
} satisfies Partial<Record<WorkpaperCommand, z.ZodObject>>;

/** `W-D301-003` from its parts; more than 999 simply grow a digit. */
export const workpaperNumber = (section: string, serial: number): string =>
  `W-${section}-${String(serial).padStart(3, '0')}`;
