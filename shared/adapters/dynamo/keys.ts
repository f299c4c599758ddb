import { once } from '#shared/kernel/once.ts';
import type { Keys, Kind, RecordOf, Ref, RootKind } from '#shared/app/records.ts';

export type Key = { pk: string; sk: string };

/** A key as one text. */
export const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

const padded = (n: number, width = 10): string => String(n).padStart(width, '0');

/**
 * Where a record of each kind is stored, and what its key says of it: the only place that composes or reads a key. A
 * number has its width behind a colon.
 */
const templates = {
  plan: ['PLAN#{planId}', '#PLAN'],
  audit: ['AUDIT#{auditId}', '#AUDIT'],
  assignment: ['AUDIT#{auditId}', 'ASSIGNMENT#{departmentId}'],
  // Out of the range of assignments: the board does not read it.
  chapterCounts: ['AUDIT#{auditId}', 'CHAPTERS#{departmentId}'],
  finding: ['AUDIT#{auditId}', 'FINDING#{findingId}'],
  meeting: ['AUDIT#{auditId}', 'MEETING#{departmentId}'],
  horizontalCheck: ['AUDIT#{auditId}', 'HORIZONTAL#{checkId}'],
  report: ['REPORT#{auditId}', '#REPORT'],
  carriedFinding: ['AUDIT#{auditId}', 'CARRIED#{findingId}'],
  reportRow: ['REPORT#{auditId}', 'ROW#{departmentId}#{place}'],
  member: ['AUDIT#{auditId}', 'MEMBER#{personId}'],
  response: ['WORK#{auditId}#{departmentId}', 'RESPONSE#{itemKey}'],
  // Apart from the rest of the section's work: no query for that work brings them along.
  sectionNote: ['NOTES#{auditId}#{departmentId}', 'ITEM#{itemKey}'],
  workpaper: ['WORK#{auditId}#{departmentId}', 'WORKPAPER#{workpaperId}'],
  // Apart from the workpaper: no query for that brings it along.
  workpaperNote: ['PRIVATE#{auditId}#{departmentId}', 'WORKPAPER#{workpaperId}'],
  question: ['WORK#{auditId}#{departmentId}', 'QUESTION#{questionId}'],
  request: ['WORK#{auditId}#{departmentId}', 'REQUEST#{requestId}'],
  evidence: ['WORK#{auditId}#{departmentId}', 'EVIDENCE#{evidenceId}'],
  reconciliation: ['RECONCILIATION#{runId}', '#RECONCILIATION'],
  checklist: ['CHECKLIST#{checklistId}', '{checklistVersion:4}'],
  checklistChunk: ['CHECKLIST#{checklistId}', '{checklistVersion:4}#CHUNK#{chunk:4}'],
  mappingProfile: ['MAPPING', 'PROFILE#{profileId}'],
  visit: ['VISITS#{auditId}', 'PERSON#{personId}'],
  disposal: ['DISPOSAL', 'LIST#{disposalId}'],
  // One partition for the city: a few hundred rows, listed section by section.
  spiWork: ['REGISTER', 'WORK#{departmentId}#{workId}'],
  outsourcing: ['REGISTER', 'OUTSOURCING#{departmentId}#{outsourcingId}'],
  logAnalysis: ['WORK#{auditId}#{departmentId}', 'ANALYSIS#{analysisId}'],
  onsiteViewing: ['WORK#{auditId}#{departmentId}', 'VIEWING#{viewingId}'],
  breach: ['BREACH#{breachId}', '#BREACH'],
  breachReport: ['BREACH#{breachId}', 'REPORT#{no:4}'],
  extensionTask: ['AUDIT#{auditId}', 'EXTENSION#{subject}#{id}'],
  sequence: ['SEQUENCE#{name}', '#SEQUENCE'],
  access: ['ACCESS#{personId}#{day}', '#ACCESS'],
  department: ['DEPARTMENT', '{departmentId}'],
  post: ['POST', '{postId}'],
  person: ['PERSON#{personId}', '#PERSON'],
  transfer: ['TRANSFER', 'PREVIEW#{transferId}'],
  holding: ['PERSON#{personId}', 'HOLDING#{from}#{postId}'],
  subject: ['SUBJECT#{subject}', '#SUBJECT'],
} as const satisfies { [K in Kind]: readonly [pk: string, sk: string] };

