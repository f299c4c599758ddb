import { buildOffice } from '#test/adapters/files/build/office.ts';
import { attribute, escaped, oneLine, placesOf, schemas, words } from './place.ts';

const s = `xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${schemas}/officeDocument/2006/relationships"`;

export type Value = string | { number: string };
type Part = { name: string; data: string | Buffer };

const columnName = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : `${columnName(Math.floor(at / 26) - 1)}${columnName(at % 26)}`;
const inline = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
const cell = (at: string, value: Value): string =>
  typeof value === 'string' ? (value === '' ? '' : inline(at, value)) : `<c r="${at}" s="1"><v>${value.number}</v></c>`;
const rowsOf = (rows: readonly (readonly Value[])[]): string =>
  rows
    .map((cells, r) => {
      const written = cells.map((value, c) => cell(`${columnName(c)}${r + 1}`, value));
      return `<row r="${r + 1}">${written.join('')}</row>`;
    })
    .join('');
export const sheetOf = (rows: readonly (readonly Value[])[], more = ''): string =>
  `<worksheet ${s}><sheetData>${rowsOf(rows)}</sheetData>${more}</worksheet>`;

const relationships = (targets: Readonly<Record<string, [type: string, target: string]>>): string =>
  `<Relationships xmlns="${schemas}/package/2006/relationships">${Object.entries(targets)
    .map(
      ([id, [type, target]]) =>
        `<Relationship Id="${id}" Type="${schemas}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const relations = relationships({
  rId1: ['worksheet', 'worksheets/sheet1.xml'],
  rId2: ['worksheet', 'worksheets/sheet2.xml'],
});

type Workbook = { first?: string; hidden?: string; sheetName?: string; workbook?: string; more?: Part[] };
const styles = `<styleSheet ${s}><numFmts count="1"><numFmt numFmtId="164" formatCode="0000\\-0000\\-0000"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export const workbookOf = ({ first, hidden, sheetName = '一覧', workbook = '', more = [] }: Workbook): Buffer => {
  const sheets = `<sheet name="${attribute(sheetName)}" sheetId="1" r:id="rId1"/><sheet name="控" sheetId="2" state="hidden" r:id="rId2"/>`;
  return buildOffice('xlsx', [
    { name: 'xl/workbook.xml', data: `<workbook ${s}><sheets>${sheets}</sheets>${workbook}</workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: relations },
    { name: 'xl/styles.xml', data: styles },
    { name: 'xl/worksheets/sheet1.xml', data: first ?? sheetOf([[words]]) },
    { name: 'xl/worksheets/sheet2.xml', data: hidden ?? sheetOf([]) },
    ...more,
  ]);
};
/** A workbook whose visible sheet has these rows. */
export const xlsxOf = (rows: readonly (readonly Value[])[], sheetName?: string): Buffer =>
  workbookOf({ first: sheetOf(rows), ...(sheetName === undefined ? {} : { sheetName }) });

