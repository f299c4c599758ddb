import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Passage, PassageSink } from '#shared/domain/screening/passage.ts';

/** Ids that writers of metadata make up end in twelve digits now and then. */
const machineMade = /[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}/gi;
const maxNesting = 50;

const stringsIn = (value: unknown, nesting = 0): string[] => {
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || nesting > maxNesting) {
    return [];
  }
  return Object.values(value).flatMap((inner: unknown) => stringsIn(inner, nesting + 1));
};

const sayEach = (sink: PassageSink, place: Omit<Passage, 'text'>, values: unknown): void => {
  for (const text of new Set(stringsIn(values))) {
    if (text.trim() !== '') {
      sink.passage({ ...place, text });
    }
  }
};

/** What people write into an annotation or fill in. */
const written = ['contentsObj', 'textContent', 'fieldValue', 'defaultFieldValue', 'options', 'url', 'unsafeUrl'];

type Annotation = Record<string, unknown>;

const sayAnnotation = (sink: PassageSink, page: string, annotation: Annotation): void => {
  const names = [annotation['fieldName'], annotation['alternativeText']].filter((name) => typeof name === 'string');
  const context = names.filter((name) => name !== '').join(' ');
  const isField = annotation['fieldType'] !== undefined;
  const place = { where: `${page} ${isField ? '入力欄' : '注釈'}`, ...(context === '' ? {} : { context }) };
  const values = written.map((key) => annotation[key]);
  const lines = annotation['textContent'];
  sayEach(sink, place, [...values, Array.isArray(lines) ? lines.join('') : undefined, names, annotation['titleObj']]);
};

/** What hangs on a page: notes, fields of forms, links, and what a picture is said to show. */
export const sayPageExtras = async (page: PDFPageProxy, where: string, sink: PassageSink): Promise<void> => {
  for (const annotation of (await page.getAnnotations()) as Annotation[]) {
    sayAnnotation(sink, where, annotation);
  }
  const altsIn = (node: unknown, nesting = 0): unknown[] => {
    if (typeof node !== 'object' || node === null || nesting > maxNesting) {
      return [];
    }
    const { alt, children } = node as { alt?: unknown; children?: unknown[] };
    return [alt, ...(children ?? []).flatMap((child) => altsIn(child, nesting + 1))];
  };
  sayEach(sink, { where: `${where} 代替テキスト` }, altsIn(await page.getStructTree()));
};

type Bookmark = { title: string; items?: Bookmark[] };
const titlesIn = (bookmarks: Bookmark[], nesting = 0): string[] =>
  nesting > maxNesting ? [] : bookmarks.flatMap(({ title, items }) => [title, ...titlesIn(items ?? [], nesting + 1)]);

/** What belongs to no page: properties, bookmarks. */
export const sayDocumentExtras = async (document: PDFDocumentProxy, sink: PassageSink): Promise<void> => {
  const { info, metadata } = (await document.getMetadata()) as {
    info: object;
    metadata: Iterable<[string, unknown]> | null;
  };
  const texts = stringsIn([info, [...(metadata ?? [])]]).map((text) => text.replace(machineMade, ''));
  sayEach(sink, { where: 'プロパティ' }, texts);
  sayEach(sink, { where: 'しおり' }, titlesIn((await document.getOutline()) ?? []));
};

export type Attachment = { fileName: string; content: Uint8Array | undefined };

/** Files within the file. The inspection lets none pass; should that change, they are read and not forgotten. */
export const attachmentsOf = async (document: PDFDocumentProxy): Promise<Attachment[]> => {
  const attachments = [...((await document.getAttachments()) ?? [])] as [
    string,
    { filename?: string; content?: unknown },
  ][];
  return Promise.all(
    attachments.map(async ([id, { filename, content }]) => {
      const held: unknown = content ?? (await document.getAttachmentContent(id).catch(() => undefined));
      return { fileName: filename ?? id, content: held instanceof Uint8Array ? held : undefined };
    }),
  );
};
