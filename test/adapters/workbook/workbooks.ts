import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { readChecklist } from '#shared/adapters/workbook/read-checklist.ts';
import { DomainError } from '#shared/kernel/errors.ts';

export const sample = (name: string): Uint8Array =>
  readFileSync(new URL(`../../fixtures/samples/${name}`, import.meta.url));

/** An archive as Excel writes it, from plain parts. */
export const zip = (parts: Record<string, string | Buffer>): Uint8Array => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const content = Buffer.from(part);
    const data = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.byteLength, 14);
    common.writeUInt32LE(content.byteLength, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, end, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.byteLength;
  }
  const tail = Buffer.alloc(22);
  tail.write('PK\x05\x06', 'latin1');
  tail.writeUInt16LE(Object.keys(parts).length, 8);
  tail.writeUInt16LE(Object.keys(parts).length, 10);
  tail.writeUInt32LE(Buffer.concat(central).byteLength, 12);
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, tail]);
};

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of a workbook with one sheet, whose rows and shared strings are given as XML. */
export const workbookParts = (rows: string, sharedStrings = '', afterRows = ''): Record<string, string> => ({
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="監査票" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  'xl/sharedStrings.xml': `<sst xmlns="${main}">${sharedStrings}</sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
});

export const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

export const headerRow = `<row r="1">${['No.', '監査項目', '備考'].map(inline).join('')}</row>`;

/** What `readChecklist` refuses a file with: the code and the sentence. */
export const refusal = async (fileName: string, bytes: Uint8Array): Promise<{ code: unknown; reason: unknown }> => {
  const error: unknown = await readChecklist({ fileName, bytes }).catch((thrown: unknown) => thrown);
  if (!(error instanceof DomainError) || error.code !== 'file_refused') throw new Error('the file was not refused');
  return { code: error.details.params?.['code'], reason: error.details.params?.['reason'] };
};
