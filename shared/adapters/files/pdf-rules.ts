import type { InspectionReason } from '#shared/domain/evidence/inspection-reasons.ts';

/** Names no evidence may use, in any object a reader can reach. In order: the first one found gives the reason. */
export const forbiddenNames: readonly (readonly [InspectionReason, readonly string[]])[] = [
  ['passwordProtected', ['Encrypt']],
  ['pdfScript', ['JavaScript', 'JS']],
  ['launch', ['Launch', 'ImportData']],
  ['pdfAttachment', ['EmbeddedFile', 'EmbeddedFiles', 'EF', 'FileAttachment', 'GoToE']],
  ['pdfMedia', ['RichMedia', 'Rendition', 'Movie', '3D']],
  ['pdfForm', ['XFA']],
];

export const pageNames: readonly string[] = ['Page', 'Pages'];

/** The key of objects packed together in a stream. A reader needs both `N` and `First`, whatever the type says. */
export const packedKeys: readonly string[] = ['N', 'First'];

export const wantedNames: ReadonlySet<string> = new Set([
  ...forbiddenNames.flatMap(([, names]) => names),
  ...pageNames,
  ...packedKeys,
]);
