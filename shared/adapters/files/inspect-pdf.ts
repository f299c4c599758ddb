import { constants, inflateSync } from 'node:zlib';
import type { InspectionBudget } from './inspection-budget.ts';
import { InspectionRefused } from './inspection-refused.ts';
import { isFull, isTokenEnd, type PdfObject, readPdfObject } from './pdf-lexer.ts';
import { forbiddenNames, packedKeys, pageNames, wantedNames } from './pdf-rules.ts';
import { asBuffer } from './signatures.ts';

const maxRead = 200 * 1024 * 1024;
const maxPacked = 32 * 1024 * 1024;
const maxPackedObjects = 100_000;
const endMark = '%%EOF';

const refuse = (reason: ConstructorParameters<typeof InspectionRefused>[0]): never => {
  throw new InspectionRefused(reason);
};

/** What follows a key; a reference to another object is `R`, which is no value anyone here accepts. */
const valueOf = (head: string[], key: string): string | undefined => {
  const at = head.indexOf(key);
  return at === -1 ? undefined : head[at + 3] === 'R' ? 'R' : head[at + 1];
};

const isRepeated = (head: string[], key: string): boolean => head.indexOf(key) !== head.lastIndexOf(key);

/** Whether a pack is stored or deflated; `undefined` for whatever else, which no common writer uses for packs. */
const packing = (head: string[]): 'stored' | 'deflated' | undefined => {
  const keys = ['/Filter', '/First', '/N', '/DecodeParms', '/Predictor'];
  // `/F` and `/DP` are short for filter and parameters to some readers, a file elsewhere to others.
  if (keys.some((key) => isRepeated(head, key)) || head.includes('/F') || head.includes('/DP')) {
    return undefined;
  }
  if (![undefined, 'null', '<<', '['].includes(valueOf(head, '/DecodeParms'))) {
    return undefined;
  }
  if (![undefined, '1'].includes(valueOf(head, '/Predictor'))) {
    return undefined;
  }
  const at = head.indexOf('/Filter');
  const value = head[at + 1] === '[' && head[at + 3] === ']' ? head[at + 2] : head[at + 1];
  return at === -1 ? 'stored' : value === '/FlateDecode' || value === '/Fl' ? 'deflated' : undefined;
};

/** Objects packed in a stream: only as every writer packs them, so that no filter hides what is inside. */
const unpack = (file: Buffer, { head, streamAt = 0 }: PdfObject, budget: InspectionBudget): Buffer => {
  const packed = packing(head);
  if (packed === undefined || isFull(head)) {
    return refuse('notInspectable');
  }
  if (packed === 'stored') {
    return file.subarray(streamAt, streamAt + maxPacked);
  }
  try {
    const inflated = inflateSync(file.subarray(streamAt), {
      maxOutputLength: maxPacked,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    budget.spend(inflated.length);
    return inflated;
  } catch (error) {
    if (error instanceof InspectionRefused) {
      throw error;
    }
    return refuse((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'damaged');
  }
};

/** Where the packed objects start, from the pairs of numbers in front of them. */
const packedOffsets = (packed: Buffer, { head }: PdfObject): number[] => {
  const [count, first] = [Number(valueOf(head, '/N')), Number(valueOf(head, '/First'))];
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count > maxPackedObjects) {
    return refuse('notInspectable');
  }
  const numbers = packed
    .toString('latin1', 0, first)
    .split(/[\0\t\n\f\r ]+/)
    .filter((text) => text !== '')
    .slice(0, 2 * count);
  return numbers.filter((_, index) => index % 2 === 1).map((offset) => first + Number(offset));
};

/** Every place a reader may start an object at: after each `obj` and each `trailer`, wherever they are. */
function* objectStarts(file: Buffer): Generator<number> {
  for (const keyword of ['obj', 'trailer']) {
    for (let at = file.indexOf(keyword); at !== -1; at = file.indexOf(keyword, at + keyword.length)) {
      const after = at + keyword.length;
      if (isTokenEnd(file, after) && file.toString('latin1', Math.max(0, at - 3), at) !== 'end') {
        yield after;
      }
    }
  }
}

const judgeNames = (found: ReadonlySet<string>): void => {
  const reason = forbiddenNames.find(([, names]) => names.some((name) => found.has(name)))?.[0];
  if (reason !== undefined) {
    refuse(reason);
  }
  if (!pageNames.some((name) => found.has(name))) {
    refuse('noPages');
  }
};

const judgeFrame = (file: Buffer): void => {
  const end = file.lastIndexOf(endMark);
  if (end === -1 || !file.includes('startxref')) {
    refuse('damaged');
  }
  if (/[^\s\0]/u.test(file.toString('latin1', end + endMark.length))) {
    refuse('polyglot');
  }
};

/**
 * Refuses (throws `InspectionRefused`) a PDF that is encrypted, acts, carries files or media, has no pages, or goes on
 * after its end. Objects are read from wherever a reader could be sent, packed ones included, and names are compared after
 * undoing `#xx`. Pages are not drawn and fonts not parsed: that is for the text extraction, under limits of its own.
 */
export const inspectPdf = (bytes: Uint8Array, budget: InspectionBudget): void => {
  const file = asBuffer(bytes);
  judgeFrame(file);
  const found = new Set<string>();
  let read = 0;
  const look = (source: Buffer, start: number): PdfObject => {
    const object = readPdfObject(source, start, wantedNames);
    read += object.end - start;
    budget.checkTime();
    if (read > maxRead) {
      refuse('tooComplex');
    }
    for (const name of object.names) {
      found.add(name);
    }
    return object;
  };
  const isPack = ({ streamAt, names }: PdfObject) =>
    streamAt !== undefined && packedKeys.every((key) => names.has(key));
  const packs: PdfObject[] = [];
  for (const start of objectStarts(file)) {
    const object = look(file, start);
    if (isPack(object)) {
      packs.push(object);
    }
  }
  // Encrypted packs would only look damaged.
  if (found.has('Encrypt')) {
    refuse('passwordProtected');
  }
  for (const pack of packs) {
    const packed = unpack(file, pack, budget);
    for (const offset of packedOffsets(packed, pack)) {
      look(packed, offset);
    }
  }
  judgeNames(found);
};
