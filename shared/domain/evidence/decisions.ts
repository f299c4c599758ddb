import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day, id, instant, line, prose, writtenProse } from '#shared/domain/scalars.ts';

/** A look at a held file at the desk of whoever handed it in (現地閲覧): nothing of it is copied. */
const viewing = strictObject(() => ({ what: line(200), on: day, where: line(200), result: writtenProse(1000) }));

const reason = () => writtenProse(1000);
const decided = () => ({ reason: reason(), viewing: viewing.optional() });
const act = { by: id, at: instant };

/** Who has to agree to a purge: the officer, or in the place of an officer who proposed it the head of the auditors. */
const purgeApprover = z.enum(['spiAuditOfficer', 'chiefAuditor']);
export type PurgeApprover = z.infer<typeof purgeApprover>;

/** What people decide about a file that is held, or turns out to hold an Individual Number after it was accepted. */
export const decisions = () => ({
  /** Found to be no Individual Number: the worker keeps the bytes. */
  release: strictObject(() => ({ ...act, ...decided() })).optional(),
  /** Open until somebody else has decided: nobody gets a link meanwhile. */
  purgeProposal: strictObject(() => ({ ...act, ...decided(), waitsFor: purgeApprover })).optional(),
  purgeRefusal: strictObject(() => ({ ...act, reason: reason() })).optional(),
  /** By a person, or by the system when nobody had decided in time; of accepted evidence, with who proposed it. */
  purge: z
    .strictObject({
      by: z.union([id, z.literal('system')]),
      at: instant,
      ...decided(),
      proposed: z.strictObject(act).optional(),
    })
    .optional(),
  /** When the last version of the bytes was gone. */
  purgedAt: instant.optional(),
});

export const decisionInputs = {
  attestAsOfficer: strictObject(() => ({ comment: prose(2000).optional() })),
  release: strictObject(decided),
  purge: strictObject(decided),
  proposePurge: strictObject(decided),
  approvePurge: strictObject(() => ({})),
  refusePurge: strictObject(() => ({ reason: reason() })),
};
