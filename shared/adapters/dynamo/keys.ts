import type { Keys, Kind, RecordOf, Ref, RootKind } from '#shared/app/records.ts';

export type Key = { pk: string; sk: string };

const padded = (n: number, width = 10): string => String(n).padStart(width, '0');

/** Where a record of each kind is stored. The only place that composes a key. */
const stateKeys: { [K in Kind]: (key: Keys[K]) => Key } = {
  plan: ({ planId }) => ({
    pk: `PLAN#${planId.replace(/-\d+$/, '')}`,
    sk: `#PLAN#${padded(Number(planId.split('-')[2]), 4)}`,
  }),
  audit: ({ auditId }) => ({ pk: `AUDIT#${auditId}`, sk: '#AUDIT' }),
  assignment: ({ auditId, departmentId }) => ({ pk: `AUDIT#${auditId}`, sk: `ASSIGNMENT#${departmentId}` }),
  finding: ({ auditId, findingId }) => ({ pk: `AUDIT#${auditId}`, sk: `FINDING#${findingId}` }),
  meeting: ({ auditId, departmentId }) => ({ pk: `AUDIT#${auditId}`, sk: `MEETING#${departmentId}` }),
  report: ({ auditId }) => ({ pk: `REPORT#${auditId}`, sk: '#REPORT' }),
  carriedFinding: ({ auditId, findingId }) => ({ pk: `AUDIT#${auditId}`, sk: `CARRIED#${findingId}` }),
  reportRow: ({ auditId, departmentId, place }) => ({
    pk: `REPORT#${auditId}`,
    sk: `ROW#${departmentId}#${place}`,
  }),
  member: ({ auditId, personId }) => ({ pk: `AUDIT#${auditId}`, sk: `MEMBER#${personId}` }),
  response: ({ auditId, departmentId, itemKey }) => ({
    pk: `WORK#${auditId}#${departmentId}`,
    sk: `RESPONSE#${itemKey}`,
  }),
  // Apart from the rest of the section's work: no query for that work brings them along.
  sectionNote: ({ auditId, departmentId, itemKey }) => ({
    pk: `NOTES#${auditId}#${departmentId}`,
    sk: `ITEM#${itemKey}`,
  }),
  question: ({ auditId, departmentId, questionId }) => ({
    pk: `WORK#${auditId}#${departmentId}`,
    sk: `QUESTION#${questionId}`,
  }),
  request: ({ auditId, departmentId, requestId }) => ({
    pk: `WORK#${auditId}#${departmentId}`,
    sk: `REQUEST#${requestId}`,
  }),
  evidence: ({ auditId, departmentId, evidenceId }) => ({
    pk: `WORK#${auditId}#${departmentId}`,
    sk: `EVIDENCE#${evidenceId}`,
  }),
  checklist: ({ checklistId, checklistVersion }) => ({
    pk: `CHECKLIST#${checklistId}`,
    sk: padded(checklistVersion, 4),
  }),
  checklistChunk: ({ checklistId, checklistVersion, chunk }) => ({
    pk: `CHECKLIST#${checklistId}`,
    sk: `${padded(checklistVersion, 4)}#CHUNK#${padded(chunk, 4)}`,
  }),
  extensionTask: ({ auditId, subject, id }) => ({ pk: `AUDIT#${auditId}`, sk: `EXTENSION#${subject}#${id}` }),
  sequence: ({ name }) => ({ pk: `SEQUENCE#${name}`, sk: '#SEQUENCE' }),
  access: ({ personId, day }) => ({ pk: `ACCESS#${personId}#${day}`, sk: '#ACCESS' }),
  department: ({ departmentId }) => ({ pk: 'DEPARTMENT', sk: departmentId }),
  post: ({ postId }) => ({ pk: 'POST', sk: postId }),
  person: ({ personId }) => ({ pk: `PERSON#${personId}`, sk: '#PERSON' }),
  holding: ({ personId, postId, from }) => ({ pk: `PERSON#${personId}`, sk: `HOLDING#${from}#${postId}` }),
  subject: ({ subject }) => ({ pk: `SUBJECT#${subject}`, sk: '#SUBJECT' }),
};