const shared = (item: string): Buffer =>
  workbookOf({
    first: `<worksheet ${s}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
    more: [{ name: 'xl/sharedStrings.xml', data: `<sst ${s}>${item}</sst>` }],
  });
const onFirst = (more: string): Buffer => workbookOf({ first: sheetOf([[words]], more) });
const withPart = (name: string, data: string): Buffer => workbookOf({ more: [{ name, data }] });

const commentParts = (text: string): Part[] => [
  {
    name: 'xl/comments1.xml',
    data: `<comments ${s}><authors><author>総務課</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment></commentList></comments>`,
  },
  {
    name: 'xl/worksheets/_rels/sheet1.xml.rels',
    data: relationships({ rId1: ['comments', '../comments1.xml'] }),
  },
];

export const xlsxPlaces = {
  ...placesOf('xlsx', {
    cell: (t) => xlsxOf([[words], ['', t]]),
    'cell far down': (t) =>
      xlsxOf([[words], ...Array.from({ length: 300 }, (_, n) => [`第${n}号`, '済']), ['備考', t]]),
    'shared string': (t) => shared(`<si><t xml:space="preserve">${escaped(t)}</t></si>`),
    'shared string of runs': (t) =>
      shared(`<si>${Array.from(t, (c) => `<r><t xml:space="preserve">${escaped(c)}</t></r>`).join('')}</si>`),
    'shared string nobody shows': (t) =>
      shared(`<si><t>見本</t></si><si><t xml:space="preserve">${escaped(t)}</t></si>`),
    'formula result': (t) =>
      workbookOf({
        first: `<worksheet ${s}><sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>${escaped(t)}</v></c></row></sheetData></worksheet>`,
      }),
    'formula text': (t) =>
      workbookOf({
        first: `<worksheet ${s}><sheetData><row r="1"><c r="A1" t="str"><f>"${escaped(t).replaceAll('&quot;', '')}"</f><v>-</v></c></row></sheetData></worksheet>`,
      }),
    'hidden sheet': (t) => workbookOf({ hidden: sheetOf([[t]]) }),
    header: (t) => onFirst(`<headerFooter><oddHeader>&amp;C${escaped(t)}</oddHeader></headerFooter>`),
    footer: (t) => onFirst(`<headerFooter><oddFooter>&amp;L${escaped(t)}</oddFooter></headerFooter>`),
    comment: (t) => workbookOf({ more: commentParts(t) }),
    'threaded comment': (t) =>
      workbookOf({
        more: [
          {
            name: 'xl/threadedComments/threadedComment1.xml',
            data: `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1"><text>${escaped(t)}</text></threadedComment></ThreadedComments>`,
          },
          ...commentParts(`[スレッド化されたコメント]\nコメント:\n    ${t}`),
        ],
      }),
    'text box': (t) =>
      withPart(
        'xl/drawings/drawing1.xml',
        `<xdr:wsDr xmlns:xdr="${schemas}/drawingml/2006/spreadsheetDrawing" xmlns:a="${schemas}/drawingml/2006/main"><xdr:txBody><a:p><a:r><a:t>${escaped(t)}</a:t></a:r></a:p></xdr:txBody></xdr:wsDr>`,
      ),
    chart: (t) =>
      withPart(
        'xl/charts/chart1.xml',
        `<c:chartSpace xmlns:c="${schemas}/drawingml/2006/chart"><c:strCache><c:pt><c:v>${escaped(t)}</c:v></c:pt></c:strCache></c:chartSpace>`,
      ),
    'table column': (t) =>
      withPart(
        'xl/tables/table1.xml',
        `<table ${s}><tableColumns><tableColumn id="1" name="${attribute(t)}"/></tableColumns></table>`,
      ),
    'link hint': (t) =>
      onFirst(`<hyperlinks><hyperlink ref="A1" location="B1" tooltip="${attribute(t)}"/></hyperlinks>`),
    validation: (t) =>
      onFirst(`<dataValidations><dataValidation type="list" sqref="A1" prompt="${attribute(t)}"/></dataValidations>`),
    'title property': (t) =>
      withPart(
        'docProps/core.xml',
        `<cp:coreProperties xmlns:cp="${schemas}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>${escaped(t)}</dc:subject></cp:coreProperties>`,
      ),
    'custom property': (t) =>
      withPart(
        'docProps/custom.xml',
        `<Properties xmlns="${schemas}/officeDocument/2006/custom-properties"><property name="備考"><vt:lpwstr xmlns:vt="${schemas}/officeDocument/2006/docPropsVTypes">${escaped(t)}</vt:lpwstr></property></Properties>`,
      ),
    'defined name': (t) =>
      workbookOf({ workbook: `<definedNames><definedName name="控え">"${escaped(t)}"</definedName></definedNames>` }),
  }),
  // What Excel lets a sheet be called.
  ...placesOf(
    'xlsx',
    { 'sheet name': (t) => workbookOf({ sheetName: t }) },
    (t) => oneLine(t) && t.length <= 31 && !/[\\/?*[\]:|]/.test(t),
  ),
};
