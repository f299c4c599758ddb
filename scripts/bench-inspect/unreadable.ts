import { deflateSync } from 'node:zlib';
import { buildJpeg, buildPng } from '#test/adapters/files/build/image.ts';
import { relationship, buildOffice } from '#test/adapters/files/build/office.ts';
import { buildPdf, stream } from '#test/adapters/files/build/pdf.ts';
import { docxOf } from './docx.ts';
import { iso2022Jp } from './encodings.ts';
import { labelled } from './beside.ts';
import { below, many, patterned, type Random } from './numbers.ts';
import { pdfOf, pdfWith } from './pdf.ts';
import type { Made } from './presented.ts';
import { xlsxOf } from './xlsx.ts';

const scanObject = (width: number, height: number): Buffer =>
  stream(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode`,
    deflateSync(Buffer.alloc(Math.ceil(width / 8) * height, 0xa5)),
  );
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** A scan over the whole page, with a line of a machine over it. */
const scanned = (r: Random, line: string): Buffer => {
  const resolution = 100 + below(r, 3) * 50;
  const [width, height] = [Math.round(8.27 * resolution), Math.round(11.69 * resolution)];
  const drawn = `q 595 0 0 842 0 0 cm /I1 Do Q BT /F1 8 Tf 1 0 0 1 40 820 Tm (${line}) Tj ET`;
  return buildPdf({
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>>>/Contents 4 0 R>>',
    4: stream('', Buffer.from(drawn)),
    5: font,
    6: scanObject(width, height),
  });
};

const picture = (kind: 'docx' | 'xlsx' | 'pptx'): Buffer => {
  const parts = {
    docx: ['word', 'document.xml', '<w:document xmlns:w="w"><w:body><w:p><w:drawing/></w:p></w:body></w:document>'],
    xlsx: ['xl', 'worksheets/sheet1.xml', '<worksheet><sheetData/></worksheet>'],
    pptx: ['ppt', 'slides/slide1.xml', '<p:sld xmlns:p="p"/>'],
  } as const;
  const [folder, name, data] = parts[kind];
  const [, last = ''] = /([^/]*)$/.exec(name) ?? [];
  return buildOffice(kind, [
    { name: `${folder}/${name}`, data },
    { name: `${folder}/media/image1.png`, data: buildPng(1240, 1754) },
    {
      name: `${folder}/${name.replace(last, `_rels/${last}.rels`)}`,
      data: relationship('image', `/${folder}/media/image1.png`),
    },
  ]);
};

const secret = (r: Random): string => labelled(patterned(r), r);
const shortened = (bytes: Buffer, r: Random): Buffer => bytes.subarray(0, Math.floor(bytes.length * (0.3 + 0.6 * r())));
/** Some bytes in the middle are others. */
const spoilt = (bytes: Buffer, r: Random): Buffer => {
  const copy = Buffer.from(bytes);
  const start = Math.floor(bytes.length * 0.3);
  many(40, () => void (copy[start + below(r, Math.floor(bytes.length * 0.3))] = below(r, 256)));
  return copy;
};
const rows = (r: Random) => [['氏名', '個人番号'], ...many(200, (n) => [`職員${n} ${below(r, 1e6)}`, secret(r)])];

/** Files that nobody can read, or not whole: they must end refused or held, never as looked into. */
export const unreadable: Readonly<Record<string, (r: Random) => Made>> = {
  png: (r) => ({ fileName: 'a.png', bytes: buildPng(100 + below(r, 900), 100) }),
  jpg: (r) => ({ fileName: 'a.jpg', bytes: buildJpeg(100 + below(r, 900), 100) }),
  'scan in a pdf': (r) => ({ fileName: 'a.pdf', bytes: scanned(r, '') }),
  'scan with its page number': (r) => ({ fileName: 'a.pdf', bytes: scanned(r, `- ${1 + below(r, 9)} -`) }),
  'scan with a line of the machine': (r) => ({
    fileName: 'a.pdf',
    bytes: scanned(r, `2026/11/26 13:03 FAX 0956-24-1111 P.0${1 + below(r, 9)}/10`),
  }),
  'pdf whose signs mean nothing': () => ({
    fileName: 'a.pdf',
    bytes: pdfWith('BT /F1 12 Tf 1 0 0 1 50 700 Tm <000100020003000400050006> Tj ET', {
      font: '<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Gothic/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>',
      more: {
        8: stream(
          '',
          Buffer.from(
            'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0006> <e100> endbfrange endcmap',
          ),
        ),
      },
    }),
  }),
  'pdf with a page that breaks': () => ({
    fileName: 'a.pdf',
    bytes: pdfWith('', { font, more: { 4: stream('/Filter/FlateDecode', Buffer.from('no deflated bytes')) } }),
  }),
  'pdf cut off': (r) => ({ fileName: 'a.pdf', bytes: shortened(pdfOf(many(5, () => [secret(r)])), r) }),
  'pdf with a password': () => ({
    fileName: 'a.pdf',
    bytes: buildPdf({ 4: '<</Filter/Standard/V 1/R 2/O()/U()/P -4>>' }, '/Encrypt 4 0 R'),
  }),
  'docx of a picture': () => ({ fileName: 'a.docx', bytes: picture('docx') }),
  'xlsx of a picture': () => ({ fileName: 'a.xlsx', bytes: picture('xlsx') }),
  'pptx of a picture': () => ({ fileName: 'a.pptx', bytes: picture('pptx') }),
  'docx cut off': (r) => ({ fileName: 'a.docx', bytes: shortened(docxOf(many(50, () => secret(r))), r) }),
  'xlsx cut off': (r) => ({ fileName: 'a.xlsx', bytes: shortened(xlsxOf(rows(r)), r) }),
  'docx spoilt': (r) => ({ fileName: 'a.docx', bytes: spoilt(docxOf(many(200, () => secret(r))), r) }),
  'xlsx spoilt': (r) => ({ fileName: 'a.xlsx', bytes: spoilt(xlsxOf(rows(r)), r) }),
  'xlsx that shows texts it lacks': () => ({
    fileName: 'a.xlsx',
    bytes: buildOffice('xlsx', [
      {
        name: 'xl/worksheets/sheet1.xml',
        data: '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
      },
    ]),
  }),
  'docx of broken tags': (r) => ({
    fileName: 'a.docx',
    bytes: buildOffice('docx', [
      { name: 'word/document.xml', data: `<w:document><w:body><w:p><w:t>${secret(r)}</w:p></w:body></w:document>` },
    ]),
  }),
  'workbook with a password': () => ({
    fileName: 'a.xlsx',
    bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
  }),
  'bytes called a text': (r) => ({ fileName: 'a.txt', bytes: Buffer.from(many(500, () => 128 + below(r, 128))) }),
  'bytes called a table': (r) => ({ fileName: 'a.csv', bytes: Buffer.from(many(500, () => below(r, 256))) }),
  'text in seven bits': (r) => ({ fileName: 'a.txt', bytes: iso2022Jp(secret(r)) }),
  'nothing but blanks': () => ({ fileName: 'a.txt', bytes: Buffer.from(' \r\n\t\r\n') }),
  'document without a word': () => ({ fileName: 'a.docx', bytes: buildOffice('docx') }),
};
