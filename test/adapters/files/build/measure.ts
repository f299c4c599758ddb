import { deflateSync } from 'node:zlib';
import { look } from './look.ts';
import { buildOffice } from './office.ts';
import { buildPdf, stream } from './pdf.ts';

const megabyte = 1_000_000;
const repeated = (text: string, length: number) => text.repeat(Math.ceil(length / text.length));
const rows = (length: number) => `<w>${repeated('<c r="A1" s="1" t="s"><v>1234567</v></c>', length)}</w>`;
const workbook = (body: string) => buildOffice('xlsx', [{ name: 'xl/worksheets/sheet1.xml', data: body }]);
/** Compresses too little to be a bomb, and has nothing in it but work for the parser. */
const varied = (unit: (index: number) => string, length: number): string => {
  let text = '';
  for (let index = 0; text.length < length; index += 1) {
    text += unit((index * 2654435761) % 4294967296);
  }
  return text;
};

/** Built one at a time, so that the file before is gone when the next is measured. */
const worst: [string, string, () => Buffer | string][] = [
  [
    'a sheet of five million cells',
    'a.xlsx',
    () => workbook(`<w>${varied((i) => `<c r="A${i}"><v>${i}</v></c>`, 150 * megabyte)}</w>`),
  ],
  [
    'nothing but empty elements',
    'a.xlsx',
    () => workbook(`<w>${varied((i) => `<a b="${i % 97}"/>`, 100 * megabyte)}</w>`),
  ],
  ['ratio just below the limit', 'a.xlsx', () => workbook(rows(30 * megabyte))],
  [
    '50 MB of text in no known encoding',
    'a.txt',
    () => Buffer.concat([Buffer.alloc(50 * megabyte, 0x61), Buffer.from([0xff, 0x80])]),
  ],
  ['50 MB of beginnings of formulas', 'a.csv', () => repeated(`"=|`, 50 * megabyte)],
  ['50 MB of CP932', 'a.csv', () => Buffer.from(repeated('8e8196bc2c94f58d6c0d0a', 100 * megabyte), 'hex')],
  [
    '50 MB of packs in a PDF',
    'a.pdf',
    () => buildPdf(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i + 5, pack(i)]))),
  ],
  ['packed objects that all are the same long one', 'a.pdf', () => buildPdf({ 5: samePack() })],
  ['objects within strings within objects', 'a.pdf', () => buildPdf({ 5: repeated('( 1 0 obj ', 40 * megabyte) })],
  ['50 MB of names', 'a.pdf', () => buildPdf({ 5: `[${repeated('/Na#6de ', 50 * megabyte - 1000)}]` })],
  ['50 MB of pictures in a PDF', 'a.pdf', () => buildPdf({ 5: stream('', Buffer.alloc(50 * megabyte - 1000, 0xff)) })],
];

function pack(seed: number): Buffer {
  const body = varied((i) => `<</A${i + seed} ${i}>>`, 15 * megabyte);
  return stream(`/N 1/First 4/Filter/FlateDecode`, deflateSync(Buffer.from(`20 0 ${body}`), { level: 1 }));
}
function samePack(): Buffer {
  const table = varied((i) => `${i % 9} 0 `, 600_000);
  const body = `<<${repeated('/A 1', megabyte)}>>`;
  return stream(`/N 90000/First ${table.length}/Filter/FlateDecode`, deflateSync(Buffer.from(table + body)));
}

const measured = [];
for (const [title, name, build] of worst) {
  const built = build();
  const content = typeof built === 'string' ? Buffer.from(built) : built;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const start = performance.now();
  const running = look(name, content);
  // Synchronous inspections have allocated what they need by now.
  peak = Math.max(peak, process.memoryUsage().rss);
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const reason = await running;
  clearInterval(timer);
  peak = Math.max(peak, process.memoryUsage().rss);
  measured.push({
    title,
    reason,
    seconds: (performance.now() - start) / 1000,
    megabytes: (peak - before) / megabyte,
    size: content.length / megabyte,
  });
}
process.stdout.write(JSON.stringify(measured, undefined, 1));
