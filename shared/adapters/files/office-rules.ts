import type { InspectionReason } from '#shared/domain/evidence/inspection-reasons.ts';

/** A file kind of Office: what its main part calls itself in `[Content_Types].xml`. */
export const officeMainTypes = {
  xlsx: 'spreadsheetml.sheet.main+xml',
  docx: 'wordprocessingml.document.main+xml',
  pptx: 'presentationml.presentation.main+xml',
} as const;

export type OfficeKind = keyof typeof officeMainTypes;

type PatternRule = readonly [InspectionReason, RegExp];

/** First match wins. */
export const reasonFor = (rules: readonly PatternRule[], text: string): InspectionReason | undefined =>
  rules.find(([, pattern]) => pattern.test(text))?.[0];

/** Part names. Packages under `embeddings/` are inspected like files of their own; only charts keep data there. */
export const partNameRules: readonly PatternRule[] = [
  ['macro', /(^|\/)vba(project|data)[^/]*\.(bin|xml)$|(^|\/)(macrosheets|intlmacrosheets|dialogsheets)\//i],
  ['activeX', /(^|\/)activeX\//i],
  ['externalLink', /(^|\/)externalLinks\//i],
  ['nestedArchive', /\.(zip|7z|rar|lzh|lha|cab|gz|tgz|tar|bz2|xz|jar)$/i],
  ['embedded', /\.(exe|dll|scr|com|bat|cmd|ps1|vbs|js|hta|msi|lnk|html?|mht|rtf)$/i],
];

export const contentTypeRules: readonly PatternRule[] = [
  ['macro', /macroEnabled|vbaProject|vbaData|macrosheet/i],
  ['activeX', /activeX/i],
  ['embedded', /oleObject/i],
];

/** The last step of a relationship's type, wherever it points. */
export const relationTypeRules: readonly PatternRule[] = [
  ['macro', /^(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i],
  ['activeX', /^(control|activeXControlBinary)$/i],
  ['embedded', /^aFChunk$/i],
  ['externalLink', /^externalLink(Path)?$/i],
];

export const hyperlinkRules: readonly PatternRule[] = [
  ['launch', /^\s*(ms-msdt|search-ms|ms-officecmd|javascript|vbscript|data|mhtml|mk):/i],
];

/** A template on a drive of the author's computer is where Word started from, and loads nothing from elsewhere. */
export const isLocalTemplate = (target: string): boolean => /^(file:\/{2,3})?[a-z]:[\\/]/i.test(target);

/** Elements by local name: embedded objects of Word, PowerPoint and Excel, and links that fetch. */
export const elementRules = new Map<string, InspectionReason>([
  ['OLEObject', 'embedded'],
  ['oleObj', 'embedded'],
  ['oleObject', 'embedded'],
  ['altChunk', 'embedded'],
  ['ddeLink', 'dde'],
  ['oleLink', 'externalLink'],
  ['externalBook', 'externalLink'],
  ['webPr', 'externalLink'],
]);

/** What a click on a slide may not do. */
export const actionRules: readonly PatternRule[] = [
  ['launch', /^ppaction:\/\/(program|ole)/i],
  ['macro', /^ppaction:\/\/macro/i],
];

/** Word fields, by the instruction they begin with. */
export const fieldRules: readonly PatternRule[] = [
  ['dde', /^[\s"]*DDE(AUTO)?(\s|"|\\|$)/i],
  ['externalLink', /^[\s"]*(LINK|DATABASE)(\s|"|\\|$)/i],
  ['externalLink', /^[\s"]*(INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|RD)[\s"]+(https?:|ftp:|file:|\\\\)/i],
];

/** Elements whose text is a formula, and those whose text is (a piece of) a field instruction. */
export const formulaElements = new Set([
  'f',
  'definedName',
  'formula',
  'formula1',
  'formula2',
  'calculatedColumnFormula',
]);
export const instructionElements = new Set(['instrText', 'delInstrText']);

// Outside of texts, names and column references a bar has one meaning: program|topic!item.
const quoted = /"[^"]*"|'[^']*'|\[[^\][]*\]/g;

export const formulaReason = (formula: string): InspectionReason | undefined => {
  const bare = formula.replace(quoted, '');
  return bare.includes('|') ? 'dde' : /\bWEBSERVICE\s*\(/i.test(bare) ? 'externalLink' : undefined;
};
