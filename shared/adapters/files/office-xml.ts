import { SaxesParser } from 'saxes';
import type { InspectionReason } from '#shared/domain/evidence/inspection-reasons.ts';
import { InspectionRefused } from './inspection-refused.ts';
import {
  actionRules,
  contentTypeRules,
  elementRules,
  fieldRules,
  formulaElements,
  formulaReason,
  hyperlinkRules,
  instructionElements,
  isLocalTemplate,
  reasonFor,
  relationTypeRules,
} from './office-rules.ts';

const maxDepth = 300;
const maxAttributes = 1_000;
/** The parser keeps a token until it ends: characters it may swallow without saying anything. */
const maxSilence = 8 * 1024 * 1024;
/** Excel's own limit for a formula is 8,192. */
const maxCaptured = 64 * 1024;

/** What the parts of a package say that only the whole package can judge. */
export type PackageFacts = { contentTypes: string[] };
export type XmlReader = { write: (text: string) => void; end: () => void };

type Attributes = Record<string, string>;

const refuse = (reason: InspectionReason | undefined): void => {
  if (reason !== undefined) {
    throw new InspectionRefused(reason);
  }
};

const isKnownEncoding = (encoding = 'utf-8'): boolean => /^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding);
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
const lastStep = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

const judgeRelation = ({ Type: type = '', Target: target = '', TargetMode: mode = '' }: Attributes): void => {
  const kind = lastStep(type);
  const isExternal = mode.toLowerCase() === 'external';
  refuse(reasonFor(relationTypeRules, kind));
  if (kind.toLowerCase() === 'hyperlink') {
    return refuse(reasonFor(hyperlinkRules, target));
  }
  if (isExternal && !(kind.toLowerCase() === 'attachedtemplate' && isLocalTemplate(target))) {
    refuse('externalLink');
  }
  if (kind.toLowerCase() === 'oleobject') {
    refuse('embedded');
  }
};

/** Judgements that need the attributes of one element, by its local name. */
const attributeJudges = (facts: PackageFacts): Map<string, (attributes: Attributes) => void> => {
  const keepContentType = ({ ContentType: contentType = '' }: Attributes) => {
    facts.contentTypes.push(contentType);
    refuse(reasonFor(contentTypeRules, contentType));
  };
  return new Map([
    ['Default', keepContentType],
    ['Override', keepContentType],
    ['Relationship', judgeRelation],
    ['fldSimple', (attributes) => refuse(reasonFor(fieldRules, attributes['w:instr'] ?? attributes['instr'] ?? ''))],
    ['hlinkClick', ({ action = '' }) => refuse(reasonFor(actionRules, action))],
    ['hlinkHover', ({ action = '' }) => refuse(reasonFor(actionRules, action))],
    ['hlinkMouseOver', ({ action = '' }) => refuse(reasonFor(actionRules, action))],
  ]);
};

/** A field's instruction comes in runs, fields nest: each open field has its own text until its result begins. */
const fieldReader = () => {
  const open: string[] = [];
  const judge = (instruction: string) => refuse(reasonFor(fieldRules, instruction));
  return {
    mark: (type: string) => {
      if (type === 'begin') {
        open.push('');
      } else if (type === 'end') {
        judge(open.pop() ?? '');
      }
      if (open.length > maxDepth) {
        refuse('tooComplex');
      }
    },
    add: (text: string) => {
      const instruction = (open.pop() ?? '') + text;
      if (instruction.length > maxCaptured) {
        refuse('tooComplex');
      }
      open.push(instruction);
    },
    end: () => open.forEach(judge),
  };
};

/**
 * Reads one XML part and throws `InspectionRefused` at the first thing no evidence may contain; nothing of the part is
 * kept. XML that is not well formed makes the parser's own error, unless `isLax`: Office writes VML with unclosed tags.
 */
export const readOfficeXml = (facts: PackageFacts, isLax: boolean): XmlReader => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const judges = attributeJudges(facts);
  const field = fieldReader();
  let depth = 0;
  let attributeCount = 0;
  let silence = 0;
  let capturing: 'formula' | 'instruction' | undefined;
  let captured = '';
  const take = (text: string) => {
    silence = 0;
    captured += capturing === undefined ? '' : text;
    if (captured.length > maxCaptured) {
      refuse('tooComplex');
    }
  };

  // No more than seven handlers: with an eighth the engine gives up on the parser's shape and it runs five times slower.
  if (isLax) {
    parser.on('error', () => undefined);
  }
  parser.on('doctype', () => refuse('xmlEntities'));
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('attribute', () => {
    silence = 0;
    attributeCount += 1;
    refuse(attributeCount > maxAttributes ? 'tooComplex' : undefined);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    silence = 0;
    attributeCount = 0;
    depth += 1;
    refuse(depth > maxDepth ? 'tooComplex' : elementRules.get(local));
    refuse(depth === 1 && !isKnownEncoding(parser.xmlDecl.encoding) ? 'damaged' : undefined);
    judges.get(local)?.(attributes);
    if (local === 'fldChar') {
      field.mark(attributes['w:fldCharType'] ?? attributes['fldCharType'] ?? '');
    }
    if (formulaElements.has(local)) {
      capturing = 'formula';
    } else if (instructionElements.has(local)) {
      capturing = 'instruction';
    }
  });
  parser.on('closetag', () => {
    silence = 0;
    depth -= 1;
    if (capturing === 'formula') {
      refuse(formulaReason(captured));
    } else if (capturing === 'instruction') {
      field.add(captured);
    }
    capturing = undefined;
    captured = '';
  });

  return {
    write: (text) => {
      parser.write(text);
      silence += text.length;
      refuse(silence > maxSilence ? 'tooComplex' : undefined);
    },
    end: () => {
      parser.close();
      field.end();
    },
  };
};
