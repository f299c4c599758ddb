import { describe, expect, test } from 'vitest';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { inspectionReasons } from '#shared/domain/evidence/inspection-reasons.ts';
import { buildJpeg, buildPng, chunk, jpegComment } from './build/image.ts';
import { announce, look } from './build/look.ts';
import { buildOffice } from './build/office.ts';
import { buildPdf } from './build/pdf.ts';
import { buildZip } from './build/zip.ts';

const zip = buildZip([{ name: 'Main.class', data: 'x' }]);
const both = (...parts: (Buffer | string)[]) => Buffer.concat(parts.map((p) => Buffer.from(p as string)));
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const page = '<!DOCTYPE html><html><script>alert(1)</script></html>';
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const cp932 = Buffer.from('8e8196bc2c94f58d6c0d0afbfc8bb42c87400d0a', 'hex');
const eucJp = Buffer.from('bbe1cccb2cc8f7b9cd0a', 'hex');

const table: [string, string, string, Buffer | string][] = [
  ['an empty file', 'empty', 'a.pdf', ''],
  ['a program', 'notAccepted', 'a.exe', 'MZ'],
  ['a program called a PDF twice over', 'notAccepted', '報告書.pdf.exe', buildPdf()],
  ['a program that reads like a PDF from right to left', 'notAccepted', '報告書\u202efdp.exe', 'MZ'],
  ['a name without an extension', 'notAccepted', '報告書', buildPdf()],
  ['an extension in full-width letters', 'notAccepted', '報告書．ｐｄｆ', buildPdf()],
  ['an extension behind a NUL', 'notAccepted', 'a.exe\0.pdf\u200b.exe', buildPdf()],
  ['a page', 'notAccepted', 'a.html', page],
  ['a vector picture', 'notAccepted', 'a.svg', svg],
  ['an archive', 'archive', 'a.zip', zip],
  ['an archive of the older kind', 'archive', 'a.LZH', 'xx-lh5-'],
  ['a macro workbook by its name', 'macro', 'a.xlsm', zip],
  ['an old document', 'oldFormat', 'a.doc', 'x'],
  ['a workbook called a PDF', 'contentDiffers', 'a.pdf', buildOffice('xlsx')],
  ['a PDF called a workbook', 'contentDiffers', 'a.xlsx', buildPdf()],
  ['a vector picture called a PNG', 'contentDiffers', 'a.png', svg],
  ['a PNG called a JPEG', 'contentDiffers', 'a.jpg', buildPng()],
  ['a GIF called a PNG', 'contentDiffers', 'a.png', 'GIF89a'],
  ['a page called text', 'markup', 'a.txt', page],
  ['a page called text behind blank lines', 'markup', 'a.txt', `\ufeff\r\n  ${page}`],
  ['a page called text behind a word', 'markup', 'a.txt', `memo\n${page}`],
  ['a page called text in UTF-16', 'markup', 'a.txt', utf16(page)],
  ['a vector picture called text', 'markup', 'a.txt', svg],
  ['XML called CSV', 'markup', 'a.csv', '<?xml version="1.0"?><x/>'],
  ['a script called text', 'markup', 'a.txt', '#!/bin/sh\nrm -rf /'],
  ['a server page called CSV', 'markup', 'a.csv', '<?php system("x");'],
  ['a rich text called text', 'contentDiffers', 'a.txt', '{\\rtf1 x}'],
  ['a GIF that is also a script, called text', 'contentDiffers', 'a.txt', 'GIF89a=1;alert(1)'],
  ['a PDF called text', 'contentDiffers', 'a.txt', buildPdf()],
  ['an archive called CSV', 'contentDiffers', 'a.csv', zip],
  ['a NUL in text', 'contentDiffers', 'a.txt', 'a\0b'],
  ['a NUL in wide text', 'contentDiffers', 'a.txt', utf16('a\0b')],
  ['wide text without its mark', 'contentDiffers', 'a.txt', utf16('abc').subarray(2)],
  ['half a character of wide text', 'unknownEncoding', 'a.txt', utf16('abc').subarray(0, 7)],
  ['bytes that are no text', 'unknownEncoding', 'a.txt', Buffer.from([0x41, 0xff, 0xff, 0x80, 0x42])],
  ['a wrong mark', 'unknownEncoding', 'a.txt', both(Buffer.from([0xef, 0xbb, 0xbf]), cp932)],
  ['text with switching codes', 'unknownEncoding', 'a.txt', '\x1b$B;a\x1b(B'],
  ['DDE in a CSV', 'dde', 'a.csv', "氏名,備考\r\n山田,=cmd|' /C calc'!A0\r\n"],
  ['DDE in a quoted field', 'dde', 'a.csv', `a,"@SUM(1+1)*cmd|' /C calc'!A0"`],
  ['DDE with a full-width sign', 'dde', 'a.csv', "＝cmd|'/C calc'!A0"],
  ['an archive behind a PNG (GIFAR)', 'polyglot', 'a.png', both(buildPng(), zip)],
  ['an archive behind a JPEG (GIFAR)', 'polyglot', 'a.jpg', both(buildJpeg(), zip)],
  ['a page behind a PNG', 'polyglot', 'a.png', both(buildPng(), page)],
  ['a video behind a JPEG', 'polyglot', 'a.jpg', both(buildJpeg(), '\0\0\0\x18ftypmp42')],
  ['a page in the comment of a JPEG', 'polyglot', 'a.jpg', buildJpeg(1, 1, [jpegComment(page)])],
  ['a PDF in the comment of a JPEG', 'polyglot', 'a.jpg', buildJpeg(1, 1, [jpegComment('%PDF-1.4')])],
  ['a page in a text of a PNG', 'polyglot', 'a.png', buildPng(1, 1, [chunk('tEXt', Buffer.from(`Comment\0${page}`))])],
  ['an archive in a chunk of a PNG', 'polyglot', 'a.png', buildPng(1, 1, [chunk('prVt', zip)])],
  ['half a PNG', 'damaged', 'a.png', buildPng().subarray(0, 50)],
  ['a PNG with a wrong checksum', 'damaged', 'a.png', flip(buildPng(), 20)],
  [
    'a PNG that does not begin with its header',
    'damaged',
    'a.png',
    both(buildPng().subarray(0, 8), chunk('IEND', Buffer.alloc(0))),
  ],
  ['a PNG of four billion pixels', 'bomb', 'a.png', buildPng(65_535, 65_535)],
  ['a JPEG of four billion pixels', 'bomb', 'a.jpg', buildJpeg(65_535, 65_535)],
  ['half a JPEG', 'damaged', 'a.jpeg', buildJpeg().subarray(0, -2)],
  ['a JPEG that is only its beginning', 'damaged', 'a.jpg', Buffer.from([0xff, 0xd8, 0xff])],
  ['a JPEG without a picture', 'damaged', 'a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
];

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

describe('Files that are not what they are called', () => {
  test.each(table)('U5: %s → %s', async (_, reason, name, content) => {
    expect(await look(name, content)).toBe(reason);
  });

  test('U5: the declared type must be that of the extension', async () => {
    expect(await look('a.pdf', buildPdf(), { contentType: 'text/html' })).toBe('contentDiffers');
    expect(await look('a.csv', 'a,b', { contentType: 'Text/CSV; charset=shift_jis' })).toBe('clean');
  });

  test('U2: another length or hash than announced is a mismatch', async () => {
    expect(await look('a.txt', 'abc', { size: 4 })).toBe('sizeMismatch');
    expect(await look('a.txt', 'abc', { sha256: '0'.repeat(64) })).toBe('hashMismatch');
    const verdict = await inspect(announce('a.txt', 'abc', { size: 4 }));
    expect(verdict.result).toBe('rejected_mismatch');
  });

  test('U9: every reason has a sentence in both languages', () => {
    for (const { ja, en } of Object.values(inspectionReasons)) {
      expect(ja).toMatch(/。$/);
      expect(en).toMatch(/\.$/);
    }
  });
});

const ordinary: [string, string, Buffer | string][] = [
  ['UTF-8 text', 'a.txt', '監査\n'],
  ['UTF-8 text with its mark', 'a.csv', '\ufeff氏名,所属\r\n'],
  ['CP932 with the characters of Windows', 'a.csv', cp932],
  ['CP932 with the end mark of old systems', 'a.txt', both(cp932, '\x1a')],
  ['EUC-JP', 'a.txt', eucJp],
  ['UTF-16', 'a.txt', utf16('監査\n')],
  ['UTF-16 the other way round', 'a.txt', utf16('監査\n', true)],
  ['a memo that begins with a bracket', 'a.txt', '<件名> 点検結果'],
  ['a log of attacks', 'waf.csv', '時刻,要求\n10:00,GET /?q=<script>alert(1)</script>\n10:01,-1|2'],
  ['a configuration', 'httpd.txt', '<VirtualHost *:443>\n</VirtualHost>'],
  ['formulas and bars in a CSV', 'a.csv', '=SUM(A1:A3),a|b!,- 項目|説明!\n'],
  ['a photograph with the depth picture of a telephone', 'a.jpg', both(buildJpeg(), buildJpeg(), Buffer.alloc(100))],
  ['a JPEG under its long extension', 'A.JPEG', buildJpeg()],
];

describe('Files that are what they are called', () => {
  test.each(ordinary)('U5: %s is clean', async (_, name, content) => {
    expect(await look(name, content)).toBe('clean');
  });
});
