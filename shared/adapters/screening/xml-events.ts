import { SaxesParser } from 'saxes';
import { encodingOf, partReader } from '#shared/adapters/files/inspect-office.ts';
import type { PartReader } from '#shared/adapters/files/zip-stream.ts';

export type Attributes = Record<string, string>;

/** One part of a package as it is parsed; names without their prefix, text whole between two tags. */
export type XmlEvents = {
  open: (name: string, attributes: Attributes) => void;
  text: (text: string) => void;
  close: (name: string) => void;
  end?: () => void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const parserFor = ({ open, text, close }: XmlEvents, isLax: boolean): SaxesParser => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  // No more than seven handlers: see the inspection, which reads the same parts.
  if (isLax) {
    parser.on('error', () => undefined);
  }
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
  parser.on('closetag', ({ name }) => close(localName(name)));
  return parser;
};

/** Reads a part of a package as XML, in the encoding it begins with. */
export const xmlReader = (part: string, events: XmlEvents): PartReader =>
  partReader(part, (head) => {
    const decoder = new TextDecoder(encodingOf(head), { fatal: true });
    const parser = parserFor(events, /\.vml$/i.test(part));
    return {
      write: (chunk) => void parser.write(decoder.decode(chunk, { stream: true })),
      end: async () => {
        parser.write(decoder.decode()).close();
        events.end?.();
      },
    };
  });
