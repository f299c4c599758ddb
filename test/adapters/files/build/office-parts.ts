import { contentTypes, type Kind, relationship } from './office.ts';
import type { Part } from './zip.ts';

export const part = (name: string, data: string | Buffer): Part[] => [{ name, data }];
export const word = (body: string) => part('word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`);
export const sheet = (body: string) =>
  part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${body}</sheetData></worksheet>`);
export const types = (kind: Kind, more: string) => part('[Content_Types].xml', contentTypes(kind, more));
export const rels = (...of: Parameters<typeof relationship>) =>
  part('word/_rels/document.xml.rels', relationship(...of));
export const field = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`;
export const instruction = (text: string) => `<w:instrText>${text}</w:instrText>`;
export const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
