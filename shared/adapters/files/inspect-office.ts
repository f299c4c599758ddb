import { officeMainTypes, type OfficeKind, partNameRules, reasonFor } from './office-rules.ts';
import { type PackageFacts, readOfficeXml, type XmlReader } from './office-xml.ts';
import type { InspectionBudget } from './inspection-budget.ts';
import { InspectionRefused } from './inspection-refused.ts';
import { asBuffer, type Signature, signatureOf } from './signatures.ts';
import { evidenceLimits, readZipDirectory } from './zip-directory.ts';
import { type PartReader, streamZip } from './zip-stream.ts';

const maxDepth = 2;
const maxEmbeddedBytes = 20 * 1024 * 1024;
const contentTypesPart = '[Content_Types].xml';

const encrypted = Buffer.from('EncryptedPackage', 'utf16le');

/** A compound file under a new-format name is a password-protected package, or an old file renamed. */
export const refuseCompoundFile = (bytes: Uint8Array): never => {
  throw new InspectionRefused(asBuffer(bytes).includes(encrypted) ? 'passwordProtected' : 'oldFormat');
};

const signatureRefusals = new Map<Signature, 'nestedArchive' | 'embedded'>([
  ['zip', 'nestedArchive'],
  ['archive', 'nestedArchive'],
  ['compoundFile', 'embedded'],
  ['program', 'embedded'],
  ['richText', 'embedded'],
  ['pdf', 'embedded'],
]);

const headBytes = 512;
const isXmlName = (name: string): boolean => /\.(xml|rels|vml|svg)$/i.test(name);
/** Metafiles Office keeps compressed. */
const isPackedPicture = (name: string): boolean => /\/media\/[^/]+\.(emz|wmz)$/i.test(name);
export const embeddedKind = (name: string): OfficeKind | undefined =>
  /(^|\/)embeddings\/[^/]+\.(xlsx|docx|pptx)$/i.exec(name)?.[2]?.toLowerCase() as OfficeKind | undefined;

const wideMarks: [string, string][] = [
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
];

export const encodingOf = (head: Buffer): string =>
  wideMarks.find(([mark]) => head.toString('hex', 0, 2) === mark)?.[1] ?? 'utf-8';

/** A part is XML by its name, or because its first character opens a tag; blanks may go on longer than the head. */
export const looksLikeXml = (name: string, head: Buffer): boolean =>
  isXmlName(name) || /^(\s*$|\s*<)/.test(new TextDecoder(encodingOf(head)).decode(head));

const xmlPart = (name: string, facts: PackageFacts, head: Buffer): PartReader => {
  const decoder = new TextDecoder(encodingOf(head), { fatal: true });
  const xml: XmlReader = readOfficeXml(facts, /\.vml$/i.test(name));
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new InspectionRefused('damaged');
    }
  };
  return {
    write: (chunk) => xml.write(decode(chunk)),
    end: async () => {
      xml.write(decode());
      xml.end();
    },
  };
};

const packagePart = (kind: OfficeKind, size: number, budget: InspectionBudget, depth: number): PartReader => {
  if (size > maxEmbeddedBytes || depth >= maxDepth) {
    throw new InspectionRefused('embedded');
  }
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => void chunks.push(chunk),
    end: () => inspectOffice(Buffer.concat(chunks), kind, budget, depth + 1),
  };
};

const ignored: PartReader = { write: () => undefined, end: async () => undefined };

const refuseForeign = (name: string, head: Buffer): void => {
  const refusal = isPackedPicture(name) ? undefined : signatureRefusals.get(signatureOf(head));
  if (refusal !== undefined) {
    throw new InspectionRefused(refusal);
  }
};

/** Waits for enough of a part to know what it is, then hands it to the reader for that. */
export const partReader = (name: string, choose: (head: Buffer) => PartReader): PartReader => {
  let head = Buffer.alloc(0);
  let chosen: PartReader | undefined;
  const decide = (): PartReader => {
    const reader = choose(head);
    reader.write(head);
    return reader;
  };
  return {
    write: (chunk) => {
      if (chosen !== undefined) {
        return chosen.write(chunk);
      }
      head = Buffer.concat([head, chunk]);
      chosen = head.length >= headBytes ? decide() : undefined;
    },
    end: async () => {
      chosen ??= head.length > 0 || isXmlName(name) ? decide() : ignored;
      await chosen.end();
    },
  };
};

/**
 * Refuses an Office file (throws `InspectionRefused` or `ZipRefused`) that is not the kind it is named after or carries
 * anything that acts: macros, controls, embedded objects, links that load, DDE, declarations. The directory is judged
 * before a byte is inflated; then every part is read once as a stream. Workbooks behind charts are inspected alike.
 */
export const inspectOffice = async (
  bytes: Uint8Array,
  kind: OfficeKind,
  budget: InspectionBudget,
  depth = 0,
): Promise<void> => {
  const names = readZipDirectory(bytes, evidenceLimits).map(({ name }) => name);
  for (const name of names) {
    const reason = reasonFor(partNameRules, name);
    if (reason !== undefined) {
      throw new InspectionRefused(reason);
    }
  }
  if (!names.includes(contentTypesPart)) {
    throw new InspectionRefused('contentDiffers');
  }
  const facts: PackageFacts = { contentTypes: [] };
  await streamZip(bytes, budget, (name, size) =>
    partReader(name, (head) => {
      const embedded = embeddedKind(name);
      if (embedded !== undefined && signatureOf(head) === 'zip') {
        return packagePart(embedded, size, budget, depth);
      }
      refuseForeign(name, head);
      return looksLikeXml(name, head) ? xmlPart(name, facts, head) : ignored;
    }),
  );
  if (!facts.contentTypes.some((type) => type.endsWith(officeMainTypes[kind]))) {
    throw new InspectionRefused('contentDiffers');
  }
};
