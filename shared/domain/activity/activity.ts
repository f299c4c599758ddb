import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { instant, versioned } from '#shared/domain/scalars.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One entry of the trail, version 1 (SECURITY.md section 3). Its RFC 8785 bytes are stored as they are and hashed; no
 * name, free text or file name is ever in it. What changed stands apart, under a salted commitment (`data.c`), so
 * that it can be deleted without breaking the chain.
 */
export const ledgerEntry = strictObject(() => ({
  act: z.string(),
  actor: z.strictObject({
    dept: z.string(),
    /** Only for a deputy: on behalf of which post (職), and of the person who held it, when somebody did. */
    for: z.strictObject({ post: z.string(), sub: z.string().optional() }).optional(),
    kind: z.enum(['user', 'system']),
    role: z.string(),
    sub: z.string(),
  }),
  at: instant,
  chain: z.string(),
  data: z.strictObject({ c: hex, s: z.string() }).optional(),
  id: z.string(),
  log: z.string(),
  obj: z.strictObject({ id: z.string(), rev: z.int().min(1), type: z.string() }),
  prev: hex,
  req: z.string(),
  res: z.enum(['ok', 'denied']),
  seq: z.int().min(1),
  v: z.literal(1),
}));
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** The head of a person's chain of reads and denials for one day in Japan. */
export const accessHead = strictObject(() => ({
  ...versioned,
  personId: z.string(),
  day: z.string(),
}));
export type AccessHead = z.infer<typeof accessHead>;
