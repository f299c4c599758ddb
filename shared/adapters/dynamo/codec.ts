import * as z from 'zod';
import { accessHead } from '#shared/domain/activity/activity.ts';
import { assignment } from '#shared/domain/assignment/assignment.ts';
import { chapterCounts } from '#shared/domain/assignment/chapter-counts.ts';
import { audit } from '#shared/domain/audit/audit.ts';
import { checklist, checklistChunk } from '#shared/domain/checklist/checklist.ts';
import { mappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import { horizontalCheck } from '#shared/domain/horizontal/horizontal-check.ts';
import { meeting } from '#shared/domain/audit/meeting.ts';
import { evidence } from '#shared/domain/evidence/evidence.ts';
import { reconciliation } from '#shared/domain/evidence/reconciliation.ts';
import { evidenceRequest } from '#shared/domain/evidence/request.ts';
import { extensionTask } from '#shared/domain/extension/extension.ts';
import { carriedFinding, finding } from '#shared/domain/finding/finding.ts';
import { type FindingRow, findingRow, rowOf } from '#shared/domain/finding/row.ts';
import { department, holding, person, post } from '#shared/domain/organisation/organisation.ts';
import { plan } from '#shared/domain/plan/plan.ts';
import { question } from '#shared/domain/question/question.ts';
import { report, reportRow } from '#shared/domain/report/report.ts';
import { response } from '#shared/domain/response/response.ts';
import { disposal } from '#shared/domain/retention/disposal.ts';
import { breach, breachReport } from '#shared/domain/breach/breach.ts';
import { logAnalysis, onsiteViewing } from '#shared/domain/evidence/unfiled.ts';
import { outsourcing } from '#shared/domain/register/outsourcing.ts';
import { spiWork } from '#shared/domain/register/spi-work.ts';
import { visit } from '#shared/domain/seal/visit.ts';
import { sectionNote } from '#shared/domain/section-note/section-note.ts';
import { strictObject } from '#shared/domain/objects.ts';
import { transfer } from '#shared/domain/transfer/transfer.ts';
import { workpaper, workpaperNote } from '#shared/domain/workpaper/workpaper.ts';
import type { AssignmentHead, Kind, RecordOf, Ref } from '#shared/app/records.ts';
import { dueIn, indexKeys, indexColumns } from './indexes.ts';
import { isText, type Key, keyFields, keyOf, nameOf, refAt, refOf, textKey } from './keys.ts';
import { hasTexts, joinTexts, packTexts, sameTexts, splitTexts, unpackTexts } from './texts.ts';
import { formColumn, formOfKind, formOfRow, upgraded } from './upgrades.ts';

const schemas: { [K in Kind]: z.ZodType<RecordOf<K>> } = {
  plan,
  audit,
  assignment,
  evidence,
  reconciliation,
  finding,
  meeting,
  horizontalCheck,
  report,
  checklist,
  mappingProfile,
  department,
  post,
  person,
  transfer,
  access: accessHead,
  sectionNote,
  workpaper,
  workpaperNote,
  visit,
  disposal,
  spiWork,
  outsourcing,
  breach,
  logAnalysis,
  onsiteViewing,
  breachReport,
  response,
  chapterCounts,
  request: evidenceRequest,
  reportRow,
  question,
  carriedFinding,
  checklistChunk,
  member: strictObject(() => ({
    auditId: z.string(),
    personId: z.string(),
    role: z.enum(['lead', 'member']),
    active: z.boolean(),
  })),
  extensionTask,
  sequence: strictObject(() => ({ name: z.string(), version: z.int() })),
  holding,
  subject: strictObject(() => ({ subject: z.string(), personId: z.string() })),
};

const assignmentHead: z.ZodType<AssignmentHead> = strictObject(
  () =>
    assignment.omit({ delegations: true, remarks: true, extensions: true, comment: true, extensionRefusal: true })
      .shape,
);

type Fields = Record<string, unknown>;
export type Item = Fields & Key;

/** The rows of a record that are to be written: its head, and its long texts. */
type Rows = { head: Item; text?: Item };

const without = (fields: object, names: readonly string[]): Fields => {
  const rest: Fields = {};
  for (const [name, value] of Object.entries(fields)) if (!names.includes(name)) rest[name] = value;
  return rest;
};

// Half the length of the same in hex.
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const hexOf = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex') : '';

type Trail = { head: string; year: number; text?: string | undefined; form?: number | undefined };

const packTrail = ({ head, text: _old, form: _read, ...trail }: Trail, mark: string | undefined): Fields => ({
  ...trail,
  head: bytesOf(head),
  ...(mark === undefined ? {} : { text: bytesOf(mark) }),
});
const unpackTrail = ({ head, text, ...trail }: Fields): Fields => ({
  ...trail,
  head: hexOf(head),
  ...(text === undefined ? {} : { text: hexOf(text) }),
});

// The list of findings is read from the index `by-year` alone, which carries the attribute `list` along.
const ownColumns = ['number', 'title', 'severity', 'urgency', 'status', 'departmentId', 'carriedOverTo'] as const;

const packList = (kind: Kind, fields: Fields, value: unknown): Fields => {
  if (kind !== 'finding') return fields;
  const { auditId: _audit, findingId: _finding, dueDate: _due, ...list } = rowOf(value as RecordOf<'finding'>);
  return { ...without(fields, ownColumns), list: { ...list, ...formColumn(kind) } };
};
/** Columns that are fields of the record themselves: the others only follow from it. */
const unpackList = (list: Fields): Fields =>
  Object.fromEntries(ownColumns.flatMap((name) => (name in list ? [[name, list[name]]] : [])));

/** The mark of the texts that stand beside a record, when they are the very ones it is to have: then none are written. */
const standingMark = (kind: Kind, texts: Fields | undefined, before: object | undefined): string | undefined => {
  const { trail } = (before ?? {}) as { trail?: Trail };
  // Texts of an older form are written anew.
  if (!trail?.text || trail.form !== undefined) return undefined;
  return sameTexts(texts, splitTexts(kind, before as Fields).texts) ? trail.text : undefined;
};

/**
 * The rows to store for a record, in place of those of `before`. What its key, its list columns or the year it is listed
 * under say is not said again. A record that once had texts keeps a row of them: nobody may delete rows.
 */
export const toRows = <K extends Kind>(kind: K, value: RecordOf<K>, before?: RecordOf<K>): Rows => {
  const key = keyOf(refOf(kind, value));
  const { trail, ...fields } = without(value, keyFields(kind)) as Fields & { trail?: Trail };
  const { head, texts } = splitTexts(kind, fields);
  const standing = standingMark(kind, texts, before);
  const packed = standing === undefined && (texts || trail?.text) ? packTexts(texts ?? {}) : undefined;
  return {
    head: {
      ...key,
      ...formColumn(kind),
      ...indexKeys(kind, value),
      ...packList(kind, head, value),
      ...(trail && { trail: packTrail(trail, standing ?? packed?.mark) }),
    },
    ...(packed && { text: { ...textKey(key), text: packed.packed } }),
  };
};

const markIn = (head: Readonly<Fields>): string | undefined => {
  const { text } = (head['trail'] ?? {}) as { text?: unknown };
  return text === undefined ? undefined : hexOf(text);
};

/** The keys of all rows of a record. */
export const keysOf = (ref: Ref): Key[] => {
  const key = keyOf(ref);
  return hasTexts(ref.kind) ? [key, textKey(key)] : [key];
};

/** Columns of a head that are no fields of its record, or not as they stand. */
const columns: ReadonlySet<string> = new Set([...indexColumns, 'pk', 'sk', 'expires', 'form', 'trail', 'list']);

const headFields = ({ kind: _kind, ...key }: Ref, head: Item): Fields => {
  const { trail, list } = head as { trail?: Fields; list?: Fields };
  const fields: Fields = { ...key, ...(list && unpackList(list)) };
  for (const name of Object.keys(head)) if (!columns.has(name)) fields[name] = head[name];
  if (trail) fields['trail'] = unpackTrail(trail);
  return fields;
};

/** A record's own fields in its stored rows, as they are and in the form they were stored in; torn where head and texts are not of one version. */
export const fieldsOf = (ref: Ref, head: Item, text?: Item): { fields: Fields; isTorn: boolean } => {
  const own = headFields(ref, head);
  const mark = markIn(head);
  const texts = mark === undefined ? {} : unpackTexts(text?.['text'], mark);
  return { fields: joinTexts(ref.kind, own, texts), isTorn: texts === undefined };
};

/** The record that stands at a row's key. Throws for a row that is none. */
export const refFrom = (row: Item): Ref => {
  const ref = refAt(row);
  if (!ref) throw new Error('a row that is no record');
  return ref;
};

/** A record's fields in the form of today; its trail tells of an older one, so that the next commit says all of it. */
const renewed = (ref: Ref, head: Item, fields: Fields): Fields => {
  const form = formOfRow(head);
  const today = upgraded(ref.kind, form, fields);
  if (form === formOfKind(ref.kind) || today['trail'] === undefined) return today;
  return { ...today, trail: { ...(today['trail'] as Trail), form } };
};

/**
 * A record read back through its schema: what does not parse is a defect and stops the request. Throws `newer_version`
 * for one that a later Kansa stored.
 */
export const fromRows = <K extends Kind>(kind: K, head: Item, text?: Item): RecordOf<K> | 'torn' => {
  const ref = refFrom(head);
  if (ref.kind !== kind) throw new Error(`a ${kind} was expected where a ${ref.kind} is stored`);
  const { fields, isTorn } = fieldsOf(ref, head, text);
  return isTorn ? 'torn' : schemas[kind].parse(renewed(ref, head, fields));
};

/** The rows of one record. */
export type Stored<R extends Item> = { ref: Ref; head: R; text: R | undefined };

/** The rows of each record among the rows of a table. Other rows are left out. */
export const recordsIn = <R extends Item>(rows: readonly R[]): Stored<R>[] => {
  const texts = new Map(rows.filter(isText).map((row) => [nameOf(row), row]));
  return rows.flatMap((head) => {
    const ref = refAt(head);
    if (!ref) return [];
    return [{ ref, head, text: hasTexts(ref.kind) ? texts.get(nameOf(textKey(head))) : undefined }];
  });
};

/** Where a section stands, without its texts. */
export const assignmentHeadFrom = (head: Item): AssignmentHead => {
  const ref = refFrom(head);
  return assignmentHead.parse(renewed(ref, head, headFields(ref, head)));
};

/** A row of the list of findings, out of the index alone. */
export const findingRowFrom = (item: Item): FindingRow => {
  const { kind: _kind, ...key } = refFrom(item);
  const dueDate = dueIn(item);
  const { form: _form, ...list } = item['list'] as Fields;
  const columns = upgraded('finding', formOfRow(item['list'] as Fields), { ...key, ...list });
  const known = Object.keys(findingRow.shape);
  return findingRow.parse({
    ...Object.fromEntries(Object.entries(columns).filter(([name]) => known.includes(name))),
    ...(dueDate ? { dueDate } : {}),
  });
};
