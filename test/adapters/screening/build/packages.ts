import { buildOffice, type Kind } from '#test/adapters/files/build/office.ts';
import type { Part } from '#test/adapters/files/build/zip.ts';
import { hear, type Heard } from './heard.ts';

type Parts = Record<string, string | Buffer>;

/** Relationships of a part: id to target, with the last step of the type made up. */
export const links = (targets: Record<string, string>): string =>
  `<Relationships>${Object.entries(targets)
    .map(([id, target]) => `<Relationship Id="${id}" Type="t/x" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A workbook of a sheet 名簿 and a hidden one, with parts added or put in place of its own. */
export const workbook = (parts: Parts): Parts => ({
  'xl/workbook.xml':
    '<workbook><sheets><sheet name="名簿" r:id="rId1"/><sheet name="控" state="hidden" r:id="rId2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': links({ rId1: 'worksheets/sheet1.xml', rId2: '/xl/worksheets/sheet2.xml' }),
  'xl/worksheets/sheet1.xml': '<worksheet/>',
  ...parts,
});
/** Three slides, out of the order of their names. */
export const slides = (parts: Parts): Parts => ({
  'ppt/presentation.xml':
    '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId3"/><p:sldId id="257" r:id="rId1"/><p:sldId id="258" r:id="rId2"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': links({
    rId1: 'slides/slide1.xml',
    rId2: 'slides/slide2.xml',
    rId3: 'slides/slide3.xml',
  }),
  ...parts,
});

export const packed = (kind: Kind, parts: Parts): Buffer =>
  buildOffice(
    kind,
    Object.entries(parts).map(([name, data]): Part => ({ name, data })),
  );
export const hearOffice = (kind: Kind, parts: Parts): Promise<Heard> => hear(`file.${kind}`, packed(kind, parts));
