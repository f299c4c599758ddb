import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Duty } from '#shared/domain/access/roles.ts';
import type { FindingRow } from '#shared/domain/finding/row.ts';
import { mapLimited } from '#shared/kernel/parallel.ts';
import type { FindingsRequest, ListedBySection, Lists, Page, PageRequest, Waiter } from '#shared/app/ports.ts';
import type { AssignmentHead, Kind, RecordOf, Ref } from '#shared/app/records.ts';
import { leafHash } from '#shared/adapters/ledger/chain.ts';
import type { Doc } from './client.ts';
import { assignmentHeadFrom, findingRowFrom, fromRows, type Item, refFrom } from './codec.ts';
import type { Tables } from './commit.ts';
import { personDuty, presentDuty, sectionOf, teamRoleIn, requestsIn } from './indexes.ts';
import { nameOf, textKey } from './keys.ts';
import { loadWith } from './load.ts';
import { countMatching, queryAll, queryMatching, queryPage, type Range, type SortedRange } from './query.ts';
import { hasTexts } from './texts.ts';

const auditOf = (ref: Ref): Ref[] => ('auditId' in ref ? [{ kind: 'audit', auditId: ref.auditId }] : []);
/** Rows of findings that one page looks through: at 450 bytes each, half of what a request may read. */
const lookThrough = 1000;
/** How many queries of one list are under way at once: one person's all together, a city's as connections allow. */
const width = 50;

