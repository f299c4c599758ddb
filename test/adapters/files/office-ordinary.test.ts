import { describe, expect, test } from 'vitest';
import { look } from './build/look.ts';
import { buildOffice, type Kind, relationship } from './build/office.ts';
import { part, word, sheet, rels, utf16 } from './build/office-parts.ts';
import type { Part } from './build/zip.ts';

const ordinary: [string, Kind, Part[]][] = [
  ['a link to a web page', 'docx', rels('hyperlink', 'https://www.city.sasebo.lg.jp/', 'External')],
  ['a link to a file server', 'docx', rels('hyperlink', 'file:///\\\\fs01\\台帳.xlsx', 'External')],
  [
    'a template on the own drive',
    'docx',
    part(
      'word/_rels/settings.xml.rels',
      relationship('attachedTemplate', 'file:///C:\\Users\\a\\市様式.dotx', 'External'),
    ),
  ],
  [
    'a page number and a picture from the clipboard',
    'docx',
    word('<w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr="INCLUDEPICTURE &quot;cid:1&quot; \\* MERGEFORMAT"/>'),
  ],
  ['bars in texts, names and columns of formulas', 'xlsx', sheet(`<c><f>IF(A1="a|b",'表|1'!A1,T[[x|y]])</f></c>`)],
  [
    'a drawing with an unclosed tag, as Excel writes it',
    'xlsx',
    part('xl/drawings/vmlDrawing1.vml', '<xml><v:textbox><br></v:textbox></xml>'),
  ],
  ['a form checkbox', 'xlsx', sheet('</sheetData><controls><control r:id="rId1" name="check"/></controls><sheetData>')],
  ['a chart with its data', 'pptx', part('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx', buildOffice('xlsx'))],
  ['a part in UTF-16', 'docx', part('customXml/item1.xml', utf16('<?xml version="1.0" encoding="utf-16"?><x>あ</x>'))],
  ['a compressed metafile', 'docx', part('word/media/image1.emz', Buffer.from('1f8b0800000000', 'hex'))],
  ['text about DDE and macros', 'docx', word('<w:t>DDEAUTO と vbaProject.bin を禁止する。&lt;!DOCTYPE&gt;</w:t>')],
];

describe('Office files as offices write them', () => {
  test.each(ordinary)('U6: %s is no reason to refuse', async (_, kind, parts) => {
    expect(await look(`a.${kind}`, buildOffice(kind, parts))).toBe('clean');
  });
});
