import { deflateSync } from 'node:zlib';
import { buildOffice } from './office.ts';
import { buildPdf, stream } from './pdf.ts';

const megabyte = 1_000_000;
const repeated = (text: string, length: number) => text.repeat(Math.ceil(length / text.length));
/** A block longer than the compressor looks back, again and again: work for the reader that is not yet a bomb. */
const varied = (unit: (index: number) => string, length: number): string => {
  let block = '';
  for (let index = 1; block.length < 40_000; index += 1) {
    block += unit((index * 2654435761) % 4294967296);
  }
  return repeated(block, length);
};
const workbook = (body: string) => buildOffice('xlsx', [{ name: 'xl/worksheets/sheet1.xml', data: `<w>${body}</w>` }]);

const pack = (): Buffer => {
  const body = repeated('<</A 1/B(text)>>', 15 * megabyte);
  return stream('/N 1/First 5/Filter/FlateDecode', deflateSync(Buffer.from(`20 0 ${body}`), { level: 1 }));
};
const samePack = (): Buffer => {
  const table = repeated('1 0 ', 360_000);
  const body = `<<${repeated('/A 1', megabyte)}>>`;
  return stream(`/N 90000/First ${table.length}/Filter/FlateDecode`, deflateSync(Buffer.from(table + body)));
};
const packs = () => Object.fromEntries(Array.from({ length: 13 }, (_, index) => [index + 5, pack()]));
const attributes = (length: number) => varied((index) => ` a${index}=""`, length);

/** Title, reason, name, content. */
export const worstFiles: [string, string, string, () => Buffer | string][] = [
  ['90 MB of cells', 'clean', 'a.xlsx', () => workbook(varied((i) => `<c r="A${i}"><v>${i}</v></c>`, 90 * megabyte))],
  ['60 MB of tiny elements', 'clean', 'a.xlsx', () => workbook(varied((i) => `<a b="${i % 9973}"/>`, 60 * megabyte))],
  ['60 MB of formulas', 'clean', 'a.xlsx', () => workbook(varied((i) => `<f>"${i}"'[[["[</f>`, 60 * megabyte))],
  ['one element of 20 MB', 'tooComplex', 'a.xlsx', () => workbook(`<a${attributes(20 * megabyte)}/>`)],
  [
    '50 MB in no known encoding',
    'unknownEncoding',
    'a.txt',
    () => Buffer.concat([Buffer.alloc(50 * megabyte, 'a'), Buffer.from([0xff, 0x80])]),
  ],
  ['50 MB of beginnings of formulas', 'clean', 'a.csv', () => repeated('"=|', 50 * megabyte)],
  [
    '50 MB of CP932',
    'clean',
    'a.csv',
    () => Buffer.alloc(11 * 4_500_000, Buffer.from('8e8196bc2c94f58d6c0d0a', 'hex')),
  ],
  ['200 MB of packs in a PDF', 'clean', 'a.pdf', () => buildPdf(packs())],
  ['90,000 packed objects that are one', 'tooComplex', 'a.pdf', () => buildPdf({ 5: samePack() })],
  [
    'objects within strings within objects',
    'tooComplex',
    'a.pdf',
    () => buildPdf({ 5: repeated('( 1 0 obj ', 40 * megabyte) }),
  ],
  ['50 MB of escaped names', 'clean', 'a.pdf', () => buildPdf({ 5: `[${repeated('/Na#6de ', 50 * megabyte)}]` })],
  [
    '50 MB of pictures in a PDF',
    'clean',
    'a.pdf',
    () => buildPdf({ 5: stream('', Buffer.alloc(50 * megabyte, 0xff)) }),
  ],
];