const kinds = Object.keys(templates) as Kind[];
const placeholder = /\{(\w+)(?::(\d+))?\}/g;

type Template = {
  compose: (values: Readonly<Record<string, unknown>>) => string;
  read: (text: string) => Record<string, string | number> | undefined;
  names: string[];
};

const template = (text: string): Template => {
  const places = [...text.matchAll(placeholder)].map(([, name = '', width]) => ({ name, width }));
  // Only what stands last may hold a separator itself.
  const last = places.length - 1;
  const patterns = places.map(({ width }, n) => (width ? String.raw`(\d+)` : n === last ? '(.+)' : '([^#]+)'));
  let n = 0;
  const pattern = new RegExp(`^${text.replaceAll(placeholder, () => patterns[n++] ?? '')}$`);
  const [start = '', ...between] = text.replaceAll(placeholder, '\n').split('\n');
  return {
    names: places.map((p) => p.name),
    compose: (values) => {
      let key = start;
      places.forEach(({ name, width }, n) => {
        key += (width ? padded(Number(values[name]), Number(width)) : String(values[name])) + between[n];
      });
      return key;
    },
    read: (key) => {
      const found = key.startsWith(start) ? pattern.exec(key) : null;
      if (!found) return undefined;
      const values: Record<string, string | number> = {};
      places.forEach(({ name, width }, n) => {
        values[name] = width ? Number(found[n + 1]) : (found[n + 1] ?? '');
      });
      return values;
    },
  };
};

const parsed = Object.fromEntries(
  kinds.map((kind) => [kind, once(() => ({ pk: template(templates[kind][0]), sk: template(templates[kind][1]) }))]),
) as Record<Kind, () => { pk: Template; sk: Template }>;

const prefixOf = (pk: string): string => pk.split('#')[0] ?? '';
const kindsByPrefix = Map.groupBy(kinds, (kind) => prefixOf(templates[kind][0]));

export const isKind = (name: unknown): name is Kind => typeof name === 'string' && Object.hasOwn(templates, name);

export const keyOf = (ref: Ref): Key => {
  const { pk, sk } = parsed[ref.kind]();
  return { pk: pk.compose(ref), sk: sk.compose(ref) };
};

/** What a key says of its record: fields that are not stored a second time. */
export const keyFields = (kind: Kind): readonly string[] => [...parsed[kind]().pk.names, ...parsed[kind]().sk.names];

/** The record a key belongs to; `undefined` for a row that is not a record of its own. */
export const refAt = ({ pk, sk }: Key): Ref | undefined => {
  for (const kind of kindsByPrefix.get(prefixOf(pk)) ?? []) {
    const template = parsed[kind]();
    const fromSk = template.sk.read(sk);
    const fromPk = fromSk && template.pk.read(pk);
    if (fromPk) return { kind, ...fromPk, ...fromSk } as unknown as Ref;
  }
  return undefined;
};

const textPrefix = 'TEXT#';
/** Where the long texts of a record stand: beside it, and out of the way of lists. */
export const textKey = ({ pk, sk }: Key): Key => ({ pk, sk: textPrefix + sk });
export const isText = ({ sk }: Key): boolean => sk.startsWith(textPrefix);
/** The key of the record a text row belongs to; `undefined` for other rows. */
export const headKey = ({ pk, sk }: Key): Key | undefined =>
  isText({ pk, sk }) ? { pk, sk: sk.slice(textPrefix.length) } : undefined;

