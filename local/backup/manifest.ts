import * as z from 'zod';

export const manifestPath = 'manifest.json';

/** What a backup holds: every file with its size and SHA-256. Its first entry. */
export const manifest = z.strictObject({
  format: z.literal('kansa-backup.v1'),
  takenAt: z.iso.datetime({ precision: 3 }),
  files: z.array(
    z.strictObject({
      // Only names of our own: nothing that leads out of the folder.
      path: z.string().regex(/^(?!.*\.\.)[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)*$/),
      size: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
