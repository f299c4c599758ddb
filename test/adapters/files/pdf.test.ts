import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inspectPdf } from '#shared/adapters/files/inspect-pdf.ts';
import { startBudget } from '#shared/adapters/files/inspection-budget.ts';
import { InspectionRefused } from '#shared/adapters/files/inspection-refused.ts';
import { look } from './build/look.ts';
import { buildPdf, pack, stream } from './build/pdf.ts';
import { buildZip } from './build/zip.ts';

const script = '<</S/JavaScript/JS(app.alert(1))>>';
const both = (...parts: (Buffer | string)[]) => Buffer.concat(parts.map((p) => Buffer.from(p as string)));
const escaped = (name: string) => [...Buffer.from(name)].map((byte) => `#${byte.toString(16)}`).join('');
const catalog = (more: string) => ({ 1: `<</Type/Catalog/Pages 2 0 R${more}>>` });
const plain = buildPdf().toString('latin1');

const table: [string, string, Buffer | string][] = [
  ['U11: a script that runs on opening', 'pdfScript', buildPdf(catalog(`/OpenAction${script}`))],
  [
    'U11: a script in the tree of names',
    'pdfScript',
    buildPdf({ ...catalog('/Names<</JavaScript 5 0 R>>'), 5: '<<>>' }),
  ],
  ['U11: a script under an escaped name', 'pdfScript', buildPdf({ 5: '<</S/J#61vaScript>>' })],
  ['U11: a script under a fully escaped name', 'pdfScript', buildPdf({ 5: `<</${escaped('JS')}(x)>>` })],
  ['U11: a script of a media action', 'pdfScript', buildPdf({ 5: '<</S/Rendition/JS(x)>>' })],
  ['U11: a script in a packed object', 'pdfScript', buildPdf({ 5: pack(['<</A 1>>', script]) })],
  ['U11: a script in a pack that is not compressed', 'pdfScript', buildPdf({ 5: pack([script], '') })],
  [
    'U11: a script in a pack under an escaped type',
    'pdfScript',
    buildPdf({
      5: Buffer.from(pack([script]).toString('latin1').replace('/Type/ObjStm', '/Typ#65/Obj#53tm'), 'latin1'),
    }),
  ],
  ['U11: a script behind a comment', 'pdfScript', buildPdf({ 5: `% (\n${script}` })],
  ['U11: a script behind a string that holds brackets', 'pdfScript', buildPdf({ 5: '<</T(a\\)>>(b))/S/JavaScript>>' })],
  [
    'U11: a script behind brackets that close nothing',
    'pdfScript',
    buildPdf({ 5: '<</A ] >> > /S/JavaScript>>'.replace('>> >', ']>') }),
  ],
  [
    'U11: a script behind a word that looks like the end',
    'pdfScript',
    buildPdf({ 5: '<</A endobj stream /S/JavaScript>>' }),
  ],
  [
    'U11: a script inside the data of a stream',
    'pdfScript',
    buildPdf({ 5: stream('', Buffer.from(`9 0 obj${script}endobj`)) }),
  ],
  [
    'U11: a script inside a string a reader may be sent into',
    'pdfScript',
    buildPdf({ 5: `(9 0 obj ${script} endobj)` }),
  ],
  [
    'U11: a script in a second version appended to the file',
    'pdfScript',
    both(plain, `6 0 obj ${script} endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`),
  ],
  [
    'U11: a pack behind a chain of filters',
    'notInspectable',
    buildPdf({ 5: pack([script], '/Filter[/ASCIIHexDecode/FlateDecode]') }),
  ],
  ['U11: a pack behind an unusual filter', 'notInspectable', buildPdf({ 5: pack([script], '/Filter/LZWDecode') })],
  ['U11: a pack whose filter is elsewhere', 'notInspectable', buildPdf({ 5: pack([script], '/Filter 9 0 R') })],
  [
    'U11: a pack with a predictor',
    'notInspectable',
    buildPdf({ 5: pack([script], '/Filter/FlateDecode/DecodeParms<</Predictor 12>>') }),
  ],
  [
    'U11: a pack with parameters elsewhere',
    'notInspectable',
    buildPdf({ 5: pack([script], '/Filter/FlateDecode/DecodeParms 9 0 R') }),
  ],
  [
    'U11: a pack whose start is elsewhere',
    'notInspectable',
    buildPdf({ 5: stream('/N 1/First 9 0 R', Buffer.from(`20 0 ${script}`)) }),
  ],
  [
    'U11: a pack that names its filter twice',
    'notInspectable',
    buildPdf({ 5: pack([script], '/Filter/FlateDecode/Filter/FlateDecode') }),
  ],
  [
    'U11: a pack that cannot be unpacked',
    'damaged',
    buildPdf({ 5: stream('/N 1/First 4/Filter/FlateDecode', Buffer.from('nothing')) }),
  ],
  [
    'U7: a pack that is a bomb',
    'bomb',
    buildPdf({ 5: stream('/N 1/First 4/Filter/FlateDecode', deflateSync(Buffer.alloc(40_000_000))) }),
  ],
  ['U11: a program that is launched', 'launch', buildPdf(catalog('/OpenAction<</S/Launch/F(cmd.exe)>>'))],
  ['U11: an attached file', 'pdfAttachment', buildPdf({ 5: stream('/Type/EmbeddedFile', Buffer.from('x')) })],
  ['U11: an attached file that hides its type', 'pdfAttachment', buildPdf({ 5: '<</F(a.exe)/EF<</F 6 0 R>>>>' })],
  ['U11: a jump into an attached file', 'pdfAttachment', buildPdf({ 5: '<</S/GoToE>>' })],
  ['U11: embedded media', 'pdfMedia', buildPdf({ 5: '<</Type/Annot/Subtype/RichMedia>>' })],
  ['U11: a form that cannot be inspected', 'pdfForm', buildPdf(catalog('/AcroForm<</XFA 5 0 R>>'))],
  ['U9: encryption in the trailer', 'passwordProtected', buildPdf({ 5: '<</Filter/Standard/V 4>>' }, '/Encrypt 5 0 R')],
  [
    'U9: encryption in a cross-reference stream, with encrypted packs',
    'passwordProtected',
    buildPdf({
      5: stream('/N 1/First 4/Filter/FlateDecode', Buffer.from('cipher')),
      6: stream('/Type/XRef/Encrypt 7 0 R', Buffer.from('x')),
    }),
  ],
  ['U5: a word before the header', 'contentDiffers', `x${plain}`],
  ['U5: a page in the first bytes', 'polyglot', buildPdf({}, '', '<html><script>alert(1)</script></html>\n')],
  ['U5: an archive behind the end', 'polyglot', both(plain, buildZip([{ name: 'a', data: 'a' }]))],
  ['U5: a page behind the end', 'polyglot', both(plain, '<html>')],
  [
    'U5: an archive in a comment before the end',
    'polyglot',
    both('%PDF-1.4\n%', buildZip([{ name: 'a', data: 'a' }]), '\n', plain.slice(9)),
  ],
  ['U5: a PDF cut off', 'damaged', plain.slice(0, -20)],
  ['U5: a PDF without its table', 'damaged', '%PDF-1.4\n1 0 obj<</Type/Page>>endobj\n%%EOF'],
  [
    'U5: a PDF without pages',
    'noPages',
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\ntrailer<<>>\nstartxref\n0\n%%EOF',
  ],
  ['U5: only a header', 'damaged', '%PDF-1.7'],
];

