import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { id, prose, writtenProse } from '#shared/domain/scalars.ts';

/** Files of one act: a record, its entry, its payload and a job each fill a transaction. */
const filesPerAct = 24;

const file = strictObject(() => ({ evidenceId: id, version: z.int().min(1).max(1_000_000) }));

/** Files with the version each was seen in, none twice. */
const items = z
  .array(file)
  .min(1)
  .max(filesPerAct)
  .refine((all) => new Set(all.map(({ evidenceId }) => evidenceId)).size === all.length, {
    message: 'a file is named twice',
  });

const confirmed = strictObject(() => ({ items, comment: prose(2000).optional() }));

export const manyInputs = {
  declareMany: strictObject(() => ({ items, statement: writtenProse(1000) })),
  attestMany: confirmed,
  attestManyAsOfficer: confirmed,
};

/** What became of each file of such an act; why one was passed over, in words. */
export const manyOutcome = strictObject(() => ({
  done: z.array(file),
  skipped: z.array(z.strictObject({ evidenceId: id, code: z.string(), ja: z.string(), en: z.string() })),
}));
