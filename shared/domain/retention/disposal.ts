import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { day, id, instant, versioned, writtenProse } from '#shared/domain/scalars.ts';
import { fileRef, namedFile } from './files.ts';

export const disposalStatus = z.enum(['proposed', 'refused', 'approved', 'carried_out']);
export type DisposalStatus = z.infer<typeof disposalStatus>;

export const disposalLifecycle = {
  approve: { from: ['proposed'], to: 'approved' },
  refuse: { from: ['proposed'], to: 'refused' },
  // Until it is carried out, the morning after.
  stop: { from: ['approved'], to: 'refused' },
  // Of the last file on it.
  carryOut: { from: ['approved'], to: 'carried_out' },
} satisfies Lifecycle<DisposalStatus, string>;
export type DisposalCommand = keyof typeof disposalLifecycle;

export const disposalDuty: Record<DisposalStatus, Role | undefined> = {
  proposed: 'chiefAuditor',
  refused: undefined,
  approved: 'system',
  carried_out: undefined,
};

/** The longest list at once. */
const most = 50;

/** A file on a list, and what became of it. */
const disposedFile = strictObject(() => ({
  ...namedFile.shape,
  endedOn: day,
  keptUntil: day,
  /** What is left of it: heads of chains, by number and by the SHA-256 over all; `objects` are those of files. */
  certificate: z
    .strictObject({ at: instant, records: z.int().min(1), objects: z.int().min(0), digest: z.string() })
    .optional(),
}));
export type DisposedFile = z.infer<typeof disposedFile>;

/** A list of files whose time has passed (廃棄目録): proposed, approved by somebody else, carried out, certified. */
export const disposal = strictObject(() => ({
  ...versioned,
  disposalId: id,
  status: disposalStatus,
  files: z.array(disposedFile).min(1).max(most),
  proposedBy: id,
  proposedAt: instant,
  decidedBy: id.optional(),
  decidedAt: instant.optional(),
  remark: writtenProse(1000).optional(),
}));
export type Disposal = z.infer<typeof disposal>;

export const disposalDraft = strictObject(() => ({
  files: z
    .array(fileRef)
    .min(1)
    .max(most)
    .refine((files) => new Set(files.map(({ kind, id: name }) => `${kind} ${name}`)).size === files.length, {
      message: 'a file is named twice',
    }),
}));

const remark = strictObject(() => ({ remark: writtenProse(1000) }));

/** What each command about a list takes. */
export const disposalInputs = {
  approve: strictObject(() => ({ remark: writtenProse(1000).optional() })),
  refuse: remark,
  stop: remark,
} satisfies Record<Exclude<DisposalCommand, 'carryOut'>, z.ZodObject>;
