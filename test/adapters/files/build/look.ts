import { createHash } from 'node:crypto';
import { inspect, type InspectionInput } from '#shared/adapters/files/inspect.ts';
import { acceptedTypes } from '#shared/domain/evidence/evidence.ts';

const types: Record<string, string> = acceptedTypes;

/** An upload announced honestly: type by extension, true size and hash, unless said otherwise. */
export const announce = (fileName: string, content: Uint8Array | string, lies: Partial<InspectionInput> = {}) => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    bytes,
    fileName,
    contentType: types[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...lies,
  };
};

/** The reason a file is refused for, or `clean`. */
export const look = async (fileName: string, content: Uint8Array | string, lies: Partial<InspectionInput> = {}) => {
  const verdict = await inspect(announce(fileName, content, lies));
  return verdict.result === 'clean' ? 'clean' : verdict.reason;
};