/** What names a versioned record within its kind. */
const subjects: { [K in RootKind]: (key: Keys[K]) => string } = {
  plan: ({ planId }) => planId,
  audit: ({ auditId }) => auditId,
  assignment: ({ auditId, departmentId }) => `${auditId}#${departmentId}`,
  evidence: ({ evidenceId }) => evidenceId,
  reconciliation: ({ runId }) => runId,
  horizontalCheck: ({ auditId, checkId }) => `${auditId}#${checkId}`,
  meeting: ({ auditId, departmentId }) => `${auditId}#${departmentId}`,
  report: ({ auditId }) => auditId,
  finding: ({ findingId }) => findingId,
  disposal: ({ disposalId }) => disposalId,
  visit: ({ auditId, personId }) => `${auditId}#${personId}`,
  spiWork: ({ workId }) => workId,
  outsourcing: ({ outsourcingId }) => outsourcingId,
  breach: ({ breachId }) => breachId,
  logAnalysis: ({ analysisId }) => analysisId,
  onsiteViewing: ({ viewingId }) => viewingId,
  sectionNote: ({ auditId, departmentId, itemKey }) => `${auditId}#${departmentId}#${itemKey}`,
  workpaper: ({ workpaperId }) => workpaperId,
  workpaperNote: ({ workpaperId }) => workpaperId,
  checklist: ({ checklistId, checklistVersion }) => `${checklistId}#${padded(checklistVersion, 4)}`,
  mappingProfile: ({ profileId }) => profileId,
  department: ({ departmentId }) => departmentId,
  post: ({ postId }) => postId,
  person: ({ personId }) => personId,
  transfer: ({ transferId }) => transferId,
  access: ({ personId, day }) => `${personId}#${day}`,
};

export const isRootKind = (kind: Kind): kind is RootKind => Object.hasOwn(subjects, kind);

/** What the chains of a kind begin with. */
export const chainPrefix = (kind: RootKind): string => `${kind.toUpperCase()}#`;

/** The chain of a versioned record in the ledger: by its prefix the verification knows the kind of its entries. */
export const chainOf = <K extends RootKind>(kind: K, key: Keys[K]): string => chainPrefix(kind) + subjects[kind](key);

/** Whether a record has its partition to itself, with everything under it. */
export const isAlone = ({ sk }: Key): boolean => sk.startsWith('#');

/** The part of a chain's name that names the record: the `obj.id` of its entries. */
export const subjectOf = (chain: string): string => chain.slice(chain.indexOf('#') + 1);

export const entryKey = (chain: string, seq: number): Key => ({ pk: chain, sk: padded(seq) });
export const payloadPartition = (chain: string): string => `PAYLOAD#${chain}`;
export const payloadKey = (chain: string, seq: number): Key => ({ pk: payloadPartition(chain), sk: padded(seq) });

const tombstonePrefix = 'DISPOSED#';
/** What is left of a record that was disposed of with its file, named by the chain of the file: the head of its chain. */
export const tombstoneKey = (file: string, chain: string): Key => ({ pk: tombstonePrefix + file, sk: chain });
export const isTombstone = ({ pk }: Key): boolean => pk.startsWith(tombstonePrefix);
/** Where it is marked that a person has got or lost a post: it stands among the rows of that person's terms. */
export const termsKey = (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: '#TERMS' });
export const isTerms = ({ sk }: Key): boolean => sk === '#TERMS';
export const receiptKey = (personId: string, key: string): Key => ({
  pk: `RECEIPT#${personId}#${key}`,
  sk: '#RECEIPT',
});
/** What is done once a day, by a name of its own. */
export const claimKey = (name: string): Key => ({ pk: `CLAIM#${name}`, sk: '#CLAIM' });
export const outboxKey = (id: string, n: number): Key => ({ pk: `OUTBOX#${id}`, sk: padded(n, 3) });

/** The reference a stored row answers to. `kind` comes last: plans, audits and persons have a field of that name. */
export const refOf = <K extends Kind>(kind: K, value: RecordOf<K>): Ref => ({ ...value, kind }) as unknown as Ref;