/** Lists over the state table: rows under one key directly, rows found by an index loaded by key. */
export const listsWith = (doc: Doc, tables: Tables): Lists => {
  const load = loadWith(doc, tables.state);
  const loadAll = async <K extends Kind>(refs: readonly Ref[]): Promise<RecordOf<K>[]> => {
    const records = (await load(...refs)) as readonly (RecordOf<K> | undefined)[];
    return records.filter((r): r is RecordOf<K> => r !== undefined);
  };

  const rowsUnder = (pk: string, sk: string, more: Pick<Range, 'eventually'> = {}): Promise<Item[]> =>
    queryAll(doc, { table: tables.state, partition: ['pk', pk], sort: ['sk', sk], ...more });

  /** Records under one key. What a commit changed between the two reads is loaded again. */
  const under = async <K extends Kind>(kind: K, pk: string, sk: string): Promise<RecordOf<K>[]> => {
    const [heads, texts] = await Promise.all([
      rowsUnder(pk, sk),
      hasTexts(kind) ? rowsUnder(pk, textKey({ pk, sk }).sk) : [],
    ]);
    const textAt = new Map(texts.map((row) => [nameOf(row), row]));
    const records = heads.map((head) => fromRows(kind, head, textAt.get(nameOf(textKey(head)))));
    return Promise.all(
      records.map(async (record, n) => {
        const head = heads[n];
        return record === 'torn' && head ? ((await load(refFrom(head)))[0] as RecordOf<K>) : (record as RecordOf<K>);
      }),
    );
  };

  /** A page of records under one key, of a kind without texts apart. */
  const pageUnder = async <K extends Kind>(
    kind: K,
    pk: string,
    sk: string,
    page: PageRequest,
  ): Promise<Page<RecordOf<K>>> => {
    const range: Range = { table: tables.state, partition: ['pk', pk], sort: ['sk', sk] };
    const { items, next } = await queryPage(doc, range, page);
    return { items: items.map((head) => fromRows(kind, head) as RecordOf<K>), ...(next ? { next } : {}) };
  };

  const byIndex = async <K extends Kind>(range: Omit<Range, 'table'>): Promise<RecordOf<K>[]> =>
    loadAll<K>((await queryAll(doc, { table: tables.state, ...range })).map(refFrom));

  const pageByIndex = async <K extends Kind>(
    range: Omit<Range, 'table'>,
    page: PageRequest,
  ): Promise<Page<RecordOf<K>>> => {
    const { items, next } = await queryPage(doc, { table: tables.state, ...range }, page);
    return { items: await loadAll<K>(items.map(refFrom)), ...(next ? { next } : {}) };
  };

  const refsOfSection = async <K extends ListedBySection>(section: string, kind: K) => {
    const rows = await Promise.all(
      ['open', 'done'].map((state) =>
        queryAll(doc, {
          table: tables.state,
          index: 'by-department',
          partition: ['department', section],
          sort: ['departmentSort', `${state}#${kind}`],
        }),
      ),
    );
    return rows.flat().map(refFrom) as (Ref & { kind: K })[];
  };
  const heads = async (auditId: string, more: Pick<Range, 'eventually'> = {}): Promise<AssignmentHead[]> =>
    (await rowsUnder(`AUDIT#${auditId}`, 'ASSIGNMENT#', more)).map(assignmentHeadFrom);

  const findingsOfYear = async (year: number, { match, total, ...page }: FindingsRequest) => {
    const partition: [string, string] = ['yearKind', `finding#${year}`];
    const range: SortedRange = { table: tables.state, index: 'by-year', partition, sort: 'yearSort' };
    const matching = (item: Item): FindingRow | undefined => {
      const row = findingRowFrom(item);
      return match === undefined || match(row) ? row : undefined;
    };
    if (total) return countMatching(doc, range, matching, page);
    return queryMatching(doc, range, matching, page, match ? lookThrough : page.limit);
  };

  const openRows = async (duties: readonly Duty[]): Promise<Item[]> => {
    const sections = new Set(duties.flatMap((duty) => sectionOf(duty) ?? []));
    const others = new Set(duties.filter((duty) => sectionOf(duty) === undefined));
    const ranges: Range[] = [
      ...[...sections].map(
        (section): Range => ({
          table: tables.state,
          index: 'by-department',
          partition: ['department', section],
          sort: ['departmentSort', 'open#'],
        }),
      ),
      ...[...others].map((duty): Range => ({ table: tables.state, index: 'by-duty', partition: ['duty', duty] })),
    ];
    return (await mapLimited(width, ranges, (range) => queryAll(doc, range))).flat();
  };

  /** What the indexes name is loaded, and stays only if the duty is its present one. */
  const waitingFor = async (...duties: Duty[]): Promise<Waiter[]> => {
    const asked = new Set(duties);
    const refs = (await openRows(duties)).map(refFrom);
    const records = await load(...refs, ...refs.flatMap(auditOf));
    const loaded = records.slice(refs.length) as readonly (RecordOf<'audit'> | undefined)[];
    const audits = new Map(loaded.flatMap((audit) => (audit ? [[audit.auditId, audit] as const] : [])));
    return refs.flatMap((ref, n): Waiter[] => {
      const record = records[n];
      const duty = record && presentDuty(ref.kind, record as never);
      if (!record || duty === undefined || !asked.has(duty)) return [];
      const audit = 'auditId' in ref ? audits.get(ref.auditId) : undefined;
      return [{ kind: ref.kind, ref, record, duty, audit } as Waiter];
    });
  };

  return {
    plansOf: (year) => byIndex<'plan'>({ index: 'by-year', partition: ['yearKind', `plan#${year}`] }),
    auditsOf: (year, page) =>
      pageByIndex<'audit'>({ index: 'by-year', partition: ['yearKind', `audit#${year}`] }, page),
    auditIdsOf: async (year) => {
      const partition: [string, string] = ['yearKind', `audit#${year}`];
      const rows = await queryAll(doc, { table: tables.state, index: 'by-year', partition });
      return rows.map(refFrom).flatMap((ref) => (ref.kind === 'audit' ? [ref.auditId] : []));
    },
    findingsOfYear,
    assignmentsOf: (auditId) => heads(auditId),
    boardOf: (auditId) => heads(auditId, { eventually: true }),
    chapterCountsOf: async (auditId) => {
      const rows = await rowsUnder(`AUDIT#${auditId}`, 'CHAPTERS#', { eventually: true });
      return rows.map((row) => fromRows('chapterCounts', row) as RecordOf<'chapterCounts'>);
    },
    refsOfSection,
    carriedTo: (auditId) => under('carriedFinding', `AUDIT#${auditId}`, 'CARRIED#'),
    horizontalChecksOf: (auditId) => under('horizontalCheck', `AUDIT#${auditId}`, 'HORIZONTAL#'),
    meetingsOf: (auditId) => under('meeting', `AUDIT#${auditId}`, 'MEETING#'),
    reportRowsOf: async (auditId, page) => {
      const range: Range = { table: tables.state, partition: ['pk', `REPORT#${auditId}`], sort: ['sk', 'ROW#'] };
      const { items, next } = await queryPage(doc, range, page);
      return {
        items: items.map((item) => fromRows('reportRow', item) as RecordOf<'reportRow'>),
        ...(next ? { next } : {}),
      };
    },
    reportRowsOfSection: (auditId, departmentId) => under('reportRow', `REPORT#${auditId}`, `ROW#${departmentId}#`),
    disposals: () => under('disposal', 'DISPOSAL', 'LIST#'),
    breachesOf: (year, page) =>
      pageByIndex<'breach'>({ index: 'by-year', partition: ['yearKind', `breach#${year}`], backwards: true }, page),
    logAnalysesOf: (auditId, departmentId) => under('logAnalysis', `WORK#${auditId}#${departmentId}`, 'ANALYSIS#'),
    logAnalysesOfYear: (year, page) =>
      pageByIndex<'logAnalysis'>({ index: 'by-year', partition: ['yearKind', `logAnalysis#${year}`] }, page),
    onsiteViewingsOf: (auditId, departmentId) => under('onsiteViewing', `WORK#${auditId}#${departmentId}`, 'VIEWING#'),
    breachReportsOf: (breachId) => under('breachReport', `BREACH#${breachId}`, 'REPORT#'),
    outsourcings: (page) => pageUnder('outsourcing', 'REGISTER', 'OUTSOURCING#', page),
    outsourcingsOf: (departmentId) => under('outsourcing', 'REGISTER', `OUTSOURCING#${departmentId}#`),
    spiWorks: (page) => pageUnder('spiWork', 'REGISTER', 'WORK#', page),
    spiWorksOf: (departmentId) => under('spiWork', 'REGISTER', `WORK#${departmentId}#`),
    visitsTo: (auditId) => under('visit', `VISITS#${auditId}`, 'PERSON#'),
    notesOf: (auditId, departmentId) => under('sectionNote', `NOTES#${auditId}#${departmentId}`, 'ITEM#'),
    workpapersOf: (auditId, departmentId) => under('workpaper', `WORK#${auditId}#${departmentId}`, 'WORKPAPER#'),
    findingsOf: (auditId) => under('finding', `AUDIT#${auditId}`, 'FINDING#'),
    responsesOf: (auditId, departmentId) => under('response', `WORK#${auditId}#${departmentId}`, 'RESPONSE#'),
    questionsOf: (auditId, departmentId) => under('question', `WORK#${auditId}#${departmentId}`, 'QUESTION#'),
    requestsOfAudit: (auditId, page) =>
      pageByIndex<'request'>({ index: 'by-year', partition: ['yearKind', requestsIn(auditId)] }, page),
    requestsOf: (auditId, departmentId) => under('request', `WORK#${auditId}#${departmentId}`, 'REQUEST#'),
    evidenceOf: (auditId, departmentId) => under('evidence', `WORK#${auditId}#${departmentId}`, 'EVIDENCE#'),
    evidenceOfBytes: (departmentId, sha256) =>
      byIndex<'evidence'>({
        index: 'by-department',
        partition: ['department', departmentId],
        sort: ['departmentSort', `done#evidence#${sha256}`],
      }),
    reconciliationsOf: (year, page) =>
      pageByIndex<'reconciliation'>(
        { index: 'by-year', partition: ['yearKind', `reconciliation#${year}`], backwards: true },
        page,
      ),
    checklists: () => byIndex<'checklist'>({ index: 'by-year', partition: ['yearKind', 'checklist'] }),
    chunksOf: (checklistId, version) =>
      under('checklistChunk', `CHECKLIST#${checklistId}`, `${String(version).padStart(4, '0')}#CHUNK#`),
    mappingProfiles: () => under('mappingProfile', 'MAPPING', 'PROFILE#'),
    waitingFor,
    transfers: () => under('transfer', 'TRANSFER', 'PREVIEW#'),
    membershipsOf: async (personId) => {
      const rows = await queryAll(doc, {
        table: tables.state,
        index: 'by-duty',
        partition: ['duty', personDuty(personId)],
      });
      return rows.map((row) => ({ auditId: (refFrom(row) as { auditId: string }).auditId, role: teamRoleIn(row) }));
    },
    entriesOf: async (chain, page) => {
      const { items, next } = await queryPage(doc, { table: tables.ledger, partition: ['pk', chain] }, page);
      const entries = items.map((item) => {
        const bytes = item['bytes'] as Uint8Array;
        const entry = JSON.parse(Buffer.from(bytes).toString('utf8')) as LedgerEntry;
        return { ...entry, hash: leafHash(bytes) };
      });
      return { items: entries, ...(next ? { next } : {}) };
    },
  };
};
