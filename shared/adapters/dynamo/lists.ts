import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { ExtensionTask } from '#shared/domain/extension/extension.ts';
import type { Lists, Page, PageRequest } from '#shared/app/ports.ts';
import type { Kind, RecordOf, Ref } from '#shared/app/records.ts';
import type { Doc } from './client.ts';
import { fromItem, type Item } from './codec.ts';
import type { Tables } from './commit.ts';
import { loadWith } from './load.ts';
import { queryAll, queryPage, type Range } from './query.ts';

// What an index row names, read back from the keys it carries.
const refPatterns: readonly [RegExp, RegExp, (pk: string[], sk: string[]) => Ref][] = [
  [/^PLAN#(.+)$/, /^#PLAN#0*(\d+)$/, ([key = ''], [edition = '']) => ({ kind: 'plan', planId: `${key}-${edition}` })],
  [/^AUDIT#(.+)$/, /^#AUDIT$/, ([auditId = '']) => ({ kind: 'audit', auditId })],
  [
    /^AUDIT#(.+)$/,
    /^ASSIGNMENT#(.+)$/,
    ([auditId = ''], [departmentId = '']) => ({ kind: 'assignment', auditId, departmentId }),
  ],
  [
    /^WORK#(.+)#(.+)$/,
    /^REQUEST#(.+)$/,
    ([auditId = '', departmentId = ''], [requestId = '']) => ({ kind: 'request', auditId, departmentId, requestId }),
  ],
  [
    /^WORK#(.+)#(.+)$/,
    /^QUESTION#(.+)$/,
    ([auditId = '', departmentId = ''], [questionId = '']) => ({ kind: 'question', auditId, departmentId, questionId }),
  ],
  [/^AUDIT#(.+)$/, /^FINDING#(.+)$/, ([auditId = ''], [findingId = '']) => ({ kind: 'finding', auditId, findingId })],
  [
    /^AUDIT#(.+)$/,
    /^EXTENSION#(assignment|request|finding)#(.+)$/,
    ([auditId = ''], [subject = '', id = '']) => ({
      kind: 'extensionTask',
      auditId,
      subject: subject as ExtensionTask['subject'],
      id,
    }),
  ],
  [
    /^AUDIT#(.+)$/,
    /^CARRIED#(.+)$/,
    ([auditId = ''], [findingId = '']) => ({ kind: 'carriedFinding', auditId, findingId }),
  ],
  [/^AUDIT#(.+)$/, /^MEMBER#(.+)$/, ([auditId = ''], [personId = '']) => ({ kind: 'member', auditId, personId })],
  [
    /^CHECKLIST#(.+)$/,
    /^0*(\d+)$/,
    ([checklistId = ''], [version = '']) => ({ kind: 'checklist', checklistId, checklistVersion: Number(version) }),
  ],
  [/^PERSON#(.+)$/, /^#PERSON$/, ([personId = '']) => ({ kind: 'person', personId })],
];

const refFrom = ({ pk, sk }: Item): Ref => {
  for (const [pkPattern, skPattern, build] of refPatterns) {
    const [pkMatch, skMatch] = [pkPattern.exec(pk), skPattern.exec(sk)];
    if (pkMatch && skMatch) return build(pkMatch.slice(1), skMatch.slice(1));
  }
  throw new Error('an index row that names no record');
};

/** Lists over the state table: rows under one key directly, rows found by an index loaded by key. */
export const listsWith = (doc: Doc, tables: Tables): Lists => {
  const load = loadWith(doc, tables.state);
  const present = <K extends Kind>(records: readonly (RecordOf<K> | undefined)[]): RecordOf<K>[] =>
    records.filter((r): r is RecordOf<K> => r !== undefined);

  const under = async <K extends Kind>(kind: K, pk: string, sk: string): Promise<RecordOf<K>[]> => {
    const items = await queryAll(doc, { table: tables.state, partition: ['pk', pk], sort: ['sk', sk] });
    return items.map((item) => fromItem(kind, item));
  };

  const byIndex = async <K extends Kind>(range: Omit<Range, 'table'>): Promise<RecordOf<K>[]> => {
    const items = await queryAll(doc, { table: tables.state, ...range });
    const records = await load(...items.map(refFrom));
    return present<K>(records as readonly (RecordOf<K> | undefined)[]);
  };

  const pageByIndex = async <K extends Kind>(
    range: Omit<Range, 'table'>,
    page: PageRequest,
  ): Promise<Page<RecordOf<K>>> => {
    const { items, next } = await queryPage(doc, { table: tables.state, ...range }, page);
    const records = await load(...items.map(refFrom));
    return { items: present<K>(records as readonly (RecordOf<K> | undefined)[]), ...(next ? { next } : {}) };
  };

  return {
    plansOf: (year) => byIndex<'plan'>({ index: 'by-year', partition: ['yearKind', `plan#${year}`] }),
    auditsOf: (year, page) =>
      pageByIndex<'audit'>({ index: 'by-year', partition: ['yearKind', `audit#${year}`] }, page),
    findingsOfYear: (year, page) =>
      pageByIndex<'finding'>({ index: 'by-year', partition: ['yearKind', `finding#${year}`] }, page),
    assignmentsOf: (auditId) => under('assignment', `AUDIT#${auditId}`, 'ASSIGNMENT#'),
    assignmentsOfSection: (departmentId) =>
      byIndex<'assignment'>({
        index: 'by-department',
        partition: ['department', departmentId],
        sort: ['departmentSort', 'assignment#'],
      }),
    findingsOfSection: (departmentId) =>
      byIndex<'finding'>({
        index: 'by-department',
        partition: ['department', departmentId],
        sort: ['departmentSort', 'finding#'],
      }),
    refsOfSection: async <K extends 'assignment' | 'finding'>(departmentId: string, kind: K) => {
      const items = await queryAll(doc, {
        table: tables.state,
        index: 'by-department',
        partition: ['department', departmentId],
        sort: ['departmentSort', `${kind}#`],
      });
      return items.map(refFrom) as (Ref & { kind: K })[];
    },
    carriedTo: (auditId) => under('carriedFinding', `AUDIT#${auditId}`, 'CARRIED#'),
    meetingsOf: (auditId) => under('meeting', `AUDIT#${auditId}`, 'MEETING#'),
    reportRowsOf: async (auditId, page) => {
      const range: Range = { table: tables.state, partition: ['pk', `REPORT#${auditId}`], sort: ['sk', 'ROW#'] };
      const { items, next } = await queryPage(doc, range, page);
      return { items: items.map((item) => fromItem('reportRow', item)), ...(next ? { next } : {}) };
    },
    reportRowsOfSection: (auditId, departmentId) => under('reportRow', `REPORT#${auditId}`, `ROW#${departmentId}#`),
    findingsOf: (auditId) => under('finding', `AUDIT#${auditId}`, 'FINDING#'),
    responsesOf: (auditId, departmentId) => under('response', `WORK#${auditId}#${departmentId}`, 'RESPONSE#'),
    notesOf: (auditId, departmentId) => under('sectionNote', `NOTES#${auditId}#${departmentId}`, 'ITEM#'),
    questionsOf: (auditId, departmentId) => under('question', `WORK#${auditId}#${departmentId}`, 'QUESTION#'),
    requestsOf: (auditId, departmentId) => under('request', `WORK#${auditId}#${departmentId}`, 'REQUEST#'),
    evidenceOf: (auditId, departmentId) => under('evidence', `WORK#${auditId}#${departmentId}`, 'EVIDENCE#'),
    checklists: () => byIndex<'checklist'>({ index: 'by-year', partition: ['yearKind', 'checklist'] }),
    chunksOf: (checklistId, version) =>
      under('checklistChunk', `CHECKLIST#${checklistId}`, `${String(version).padStart(4, '0')}#CHUNK#`),
    waitingFor: async (duty) => {
      const items = await queryAll(doc, { table: tables.state, index: 'by-duty', partition: ['duty', duty] });
      return items.map(refFrom);
    },
    membershipsOf: (personId) => byIndex<'member'>({ index: 'by-duty', partition: ['duty', `person:${personId}`] }),
    entriesOf: async (chain, page) => {
      const { items, next } = await queryPage(doc, { table: tables.ledger, partition: ['pk', chain] }, page);
      const entries = items.map(
        (item) => JSON.parse(Buffer.from(item['bytes'] as Uint8Array).toString('utf8')) as LedgerEntry,
      );
      return { items: entries, ...(next ? { next } : {}) };
    },
  };
};
