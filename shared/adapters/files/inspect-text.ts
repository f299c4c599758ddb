import type { InspectionBudget } from './inspection-budget.ts';
import { InspectionRefused } from './inspection-refused.ts';
import { asBuffer, signatureOf } from './signatures.ts';

const chunkBytes = 1024 * 1024;
const headLength = 1024;
/** A formula that calls a program fits in far less; chunks overlap by this much so that none is cut in two. */
const overlap = 512;

const byteOrderMarks: [string, Buffer][] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];
/** Without a mark, in the order that tells them apart: almost no Japanese text is valid in an earlier one by chance. */
const guesses = ['utf-8', 'shift_jis', 'euc-jp'];

/** Bytes no text file has: controls other than tab, line ends, page feed and the end mark of old systems. */
const isForeign = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && byte !== 0x1a && !(byte >= 0x09 && byte <= 0x0d));

/** What browsers and script hosts take for a page or a program when a file begins with it. */
const markup =
  /^[\s\ufeff]*(<\?(xml|php|=)|<!--|<!doctype|<%|#!|<(html|head|body|script|style|title|iframe|frameset|object|embed|svg|math|xml|img|div|table|form|input|meta|link|base|font|span|video|audio|h1|br|hr|a|b|p)[\s/>])/i;
const markupLine = /^[ \t]*<(!doctype\s+html|html[\s>]|script[\s>]|svg[\s>]|iframe[\s>])/im;

/** `=cmd|'/c …'!A1` at the start of a field: a spreadsheet offers to run it. */
const dynamicExchange =
  /(?:^|[\r\n,;\t"])\s{0,8}[=+\-@＝＋－＠][^\r\n|]{0,128}\w['"]?\|(?:\s{0,8}'[^'\r\n]{0,250}'|\w{1,64})!['"\w$]/;

/** Hands the text to `look` in overlapping pieces; false when the bytes are not in this encoding. */
const decodes = (file: Buffer, label: string, look: (piece: string, isFirst: boolean) => void): boolean => {
  const decoder = new TextDecoder(label, { fatal: true });
  let carried = '';
  for (let at = 0; at < file.length; at += chunkBytes) {
    let piece: string;
    try {
      piece = decoder.decode(file.subarray(at, at + chunkBytes), { stream: at + chunkBytes < file.length });
    } catch {
      return false;
    }
    look(carried + piece, at === 0);
    carried = piece.slice(-overlap);
  }
  return true;
};

const lookAt = (piece: string, isFirst: boolean): void => {
  if (piece.includes('\0')) {
    throw new InspectionRefused('contentDiffers');
  }
  if (isFirst && (markup.test(piece.slice(0, headLength)) || markupLine.test(piece.slice(0, headLength)))) {
    throw new InspectionRefused('markup');
  }
  if (dynamicExchange.test(piece)) {
    throw new InspectionRefused('dde');
  }
};

/**
 * Refuses a text or CSV that is not text in UTF-8, UTF-16 with its mark, CP932 or EUC-JP, that a browser would show as a
 * page, or that would call a program. Memory stays near one chunk, whatever the size.
 */
export const inspectText = (bytes: Uint8Array, budget: InspectionBudget): void => {
  const file = asBuffer(bytes);
  if (signatureOf(bytes) !== 'unknown') {
    throw new InspectionRefused('contentDiffers');
  }
  const mark = byteOrderMarks.find(([, start]) => file.subarray(0, start.length).equals(start))?.[0];
  const isWide = mark !== undefined && mark !== 'utf-8';
  if (!isWide && file.some(isForeign)) {
    throw new InspectionRefused(file.includes(0) ? 'contentDiffers' : 'unknownEncoding');
  }
  const candidates = mark === undefined ? guesses : [mark];
  const look = (piece: string, isFirst: boolean) => {
    budget.checkTime();
    lookAt(piece, isFirst);
  };
  if (!candidates.some((label) => decodes(file, label, look))) {
    throw new InspectionRefused('unknownEncoding');
  }
};
