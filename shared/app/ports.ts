import type { Actor } from '#shared/domain/access/actor.ts';
import type { Warrant } from '#shared/domain/access/policy.ts';
import type { Duty } from '#shared/domain/access/roles.ts';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { MappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import type { IsHoliday } from '#shared/domain/deadline/business-days.ts';
import type { FindingRow } from '#shared/domain/finding/row.ts';
import type { FileRef } from '#shared/domain/retention/files.ts';
import type { Screening } from '#shared/domain/screening/screening.ts';
import type { MalwareVerdict } from '#shared/domain/evidence/evidence.ts';
import type { Bytes, ObjectVersion, Place } from '#shared/domain/evidence/reconciliation.ts';
import type { Job, Message } from '#shared/domain/notification/message.ts';
import type { Page, PageRequest, RegisterLists } from './register-lists.ts';
import type { AssignmentHead, Kind, RecordOf, Ref, RootKind } from './records.ts';

/** One request as a use case sees it. Everything about who and when is here, nothing about HTTP. */
export type Call<Input = unknown> = {
  actor: Actor;
  input: Input;
  /** The version the caller has seen (`If-Match`). */
  seen?: number | undefined;
  request: RequestFacts;
};

export type RequestFacts = {
  id: string;
  at: Date;
  /** Present when the caller sent an Idempotency-Key: its key, and a hash of all that was asked. */
  idempotency?: { key: string; hash: string } | undefined;
};

/** A record before and after. `before` is what was loaded: its version is the condition the commit stands on. */
export type Change<K extends RootKind = RootKind> = {
  [P in K]: {
    kind: P;
    before: RecordOf<P> | undefined;
    after: RecordOf<P>;
    /** What was done, such as `finding.confirmFacts`: the trail's `act`. */
    act: string;
    warrant: Warrant;
    /** Rows that belong to the record and change with it, under its chain. */
    parts?: readonly Part[];
    /** Written without a payload: creation in bulk, where every fact stands in the record that caused it. */
    bare?: true;
  };
}[K];

/** A row under another record's chain: put as it is. `seen` is the version it must still have; 0 for a new row. */
export type Part = { [K in Kind]: { kind: K; value: RecordOf<K>; seen?: number } }[Kind];

/** A row that a decision rests on and does not change: it must still have this version; 0 means still not there. */
export type Ground = { ref: Ref; version: number };

export type Commit = {
  call: Call;
  changes: readonly Change[];
  /** Checked in the same transaction. */
  grounds?: readonly Ground[];
  /** What follows: mail and jobs, in the same transaction. */
  notify?: readonly Message[];
  /** What the first answer showed, for a replay under the same Idempotency-Key. */
  receipt?: Shown;
};

/** An answer by what it was made of: its HTTP status, its record, and items of it that the call itself did not name. */
type Shown = { status: number; ref: Ref; items?: readonly string[] };

export type { Page, PageRequest };

/** Which rows of a year's findings, and whether to count them all: that reads every row of the year. */
export type FindingsRequest = PageRequest & { match?: ((row: FindingRow) => boolean) | undefined; total?: boolean };

/** A record that waits for a duty, with the audit it belongs to. */
export type Waiter = {
  [K in Kind]: { kind: K; ref: Ref; record: RecordOf<K>; duty: Duty; audit: RecordOf<'audit'> | undefined };
}[Kind];

/** An entry of the trail with its leaf hash: what the next entry of the chain names as `prev`. */
export type ChainEntry = LedgerEntry & { hash: string };

/** Kinds whose records are found from the side of their section, done or not. */
export type ListedBySection = 'assignment' | 'finding' | 'horizontalCheck' | 'breach';

/** Lists the store answers with one query each. */
export type Lists = RegisterLists & {
  plansOf(fiscalYear: number): Promise<RecordOf<'plan'>[]>;
  auditsOf(fiscalYear: number, page: PageRequest): Promise<Page<RecordOf<'audit'>>>;
  /** Keys alone, from the index. */
  auditIdsOf(fiscalYear: number): Promise<string[]>;
  /** Every section of an audit, without its texts. */
  assignmentsOf(auditId: string): Promise<AssignmentHead[]>;
  /** The same for display, at half the price: perhaps a moment old, so nothing is decided by it. */
  boardOf(auditId: string): Promise<AssignmentHead[]>;
  /** How far each section has come by chapter, for display: perhaps a moment old, and none of who has not begun. */
  chapterCountsOf(auditId: string): Promise<RecordOf<'chapterCounts'>[]>;
  findingsOf(auditId: string): Promise<RecordOf<'finding'>[]>;
  /** In the order in which they were begun. */
  workpapersOf(auditId: string, departmentId: string): Promise<RecordOf<'workpaper'>[]>;
  /** Findings of earlier audits that this audit looks at. */
  carriedTo(auditId: string): Promise<RecordOf<'carriedFinding'>[]>;
  /** What other sections were asked because of the audit's findings (横展開). */
  horizontalChecksOf(auditId: string): Promise<RecordOf<'horizontalCheck'>[]>;
  disposals(): Promise<RecordOf<'disposal'>[]>;
  /** Who last entered a sealed audit when, and what for. */
  visitsTo(auditId: string): Promise<RecordOf<'visit'>[]>;
  meetingsOf(auditId: string): Promise<RecordOf<'meeting'>[]>;
  /** Rows of a frozen report in printing order: section by section. */
  reportRowsOf(auditId: string, page: PageRequest): Promise<Page<RecordOf<'reportRow'>>>;
  reportRowsOfSection(auditId: string, departmentId: string): Promise<RecordOf<'reportRow'>[]>;
  /** Keys alone, from the index: nothing is loaded, and nothing may be decided from them. */
  refsOfSection<K extends ListedBySection>(departmentId: string, kind: K): Promise<(Ref & { kind: K })[]>;
  /**
   * A page of list rows, soonest due first; an index read, so load before deciding anything. Without a total, a page
   * looks through 1,000 findings at most: it may be short, or empty, and have a `next`.
   */
  findingsOfYear(fiscalYear: number, page: FindingsRequest): Promise<Page<FindingRow> & { total?: number }>;
  responsesOf(auditId: string, departmentId: string): Promise<RecordOf<'response'>[]>;
  notesOf(auditId: string, departmentId: string): Promise<RecordOf<'sectionNote'>[]>;
  questionsOf(auditId: string, departmentId: string): Promise<RecordOf<'question'>[]>;
  requestsOf(auditId: string, departmentId: string): Promise<RecordOf<'request'>[]>;
  /** Over all sections of an audit, soonest due first. */
  requestsOfAudit(auditId: string, page: PageRequest): Promise<Page<RecordOf<'request'>>>;
  evidenceOf(auditId: string, departmentId: string): Promise<RecordOf<'evidence'>[]>;
  /** Evidence of a section with these very bytes, of whatever audit: an index read, so the newest may be missing. */
  evidenceOfBytes(departmentId: string, sha256: string): Promise<RecordOf<'evidence'>[]>;
  reconciliationsOf(fiscalYear: number, page: PageRequest): Promise<Page<RecordOf<'reconciliation'>>>;
  checklists(): Promise<RecordOf<'checklist'>[]>;
  mappingProfiles(): Promise<MappingProfile[]>;
  chunksOf(checklistId: string, checklistVersion: number): Promise<RecordOf<'checklistChunk'>[]>;
  /** Open work that waits for these duties, as it is now. Two requests in sequence, however many duties. */
  waitingFor(...duties: Duty[]): Promise<Waiter[]>;
  /** Audits whose team a person is in: an index read, so the audit itself decides. */
  transfers(): Promise<RecordOf<'transfer'>[]>;
  membershipsOf(personId: string): Promise<Pick<RecordOf<'member'>, 'auditId' | 'role'>[]>;
  /** Entries of one record's chain, oldest first. */
  entriesOf(chain: string, page: PageRequest): Promise<Page<ChainEntry>>;
};

/** How far a chain was checked, and the first thing that is not as it was recorded. */
export type ChainCheck = {
  /** Entries that hold. */
  checked: number;
  /** The leaf hash of the last entry, once all of them were looked at. */
  head?: string;
  /** Entries whose payload was deleted since, as retention does. */
  redacted: number;
  breach?: { seq: number; ja: string; en: string };
  next?: string;
};
/** Recomputes the chain of a record from what is stored, a page of entries at a time; the record itself with the last. */
export type ChainChecker = (ref: Ref, page: PageRequest) => Promise<ChainCheck>;

/** State, trail and what follows, through one door. */
export type Store = {
  /** Strongly consistent; `undefined` for what does not exist. One request, whatever the number of references. */
  load<const R extends readonly Ref[]>(...refs: R): Promise<{ [I in keyof R]: RecordOf<R[I]['kind']> | undefined }>;
  list: Lists;
  /**
   * The only way to change anything: records, their ledger entries, what follows and the receipt in one transaction.
   * Every saved record is one version on. Throws `stale_version` (with `currentVersion`), `already_exists`, `busy`, or
   * `idempotency_in_progress` when another call with the same key came first.
   */
  commit(commit: Commit): Promise<void>;
  /** Writes a read or a denial into the person's chain of the day. When it returns, the entry is stored. */
  recordAccess(access: Access): Promise<void>;
  /** What was first answered under an Idempotency-Key. */
  receiptOf(personId: string, key: string): Promise<Receipt | undefined>;
};

export type Access = {
  actor: Actor;
  request: RequestFacts;
  act: string;
  warrant?: Warrant;
  subject: { type: string; id: string; version: number };
  result: 'ok' | 'denied';
};

export type Receipt = Shown & { hash: string; version: number };

/** A person with every term in every post, past ones too. */
export type Career = { name: string; holdings: RecordOf<'holding'>[] };

/** Takes a file with everything in it out of the store, leaving what the trail needs to be checked. May be repeated. */
export type Disposer = {
  dispose(file: FileRef, call: Call): Promise<{ records: number; objects: number; digest: string }>;
};

/** Who is who. Read by every plane, written by the directory alone. */
export type Directory = {
  /** The id of the person behind a token's subject: looked up once, as a subject never changes hands. */
  personIdOf: (subject: string) => Promise<string | undefined>;
  /** A person with every post held; `undefined` for unknown or deactivated people. */
  actor: (personId: string, today: string) => Promise<Actor | undefined>;
  departments: () => Promise<RecordOf<'department'>[]>;
  posts: () => Promise<RecordOf<'post'>[]>;
  people: () => Promise<RecordOf<'person'>[]>;
  /** Every term in every post, past ones too. */
  holdingsOf: (personId: string) => Promise<RecordOf<'holding'>[]>;
  /** People by id, whether or not they are in service still: one request each, all at once. */
  careersOf: (personIds: readonly string[]) => Promise<Map<string, Career>>;
  /** People to write to: whoever holds one of the duties on the day, and who is named (`person:01J…`). Nobody twice. */
  reach: (to: readonly string[], today: string) => Promise<RecordOf<'person'>[]>;
};

/** Where the bytes of evidence are. Keys are made here and are never file names. */
export type Vault = {
  /** A PUT into quarantine that accepts exactly this size, type and SHA-256, once, until `expiresAt`. */
  uploadLink(file: StoredFile): Promise<UploadLink>;
  /** The version that arrived in quarantine, or `undefined`. */
  arrived(file: StoredFile): Promise<{ version: string; size: number } | undefined>;
  /** What the malware scanner says of exactly this version in quarantine; `waiting` while it has not said it. */
  malwareIn(file: StoredFile, version: string): Promise<MalwareVerdict | 'waiting'>;
  readQuarantine(file: StoredFile, version: string): Promise<Uint8Array>;
  /** The bytes of a version the vault keeps. */
  readKept(file: StoredFile, version: string): Promise<Uint8Array>;
  /** Writes a new object under retention and returns its version. */
  keep(file: StoredFile, bytes: Uint8Array): Promise<string>;
  /** Removes every version of the file, in quarantine and in the vault, past its retention: when it returns none is left. */
  purge(file: StoredFile): Promise<void>;
  /** A link to exactly one version, at most 60 seconds, as an attachment under the file's own name. */
  downloadLink(file: StoredFile, version: string): Promise<{ url: string; expiresAt: string }>;
  /** Ids of audits, or whatever else stands in their place, that have objects in a bucket. */
  auditsIn(place: Place): Promise<string[]>;
  /** Every version of every object of an audit. */
  versionsOf(place: Place, auditId: string): Promise<ObjectVersion[]>;
  /** Removes every version of a file, in quarantine and in store. What is gone already does no harm. */
  purge(file: Pick<StoredFile, 'auditId' | 'evidenceId'>): Promise<void>;
  /** Size and SHA-256 of exactly one version, as they were checked when it was stored. */
  bytesOf(place: Place, file: StoredFile, version: string): Promise<Bytes>;
};

export type StoredFile = {
  auditId: string;
  evidenceId: string;
  fileName: string;
  contentType: string;
  size: number;
  sha256: string;
};
export type UploadLink = { url: string; method: 'PUT'; headers: Record<string, string>; expiresAt: string };

/**
 * What a look into a file found out: the container first, then the look for Individual Numbers where one was taken
 * (`outcomeOf` says what holds a file).
 */
export type Inspector = (
  file: StoredFile,
  bytes: Uint8Array,
) => Promise<
  | { result: 'clean'; screening?: Screening }
  | {
      result:
        | 'rejected_type'
        | 'rejected_unsafe'
        | 'rejected_mismatch'
        | 'rejected_malware'
        | 'held_unscannable'
        | 'held_spi_suspected';
      reason: string;
      screening?: Screening;
    }
>;

/** Hands work to whoever runs jobs, at once or after a while; resolves when it is safely taken over. */
export type JobQueue = (job: Job, after?: { seconds: number }) => Promise<void>;

/** One letter to one person. The same `id` is never sent twice. */
export type Letter = { id: string; to: { name: string; email: string }; subject: string; text: string };
export type Mailer = (letter: Letter) => Promise<void>;

/** What is known of the last day on which somebody took something upon themselves, such as a person's letter. */
export type Claim = { day: string; settled: boolean };

/**
 * Takes care that something is done once a day, whoever tries, and however often. No part of the trail: no decision is
 * in it, and whatever it guards leaves a mark of its own.
 */
export type Claims = {
  last(names: readonly string[]): Promise<Map<string, Claim>>;
  /** False when this day was taken before, by another run or by an earlier one. */
  take(name: string, day: string): Promise<boolean>;
  /** What was taken has been done. */
  settle(name: string, day: string): Promise<void>;
};

export type Ports = {
  store: Store;
  directory: Directory;
  newId: () => string;
  /** SHA-256 in hex of a value's canonical JSON: what a report froze, what a preview showed. */
  digest: (value: unknown) => string;
  isHoliday: IsHoliday;
};
