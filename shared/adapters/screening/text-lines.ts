import { isUtf8 } from 'node:buffer';
import { asBuffer } from '#shared/adapters/files/signatures.ts';

const chunkBytes = 1024 * 1024;
/** A line that does not end goes out in pieces, cut where no number is. */
const maxLine = 128 * 1024;
const numberLength = 64;

const marks: [string, string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

function* decoded(file: Buffer, label: string): Generator<string> {
  const decoder = new TextDecoder(label, { fatal: true });
  for (let at = 0; at < file.length; at += chunkBytes) {
    yield decoder.decode(file.subarray(at, at + chunkBytes), { stream: at + chunkBytes < file.length });
  }
}

const decodes = (file: Buffer, label: string): boolean => {
  try {
    let pieces = 0;
    for (const piece of decoded(file, label)) {
      // Text in 16 bits shows as zeros to whoever takes it for 8 bits, or for 16 the other way round.
      if (piece.includes('\0')) {
        return false;
      }
      pieces += 1;
    }
    return pieces > 0;
  } catch {
    return false;
  }
};

/**
 * Every encoding the bytes can be read in: by their mark, else UTF-8, else whichever of the others decode to the end. Some
 * bytes are Japanese in two encodings, and only the right one shows the words next to a number: so each is looked at.
 */
export const encodingsOf = (bytes: Uint8Array): string[] => {
  const file = asBuffer(bytes);
  const marked = marks.find(([mark]) => file.toString('hex', 0, mark.length / 2) === mark)?.[1];
  if (marked !== undefined) {
    return decodes(file, marked) ? [marked] : [];
  }
  // In seven bits, Japanese is between signs that begin with an escape.
  if (file.includes(0x1b) && decodes(file, 'iso-2022-jp')) {
    return ['iso-2022-jp'];
  }
  if (file.length > 0 && isUtf8(file) && !file.includes(0)) {
    return ['utf-8'];
  }
  const wide = file.includes(0) ? ['utf-16le', 'utf-16be'] : [];
  return [...wide, 'shift_jis', 'euc-jp'].filter((label) => decodes(file, label));
};

/** Where a piece of an endless line ends: behind the last character no number goes on with. */
const cutOf = (text: string): number => {
  const tail = text.slice(maxLine - numberLength, maxLine);
  const last = /.*[^\p{N}\s\p{P}]/su.exec(tail)?.[0].length ?? numberLength;
  return maxLine - numberLength + last;
};

/** The lines of a text with their numbers, one chunk of the file held at a time. */
export function* linesOf(bytes: Uint8Array, label: string): Generator<{ number: number; text: string }> {
  let rest = '';
  let number = 1;
  for (const chunk of decoded(asBuffer(bytes), label)) {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const text of lines) {
      yield* piecesOf(number, text);
      number += 1;
    }
    while (rest.length > 2 * maxLine) {
      const cut = cutOf(rest);
      yield { number, text: rest.slice(0, cut) };
      rest = rest.slice(cut);
    }
  }
  yield* piecesOf(number, rest);
}

function* piecesOf(number: number, text: string): Generator<{ number: number; text: string }> {
  let rest = text;
  while (rest.length > maxLine) {
    const cut = cutOf(rest);
    yield { number, text: rest.slice(0, cut) };
    rest = rest.slice(cut);
  }
  yield { number, text: rest };
}
