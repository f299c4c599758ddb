import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { line, opaque } from '#shared/domain/scalars.ts';

/** A workbook travels inside the request, in base 64: 4 MB of it is far above any list seen. */
const maxWorkbook = 4 * 1024 * 1024;

/** The fields of a request that carries a workbook or CSV. */
export const workbookFile = strictObject(() => ({
  fileName: line(255),
  /** The file's bytes in base 64. */
  content: opaque(z.base64().max(Math.ceil(maxWorkbook / 3) * 4)),
}));

/** What such a request may have, in bytes. */
export const workbookBytes = 6 * 1024 * 1024;

/** A workbook as an answer carries it. */
export const writtenWorkbook = strictObject(() => ({
  fileName: z.string(),
  /** An .xlsx in base 64. */
  content: z.base64(),
}));
