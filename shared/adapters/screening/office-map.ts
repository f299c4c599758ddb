import type { OfficeKind } from '#shared/adapters/files/office-rules.ts';

/** What the parts of a package are to each other, from its relationships and the list of sheets or slides. */
export type OfficeMap = {
  /** Sheets by name or slides by number, by part: in words. */
  pages: Map<string, string>;
  /** The page a part hangs on, as its comments do. */
  pageOf: (part: string) => string | undefined;
  /** Pages that show a picture. */
  pictured: () => string[];
};

export type Relation = { from: string; id: string; to: string };
export type PageEntry = { id: string; name: string };

const maxSteps = 5;
const isPicture = (part: string): boolean => /\/media\//i.test(part);

/** The part a relationships part speaks of: `xl/_rels/workbook.xml.rels` is about `xl/workbook.xml`. */
export const subjectOf = (rels: string): string => rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2');

/** A relationship's target as the name of a part, from the part it starts at. */
export const resolvePart = (from: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '.' && step !== '') {
      steps.push(step);
    }
  }
  return steps.join('/');
};

const mainParts: Record<OfficeKind, string> = {
  xlsx: 'xl/workbook.xml',
  docx: 'word/document.xml',
  pptx: 'ppt/presentation.xml',
};

const pageWords: Record<OfficeKind, (name: string, order: number) => string> = {
  xlsx: (name) => `シート「${name}」`,
  docx: (name) => name,
  pptx: (_, order) => `スライド${order}`,
};

export const mapOffice = (kind: OfficeKind, relations: Relation[], entries: PageEntry[]): OfficeMap => {
  const pages = new Map<string, string>();
  entries.forEach(({ id, name }, index) => {
    const part = relations.find((relation) => relation.from === mainParts[kind] && relation.id === id)?.to;
    if (part !== undefined) {
      pages.set(part, pageWords[kind](name, index + 1));
    }
  });
  // Masters and layouts are related from every slide: only what one page alone leads to belongs to it.
  const owners = new Map<string, Set<string>>();
  for (const page of pages.keys()) {
    let reached = [page];
    for (let step = 0; step < maxSteps && reached.length > 0; step += 1) {
      const starts = new Set(reached);
      reached = relations
        .filter(({ from, to }) => starts.has(from) && !pages.has(to) && !owners.get(to)?.has(page))
        .map(({ to }) => to);
      reached.forEach((part) => owners.set(part, (owners.get(part) ?? new Set()).add(page)));
    }
  }
  return {
    pages,
    pageOf: (part) => {
      const [first, ...others] = owners.get(part) ?? [];
      return pages.has(part) ? part : others.length === 0 ? first : undefined;
    },
    pictured: () => [...new Set([...owners].filter(([part]) => isPicture(part)).flatMap(([, of]) => [...of]))],
  };
};
