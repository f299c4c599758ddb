import { buildZip, type Archive, type Part } from './zip.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const mainParts = {
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet.main+xml', '<workbook><sheets/></workbook>'],
  docx: ['word/document.xml', 'wordprocessingml.document.main+xml', '<w:document><w:body/></w:document>'],
  pptx: ['ppt/presentation.xml', 'presentationml.presentation.main+xml', '<p:presentation/>'],
} as const;
export type Kind = keyof typeof mainParts;

export const relationship = (type: string, target: string, mode?: 'External'): string =>
  `<Relationships><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"${
    mode === undefined ? '' : ` TargetMode="${mode}"`
  }/></Relationships>`;

export const contentTypes = (kind: Kind, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types><Default Extension="xml" ContentType="application/xml"/>${more}` +
  `<Override PartName="/${mainParts[kind][0]}" ContentType="${office}.${mainParts[kind][1]}"/></Types>`;

/** The smallest file of a kind, with parts added or put in place of its own. */
export const buildOffice = (kind: Kind, more: Part[] = [], archive: Archive = {}): Buffer => {
  const own: Part[] = [
    { name: '[Content_Types].xml', data: contentTypes(kind) },
    { name: '_rels/.rels', data: relationship('officeDocument', mainParts[kind][0]) },
    { name: mainParts[kind][0], data: mainParts[kind][2] },
  ];
  return buildZip([...own.filter(({ name }) => !more.some((part) => part.name === name)), ...more], archive);
};
