/** What one PDF object says: the names in it that were asked for, and where its stream begins. */
export type PdfObject = {
  names: Set<string>;
  /** The first tokens in order: names with their slash, numbers, brackets. Strings are left out. */
  head: string[];
  streamAt: number | undefined;
  end: number;
};

const maxHead = 400;
const maxTokenLength = 200;

// Tables by byte: millions of bytes are asked one by one.
const tableOf = (members: string): Uint8Array => {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(members, 'latin1')) {
    table[byte] = 1;
  }
  return table;
};
const blank = tableOf('\0\t\n\f\r ');
const ending = tableOf('\0\t\n\f\r ()<>[]{}/%');
const endsToken = (byte: number | undefined): boolean => byte === undefined || ending[byte] === 1;

const at = (text: string): number => text.charCodeAt(0);
const [slash, less, greater, open, close, left, right, percent, backslash, cr, lf] = [
  at('/'),
  at('<'),
  at('>'),
  at('('),
  at(')'),
  at('['),
  at(']'),
  at('%'),
  at('\\'),
  at('\r'),
  at('\n'),
] as const;

/** True when there may be more tokens than were kept. */
export const isFull = (head: string[]): boolean => head.length >= maxHead;

/** True when a keyword that begins before `position` ends there. */
export const isTokenEnd = (bytes: Buffer, position: number): boolean => endsToken(bytes[position]);

const skipBlank = (bytes: Buffer, from: number): number => {
  let position = from;
  for (;;) {
    while (blank[bytes[position] ?? percent] === 1) {
      position += 1;
    }
    if (bytes[position] !== percent) {
      return position;
    }
    while (position < bytes.length && bytes[position] !== cr && bytes[position] !== lf) {
      position += 1;
    }
  }
};

const skipString = (bytes: Buffer, from: number): number => {
  let depth = 0;
  for (let position = from; position < bytes.length; position += 1) {
    const byte = bytes[position];
    if (byte === backslash) {
      position += 1;
    } else if (byte === open) {
      depth += 1;
    } else if (byte === close) {
      depth -= 1;
      if (depth === 0) {
        return position + 1;
      }
    }
  }
  return bytes.length;
};

const skipHexString = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(greater, from);
  return end === -1 ? bytes.length : end + 1;
};

const tokenEnd = (bytes: Buffer, from: number): number => {
  let position = from;
  while (!endsToken(bytes[position])) {
    position += 1;
  }
  return position;
};

const textOf = (bytes: Buffer, from: number, end: number): string =>
  bytes.toString('latin1', from, Math.min(end, from + maxTokenLength));

const undoEscapes = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A name without its slash. `#4a` stands for `J`: writers with something to hide use it. */
const nameOf = (bytes: Buffer, from: number, end: number): string => {
  const name = textOf(bytes, from, end);
  return name.includes('#') ? undoEscapes(name) : name;
};

const streamStart = (bytes: Buffer, from: number): number | undefined => {
  const position = skipBlank(bytes, from);
  if (bytes.toString('latin1', position, position + 6) !== 'stream') {
    return undefined;
  }
  const afterReturn = position + 6 + (bytes[position + 6] === cr ? 1 : 0);
  return afterReturn + (bytes[afterReturn] === lf ? 1 : 0);
};

/**
 * Reads the one object that begins at `from`, the way a reader that was sent there would. Brackets decide where it ends;
 * keywords inside them do not, because readers skip those too. Linear in what it reads: callers bound the sum.
 */
export const readPdfObject = (bytes: Buffer, from: number, wanted: ReadonlySet<string>): PdfObject => {
  const names = new Set<string>();
  const head: string[] = [];
  const keep = (token: string) => {
    if (head.length < maxHead) {
      head.push(token);
    }
  };
  const opened: number[] = [];
  let position = from;
  do {
    position = skipBlank(bytes, position);
    const byte = bytes[position];
    const isPair = bytes[position + 1] === byte;
    if (byte === slash) {
      const end = tokenEnd(bytes, position + 1);
      const name = nameOf(bytes, position + 1, end);
      keep(`/${name}`);
      if (wanted.has(name)) {
        names.add(name);
      }
      position = end;
    } else if (byte === open) {
      position = skipString(bytes, position);
    } else if (byte === less && !isPair) {
      position = skipHexString(bytes, position);
    } else if (byte === less || byte === left) {
      keep(byte === less ? '<<' : '[');
      opened.push(byte === less ? greater : right);
      position += byte === less ? 2 : 1;
    } else if (byte === right || (byte === greater && isPair)) {
      keep(byte === right ? ']' : '>>');
      // A bracket that closes nothing is skipped, as readers do: it must not end the object early.
      if (opened.at(-1) === byte) {
        opened.pop();
      }
      position += byte === greater ? 2 : 1;
    } else {
      const end = Math.max(tokenEnd(bytes, position), position + 1);
      if (!isFull(head)) {
        keep(textOf(bytes, position, end));
      }
      position = end;
    }
  } while (opened.length > 0 && position < bytes.length);
  return { names, head, streamAt: streamStart(bytes, position), end: Math.min(position, bytes.length) };
};