export const isKind = (name: unknown): name is Kind => typeof name === 'string' && Object.hasOwn(stateKeys, name);

export const keyOf = (ref: Ref): Key => (stateKeys[ref.kind] as (key: Ref) => Key)(ref);

/** The chain of a versioned record in the ledger. */
const chains: { [K in RootKind]: (key: Keys[K]) => string } = {
  plan: ({ planId }) => `PLAN#${planId}`,
  audit: ({ auditId }) => `AUDIT#${auditId}`,
  assignment: ({ auditId, departmentId }) => `ASSIGNMENT#${auditId}#${departmentId}`,
  evidence: ({ evidenceId }) => `EVIDENCE#${evidenceId}`,
  meeting: ({ auditId, departmentId }) => `MEETING#${auditId}#${departmentId}`,
  report: ({ auditId }) => `REPORT#${auditId}`,
  finding: ({ findingId }) => `FINDING#${findingId}`,
  sectionNote: ({ auditId, departmentId, itemKey }) => `NOTE#${auditId}#${departmentId}#${itemKey}`,
  checklist: ({ checklistId, checklistVersion }) => `CHECKLIST#${checklistId}#${padded(checklistVersion, 4)}`,
  department: ({ departmentId }) => `DEPARTMENT#${departmentId}`,
  post: ({ postId }) => `POST#${postId}`,
  person: ({ personId }) => `PERSON#${personId}`,
  access: ({ personId, day }) => `ACCESS#${personId}#${day}`,
};

export const isRootKind = (kind: Kind): kind is RootKind => Object.hasOwn(chains, kind);

export const chainOf = <K extends RootKind>(kind: K, key: Keys[K]): string => chains[kind](key);

/** The part of a chain's name that names the record: the `obj.id` of its entries. */
export const subjectOf = (chain: string): string => chain.slice(chain.indexOf('#') + 1);

export const entryKey = (chain: string, seq: number): Key => ({ pk: chain, sk: padded(seq) });
export const payloadKey = (chain: string, seq: number): Key => ({ pk: `PAYLOAD#${chain}`, sk: padded(seq) });
export const receiptKey = (personId: string, key: string): Key => ({
  pk: `RECEIPT#${personId}#${key}`,
  sk: '#RECEIPT',
});
/** What is done once a day, by a name of its own. */
export const claimKey = (name: string): Key => ({ pk: `CLAIM#${name}`, sk: '#CLAIM' });
export const outboxKey = (id: string, n: number): Key => ({ pk: `OUTBOX#${id}`, sk: padded(n, 3) });

/** Attributes by which the indexes find a record. Sort keys hold nothing that changes with the status. */
export type IndexKeys = Partial<
  Record<'department' | 'departmentSort' | 'duty' | 'dutySort' | 'yearKind' | 'yearSort', string>
>;

export const departmentIndex = (departmentId: string, kind: Kind, id: string): IndexKeys => ({
  department: departmentId,
  departmentSort: `${kind}#${id}`,
});
export const dutyIndex = (duty: string | undefined, due: string, id: string): IndexKeys =>
  duty === undefined ? {} : { duty, dutySort: `${due}#${id}` };
export const yearIndex = (kind: Kind, fiscalYear: number, due: string, id: string): IndexKeys => ({
  yearKind: `${kind}#${fiscalYear}`,
  yearSort: `${due}#${id}`,
});

/** The reference a stored row answers to. `kind` comes last: plans, audits and persons have a field of that name. */
export const refOf = <K extends Kind>(kind: K, value: RecordOf<K>): Ref => ({ ...value, kind }) as unknown as Ref;
