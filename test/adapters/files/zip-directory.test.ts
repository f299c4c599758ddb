import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  evidenceLimits,
  preflightWorkbook,
  readZipDirectory,
  workbookLimits,
  ZipRefused,
} from '#shared/adapters/files/zip-directory.ts';
import { buildOffice } from './build/office.ts';
import { buildZip, type Archive, type Part, u16, u32 } from './build/zip.ts';

const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return error instanceof ZipRefused ? error.code : `not a refusal: ${String(error)}`;
  }
};
const read = (parts: Part[], archive: Archive = {}) =>
  refusal(() => readZipDirectory(buildZip(parts, archive), evidenceLimits));

const megabyte = 1024 * 1024;
const text: Part = { name: 'a.txt', data: 'hello' };
const link = 0xa1ff0000;
const many = (count: number): Part[] => Array.from({ length: count }, (_, index) => ({ name: `${index}`, method: 0 }));

/** Title, refusal, entries, archive. */
const table: [string, string, Part[], Archive?][] = [
  ['a sound archive passes', 'accepted', [text, { name: 'フォルダ/', method: 0 }, { name: 'フォルダ/b', data: 'x' }]],
  [
    'an archive written as a stream passes, its sizes after the data',
    'accepted',
    [
      {
        ...text,
        flags: 0x0808,
        local: { size: 0, compressedSize: 0, crc: 0 },
        gap: Buffer.concat([u32(0x08074b50), Buffer.alloc(12)]),
      },
      { name: 'b', data: 'b' },
    ],
  ],
  ['an honest bomb', 'ratio', [{ name: 'a', data: 'x', size: 300 * 1000 * 1000 }]],
  ['many small bombs', 'ratio', Array.from({ length: 100 }, (_, i) => ({ name: `${i}`, data: 'x', size: 900 * 1024 }))],
  ['a total above the limit', 'tooLarge', [{ name: 'a', data: Buffer.alloc(1), size: 0 }, ...big()]],
  ['2,001 entries', 'tooManyEntries', many(2001)],
  ['100,000 entries behind a count that wrapped around', 'tooManyEntries', many(3), { count: 100_000 % 65_536 }],
  ['more entries than the count says', 'damaged', many(5), { count: 2 }],
  ['fewer entries than the count says', 'damaged', many(5), { count: 7 }],
  ['ZIP64 by its size', 'zip64', [{ ...text, size: 0xffffffff }]],
  ['ZIP64 by its extra field', 'zip64', [{ ...text, extra: Buffer.concat([u16(1, 8), Buffer.alloc(8)]) }]],
  [
    'ZIP64 by its extra field before the data only',
    'zip64',
    [{ ...text, local: { extra: Buffer.concat([u16(1, 0)]) } }],
  ],
  ['ZIP64 by its locator', 'zip64', [text], { beforeEnd: Buffer.concat([u32(0x07064b50), Buffer.alloc(16)]) }],
  ['ZIP64 by its count', 'zip64', [text], { count: 0xffff }],
  ['an encrypted entry', 'encrypted', [{ ...text, flags: 0x0801 }]],
  ['an entry with strong encryption', 'encrypted', [{ ...text, flags: 0x0840 }]],
  ['an AES entry', 'encrypted', [{ ...text, extra: Buffer.concat([u16(0x9901, 0)]) }]],
  ['two entries of one name', 'duplicateName', [text, text]],
  ['two names that differ by case', 'duplicateName', [text, { name: 'A.TXT' }]],
  ['two names that differ by composition', 'duplicateName', [{ name: 'が' }, { name: 'が'.normalize('NFD') }]],
  ['zip slip', 'unsafeName', [{ name: '../../etc/passwd' }]],
  ['zip slip in the middle', 'unsafeName', [{ name: 'xl/../../../x' }]],
  ['an absolute name', 'unsafeName', [{ name: '/etc/passwd' }]],
  ['a drive letter', 'unsafeName', [{ name: 'C:/x' }]],
  ['a backslash', 'unsafeName', [{ name: 'xl\\workbook.xml' }]],
  ['a NUL in a name', 'unsafeName', [{ name: 'a.xml\0.png' }]],
  ['a name that is a detour', 'unsafeName', [{ name: 'xl/./vbaProject.bin' }]],
  ['an empty name', 'unsafeName', [{ name: '' }]],
  ['a name that is not the UTF-8 it claims', 'unsafeName', [{ name: Buffer.from([0xff, 0xfe, 0x41]) }]],
  ['a second name in an extra field', 'unsafeName', [{ ...text, extra: u16(0x7075, 0) }]],
  ['a symbolic link', 'unsafeName', [{ ...text, attributes: link }]],
  ['a device', 'unsafeName', [{ ...text, attributes: 0x61800000 }]],
  [
    'two entries over the same bytes',
    'overlap',
    [text, { ...text, name: 'b.txt', local: { name: 'a.txt' }, offset: 0 }],
  ],
  [
    'an entry that reaches into the next',
    'overlap',
    [
      { ...text, compressedSize: 30 },
      { name: 'b', data: 'b' },
    ],
  ],
  ['an entry that reaches into the directory', 'overlap', [{ ...text, compressedSize: 900 }]],
  ['another name before the data', 'damaged', [{ ...text, local: { name: 'b.txt' } }]],
  ['another size before the data', 'damaged', [{ ...text, local: { size: 1 } }]],
  ['another checksum before the data', 'damaged', [{ ...text, local: { crc: 1 } }]],
  ['encryption only before the data', 'damaged', [{ ...text, local: { flags: 0x0801 } }]],
  ['a stored entry of two sizes', 'damaged', [{ ...text, method: 0, size: 3 }]],
  ['an unusual compression', 'damaged', [{ ...text, method: 14 }]],
  ['an offset outside the file', 'damaged', [{ ...text, offset: 0x7fffffff }]],
  ['a page in front of the archive', 'polyglot', [text], { prefix: Buffer.from('<html></html>') }],
  ['a picture behind the archive', 'polyglot', [text], { suffix: Buffer.from('GIF89a') }],
  ['an archive comment', 'polyglot', [text], { comment: Buffer.from('<script>') }],
  ['bytes of nobody between entries', 'polyglot', [{ ...text, gap: Buffer.from('hidden') }, { name: 'b' }]],
  ['bytes of nobody before the end record', 'polyglot', [text], { beforeEnd: Buffer.from('hidden') }],
];

