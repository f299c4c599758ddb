import { deflateSync } from 'node:zlib';

/** Objects of a one-page PDF; a row replaces or adds the object of that number. */
export const buildPdf = (objects: Record<number, string | Buffer> = {}, trailer = '', before = ''): Buffer => {
  const all: Record<number, string | Buffer> = {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    ...objects,
  };
  const parts: Buffer[] = [Buffer.from(`%PDF-1.7\n${before}`)];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [number, body] of Object.entries(all)) {
    const bytes = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(bytes);
    at += bytes.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${offsets.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
};

export const stream = (dictionary: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<<${dictionary}/Length ${data.length}>>stream\n`), data, Buffer.from('\nendstream')]);

/** Objects packed into an object stream. */
export const pack = (objects: string[], dictionary = '/Filter/FlateDecode', prefix = Buffer.alloc(0)): Buffer => {
  const starts = objects.map((_, index) => objects.slice(0, index).join(' ').length + (index === 0 ? 0 : 1));
  const table = `${starts.map((start, index) => `${index + 20} ${start}`).join(' ')} `;
  const data = Buffer.from(table + objects.join(' '));
  const packed = dictionary.includes('FlateDecode') ? deflateSync(data) : data;
  return stream(`/Type/ObjStm/N ${objects.length}/First ${table.length}${dictionary}`, Buffer.concat([prefix, packed]));
};