const ordinary: [string, Buffer | string][] = [
  ['objects in packs, as new programs write them', buildPdf({ 5: pack(['<</Type/Page>>', '[1 2 3]', '(text)']) })],
  ['a stored title that speaks of scripts', buildPdf({ 5: '<</Title(HTML/JavaScript \\(JS\\) /Launch)>>' })],
  ['a script in page text', buildPdf({ 5: stream('', Buffer.from('BT (/JavaScript /JS /Launch) Tj ET')) })],
  ['a blend mode called Screen and a font called N', buildPdf({ 5: '<</BM/Screen/Font<</N 6 0 R>>>>' })],
  ['a page to open at', buildPdf(catalog('/OpenAction[3 0 R/Fit]'))],
  ['links to the web', buildPdf({ 5: '<</S/URI/URI(https://www.city.sasebo.lg.jp/)>>' })],
  ['line ends and zeros behind the end', both(plain, '\r\n\0\0')],
  ['objects with other brackets', buildPdf({ 5: '<</A[[1 2]<48656c6c6f>]/B<<>>>>' })],
];

const outcome = (bytes: Buffer): string => {
  try {
    inspectPdf(bytes, startBudget());
    return 'clean';
  } catch (error) {
    return error instanceof InspectionRefused ? 'refused' : `defect: ${String(error)}`;
  }
};

describe('PDF files', () => {
  test.each(table)('%s → %s', async (_, reason, content) => {
    expect(await look('a.pdf', content)).toBe(reason);
  });

  test.each(ordinary)('U11: %s are clean', async (_, content) => {
    expect(await look('a.pdf', content)).toBe('clean');
  });

  test('U11: every shortened PDF and every flipped byte ends in a refusal or passes, never in a defect', () => {
    const pdf = buildPdf({ 5: pack(['<</A 1>>']) });
    for (let at = 0; at < pdf.length - 1; at += 1) {
      const flipped = Buffer.from(pdf);
      flipped[at] = (flipped[at] ?? 0) ^ 0x2a;
      expect(outcome(flipped)).not.toContain('defect');
      expect(outcome(pdf.subarray(0, at))).toBe('refused');
    }
  });
});