function big(): Part[] {
  return Array.from({ length: 3 }, (_, i) => ({ name: `big${i}`, data: noise(500_000), size: 90 * megabyte }));
}

/** Bytes that do not compress, the same every time. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) >> 16));
}

describe('The directory of an archive', () => {
  test.each(table)('U7: %s → %s', (_, wanted, parts, archive) => {
    expect(read(parts, archive)).toBe(wanted);
  });

  test('U7: a page in front is found even when all offsets are right', () => {
    const page = Buffer.from('<html></html>');
    const zip = buildZip([{ ...text, offset: page.length }], { prefix: page });
    zip.writeUInt32LE(zip.readUInt32LE(zip.length - 6) + page.length, zip.length - 6);
    expect(refusal(() => readZipDirectory(zip, evidenceLimits))).toBe('polyglot');
  });

  test('U7: a cut-off archive is damaged, anything else is no archive', () => {
    const zip = buildZip([text, { name: 'b', data: 'b' }]);
    expect(refusal(() => readZipDirectory(zip.subarray(0, zip.length - 5), evidenceLimits))).toBe('damaged');
    expect(refusal(() => readZipDirectory(Buffer.from('hello'), evidenceLimits))).toBe('notZip');
    expect(refusal(() => readZipDirectory(Buffer.alloc(0), evidenceLimits))).toBe('notZip');
  });

  test('U7: every shortened and every flipped archive ends in an answer, never in a defect', () => {
    const zip = buildOffice('xlsx');
    for (let at = 0; at < zip.length; at += 1) {
      const flipped = Buffer.from(zip);
      flipped[at] = (flipped[at] ?? 0) ^ 0xff;
      expect(refusal(() => readZipDirectory(flipped, evidenceLimits))).not.toContain('not a refusal');
      expect(refusal(() => readZipDirectory(zip.subarray(0, at), evidenceLimits))).not.toBe('accepted');
    }
  });

  test('U7: a view into a larger memory is read as the file it is', () => {
    const zip = buildZip([text]);
    const memory = new Uint8Array(zip.length + 7);
    memory.set(zip, 7);
    expect(readZipDirectory(memory.subarray(7), evidenceLimits)).toMatchObject([
      { name: 'a.txt', size: 5, method: 8, encrypted: false, localHeaderOffset: 0 },
    ]);
  });

  test('U7: the 300 MB bomb is refused without inflating, at once', () => {
    const bomb = readFileSync(new URL('../../fixtures/samples/evidence/bomb.xlsx', import.meta.url));
    const start = process.cpuUsage();
    expect(refusal(() => preflightWorkbook(bomb))).toBe('ratio');
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
  });
});

const workbooks: [string, string, Part[]][] = [
  ['a plain workbook passes', 'accepted', []],
  ['macros', 'macro', [{ name: 'xl/vbaProject.bin', data: 'x' }]],
  ['macros elsewhere in other case', 'macro', [{ name: 'custom/VBAPROJECT.BIN', data: 'x' }]],
  ['links to other workbooks', 'externalLink', [{ name: 'xl/externalLinks/externalLink1.xml', data: '<x/>' }]],
  ['embedded objects', 'embedded', [{ name: 'xl/embeddings/oleObject1.bin', data: 'x' }]],
  ['ActiveX', 'activeX', [{ name: 'xl/activeX/activeX1.xml', data: '<x/>' }]],
  ['401 entries', 'tooManyEntries', many(398)],
];

describe('The preflight of a workbook', () => {
  test.each(workbooks)('U6: %s → %s', (_, wanted, parts) => {
    expect(refusal(() => preflightWorkbook(buildOffice('xlsx', parts)))).toBe(wanted);
  });

  test('U6: a document is no workbook', () => {
    expect(refusal(() => preflightWorkbook(buildOffice('docx')))).toBe('notWorkbook');
  });

  test('U7: the limits are those of the agreement', () => {
    expect(workbookLimits).toEqual({
      maxBytes: 10 * megabyte,
      maxTotal: 64 * megabyte,
      maxEntries: 400,
      maxRatio: 200,
    });
    expect(refusal(() => preflightWorkbook(new Uint8Array(10 * megabyte + 1)))).toBe('tooLarge');
  });
});
