import type { PassageSink } from '#shared/domain/screening/passage.ts';
import { embeddedKind, looksLikeXml, partReader } from '#shared/adapters/files/inspect-office.ts';
import type { OfficeKind } from '#shared/adapters/files/office-rules.ts';
import { evidenceLimits, readZipDirectory } from '#shared/adapters/files/zip-directory.ts';
import { type PartReader, streamZip } from '#shared/adapters/files/zip-stream.ts';
import { mapOffice, type OfficeMap, type PageEntry, type Relation, resolvePart, subjectOf } from './office-map.ts';
import { isReadByPeople, placeOf } from './office-places.ts';
import { readProse } from './read-prose.ts';
import { readSheet } from './read-sheet.ts';
import { type Reading, textless, within } from './reading.ts';
import { openSharedStrings, type SharedStrings } from './shared-strings.ts';
import { type Attributes, type XmlEvents, xmlReader } from './xml-events.ts';

const maxDepth = 2;
/** A picture with a page number under it is still only a picture. */
const fewestCharacters = 4;
const sharedStringsPart = /^xl\/sharedStrings\.xml$/i;
const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/i;
const ignored: PartReader = { write: () => undefined, end: async () => undefined };
const unheard = { text: () => undefined, close: () => undefined };

const idOf = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

/** First walk: what the parts are to each other, and the texts that cells show by number. Order in the archive is free. */
const learn = async ({ bytes, budget }: Reading, kind: OfficeKind, strings: SharedStrings): Promise<OfficeMap> => {
  const relations: Relation[] = [];
  const entries: PageEntry[] = [];
  const relationsOf = (part: string): XmlEvents => ({
    ...unheard,
    open: (_, { Id: id, Target: target, TargetMode: mode }) => {
      if (id !== undefined && target !== undefined && mode !== 'External') {
        relations.push({ from: subjectOf(part), id, to: resolvePart(subjectOf(part), target) });
      }
    },
  });
  const pages: XmlEvents = {
    ...unheard,
    open: (name, attributes) => {
      if (name === 'sheet' || name === 'sldId') {
        entries.push({ id: idOf(attributes), name: attributes['name'] ?? '' });
      }
    },
  };
  await streamZip(bytes, budget, (part) => {
    if (/\.rels$/i.test(part)) {
      return xmlReader(part, relationsOf(part));
    }
    if (/^(xl\/workbook|ppt\/presentation)\.xml$/i.test(part)) {
      return xmlReader(part, pages);
    }
    return sharedStringsPart.test(part) ? xmlReader(part, strings.events) : undefined;
  });
  return mapOffice(kind, relations, entries);
};

/** A sink that counts what people can read, for the whole file and for each page. */
const counted = (sink: PassageSink, count: (characters: number) => void): PassageSink => ({
  ...sink,
  passage: (passage) => {
    count(passage.text.trim().length);
    sink.passage(passage);
  },
});

const embeddedFile = /(^|\/)embeddings\/./i;
const embeddedPlace = (part: string): string => `埋め込み「${part.slice(part.lastIndexOf('/') + 1)}」`;

const embeddedPart = (part: string, kind: OfficeKind, reading: Reading): PartReader => {
  const place = embeddedPlace(part);
  if (reading.depth >= maxDepth) {
    reading.sink.unreadable(place);
    return ignored;
  }
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => void chunks.push(chunk),
    end: () =>
      readOffice(kind)({
        ...reading,
        bytes: Buffer.concat(chunks),
        sink: within(place, reading.sink),
        depth: reading.depth + 1,
      }),
  };
};

/**
 * Every part of a package that is XML, and the packages in it. Pictures are not read, and that is said where nothing else
 * can be: of a sheet or slide that shows a picture and has no text, of a file without any. A picture beside text is passed
 * over: nearly every document has a logo, and a verdict all files get is none.
 */
export const readOffice =
  (kind: OfficeKind) =>
  async (reading: Reading): Promise<void> => {
    const { bytes, sink, budget } = reading;
    readZipDirectory(bytes, evidenceLimits);
    let total = 0;
    const read = new Map<string, number>();
    const strings = openSharedStrings(sink);
    const map = await learn(reading, kind, strings);
    const eventsFor = (part: string): XmlEvents => {
      const where = placeOf(part, map);
      const page = map.pageOf(part);
      const heard = counted(sink, (characters) => {
        total += isReadByPeople(part) ? characters : 0;
        read.set(page ?? '', (read.get(page ?? '') ?? 0) + characters);
      });
      const prose = readProse({ where, sink: heard, aside: sink });
      const isSheet = kind === 'xlsx' && (map.pages.has(part) || sheetPart.test(part));
      return isSheet ? readSheet({ name: where, sink: heard, strings }, prose) : prose;
    };
    const anyPart = (part: string, head: Buffer): PartReader => {
      if (looksLikeXml(part, head)) {
        return xmlReader(part, eventsFor(part));
      }
      // The inspection lets no such file pass; should that change, it is not forgotten.
      if (embeddedFile.test(part)) {
        sink.unreadable(embeddedPlace(part));
      }
      return ignored;
    };
    await streamZip(bytes, budget, (part) => {
      const embedded = embeddedKind(part);
      if (embedded !== undefined) {
        return embeddedPart(part, embedded, reading);
      }
      return sharedStringsPart.test(part) ? undefined : partReader(part, (head) => anyPart(part, head));
    });
    strings.leftOver();
    const pictured = map.pictured().filter((page) => (read.get(page) ?? 0) < fewestCharacters);
    pictured.forEach((page) => sink.unreadable(map.pages.get(page) ?? page));
    if (total === 0 && pictured.length === 0) {
      sink.unreadable(textless);
    }
  };
