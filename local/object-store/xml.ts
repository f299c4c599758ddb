import { S3Error } from './errors.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Already rendered XML. */
export type Xml = { xml: string };

type Child = Xml | false;

export const element = (name: string, ...children: (Xml | string | number)[]): Xml => {
  const inside = children
    .map((child) => (typeof child === 'object' ? child.xml : String(child).replace(/[&<>"]/g, (c) => escapes[c] ?? '')))
    .join('');
  return { xml: `<${name}>${inside}</${name}>` };
};

/** A document; only the root carries the namespace. */
export const xmlDocument = (root: string, ...children: Child[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${children.map((c) => (c === false ? '' : c.xml)).join('')}</${root}>`;

/**
 * The texts of a flat document whose children are among `names`. Attributes, entities, comments, nesting or a child
 * given twice are refused: the two documents we take have none of them.
 */
export const readFlatXml = (text: string, root: string, names: readonly string[]): ReadonlyMap<string, string> => {
  const body = text.trim().replace(/^<\?xml version="1\.0"( encoding="(UTF|utf)-8")?\?>\s*/, '');
  const opening = `<${root}( xmlns="${namespace}")?`;
  const match = new RegExp(`^(?:${opening}\\s*/>|${opening}>(?<inside>[\\s\\S]*)</${root}>)$`).exec(body);
  if (!match) throw new S3Error('MalformedXML');
  const found = new Map<string, string>();
  const rest = (match.groups?.['inside'] ?? '').replace(/<(\w+)>([^<>&]*)<\/\1>/g, (_, name: string, value: string) => {
    if (!names.includes(name) || found.has(name)) throw new S3Error('MalformedXML');
    found.set(name, value.trim());
    return '';
  });
  if (rest.trim() !== '') throw new S3Error('MalformedXML');
  return found;
};
