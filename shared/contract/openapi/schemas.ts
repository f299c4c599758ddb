import * as z from 'zod';
import { checklistItem } from '#shared/domain/checklist/item.ts';
import { sheetMapping } from '#shared/domain/checklist/preview.ts';
import { severity } from '#shared/domain/finding/finding.ts';
import { followUp } from '#shared/domain/followup/followup.ts';
import { improvementPlan, remediation } from '#shared/domain/remediation/remediation.ts';
import { answer, auditResult, itemAnswer, judgement, selfResult } from '#shared/domain/response/response.ts';
import { day, departmentId, id, instant } from '#shared/domain/scalars.ts';
import * as views from '#shared/contract/views.ts';
import { fieldLabels } from './field-labels.ts';
import type { JsonSchema } from './model.ts';
import { problem } from './problem-schema.ts';

/** Records that many operations answer with: written once, referred to by name. */
export const recordSchemas = {
  Plan: views.planView,
  Audit: views.auditView,
  Checklist: views.checklistView,
  ChecklistItem: checklistItem,
  Assignment: views.assignmentView,
  Response: views.responseView,
  EvidenceRequest: views.requestView,
  Evidence: views.evidenceView,
  Finding: views.findingView,
  Remediation: remediation,
  ImprovementPlan: improvementPlan,
  FollowUp: followUp,
  Department: views.departmentView,
  Post: views.postView,
  Person: views.personView,
  Holding: views.holdingView,
  TrailEntry: views.trailEntryView,
  SheetMapping: sheetMapping,
  Problem: problem,
} as const satisfies Record<string, z.ZodType>;

const registry = z.registry<{ id: string }>();
for (const [name, schema] of Object.entries<z.ZodType>(recordSchemas)) registry.add(schema, { id: name });

/** What a schema means to a reader and JSON Schema cannot say, or says only by a pattern. */
const notes = new Map<z.core.$ZodType, JsonSchema>([
  [id, { description: 'ULID' }],
  [departmentId, { description: '所属コード / code of a department, such as D202' }],
  [day, { format: 'date', description: '日本の暦日 / a calendar day in Japan' }],
  [instant, { description: 'UTC, milliseconds' }],
  [
    severity,
    {
      description: 'MAJOR_NC 重大な不適合, MINOR_NC 軽微な不適合, OBSERVATION 観察事項, GOOD_PRACTICE 推奨事項',
    },
  ],
  [selfResult, { description: 'conform 適合, partlyConform 一部適合, nonConform 不適合, notApplicable 対象外' }],
  [
    auditResult,
    {
      description: 'conform 適合, needsImprovement 要改善, nonConform 不適合, notApplicable 対象外, unconfirmed 未確認',
    },
  ],
  [answer, { description: '対象外 (notApplicable) には reason が必要 / needs a reason' }],
  [itemAnswer, { description: '対象外 (notApplicable) には reason が必要 / needs a reason' }],
  [
    judgement,
    {
      description: '対象外 (notApplicable) と未確認 (unconfirmed) には auditComment が必要 / need an auditComment',
    },
  ],
]);

const safe = (bound: number | undefined): number | undefined =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;

/** The formats whose pattern only repeats them, at length. */
const spoken = ['date-time', 'email', 'base64'];

/** Property escapes mean something else to a validator without Unicode mode; these say the same to all of them. */
const portablePatterns: Readonly<Record<string, string>> = {
  [String.raw`^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$`]: String.raw`^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$`,
  [String.raw`^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$`]: String.raw`^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$`,
};

const each = <T, U>(record: Readonly<Record<string, T>>, change: (value: T, name: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));

const merged = (parts: readonly JsonSchema[]): JsonSchema => ({
  ...parts.reduce((all, part) => ({ ...all, ...part })),
  properties: Object.assign({}, ...parts.map((part) => part.properties)) as Record<string, JsonSchema>,
  required: parts.flatMap((part) => part.required ?? []),
  additionalProperties: false,
});

/** Japanese titles on the fields; no bounds and patterns that say nothing; references into the document. */
const tidy = (node: JsonSchema): JsonSchema => {
  const { $ref, title, description, type, format, minimum, maximum, pattern, ...rest } = node;
  const { properties, items, anyOf, allOf, additionalProperties: more, propertyNames, ...plain } = rest;
  // Each part of an intersection refuses the fields of the others, so only one object says what is meant.
  if (allOf?.every((part) => part.properties)) return tidy({ ...plain, ...merged(allOf) });
  const tidied: JsonSchema = {
    ...($ref ? { $ref: $ref.replace('#/$defs/', '#/components/schemas/') } : {}),
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(type ? { type } : {}),
    ...(format && format !== 'base64' ? { format } : {}),
    ...(pattern && !spoken.includes(format ?? '') ? { pattern: portablePatterns[pattern] ?? pattern } : {}),
    ...(safe(minimum) === undefined ? {} : { minimum }),
    ...(safe(maximum) === undefined ? {} : { maximum }),
    ...plain,
    ...(properties ? { properties: each(properties, (p, name) => tidy({ ...titled(name, p), ...p })) } : {}),
    ...(items ? { items: tidy(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(tidy) } : {}),
    ...(allOf ? { allOf: allOf.map(tidy) } : {}),
    ...(propertyNames?.enum ? { propertyNames } : {}),
    ...(more === undefined ? {} : { additionalProperties: typeof more === 'object' ? tidy(more) : more }),
  };
  return tidied;
};

const titled = (name: string, { type }: JsonSchema): JsonSchema => {
  const title = fieldLabels[`${name}:${type}`] ?? fieldLabels[name];
  return title === undefined ? {} : { title };
};

type Converted = JsonSchema & { $schema?: string; $defs?: Readonly<Record<string, JsonSchema>> };

/** What is sent is written out: its schemas are no records. */
const none = z.registry<{ id: string }>();

const convert = (schema: z.ZodType, io: 'input' | 'output'): Converted =>
  z.toJSONSchema(schema, {
    io,
    metadata: io === 'output' ? registry : none,
    override: ({ zodSchema, jsonSchema }) => Object.assign(jsonSchema, notes.get(zodSchema)),
  }) as Converted;

/** JSON Schema of what may be sent (`input`) or of what is answered (`output`). Only answers refer to records by name. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _dialect, $defs: _records, ...plain } = convert(schema, io);
  return tidy(plain);
};

export const componentSchemas = (): Record<string, JsonSchema> =>
  each<z.ZodType, JsonSchema>(recordSchemas, (schema, name) =>
    tidy(convert(schema, 'output').$defs?.[name] ?? { description: `${name} is not a record` }),
  );

const named = new Map<z.ZodType, string>(Object.entries(recordSchemas).map(([name, schema]) => [schema, name]));

/** The schema of an answer: by name where it is a record, written out where it is not. */
export const answerSchema = (schema: z.ZodType): JsonSchema => {
  const name = named.get(schema);
  return name === undefined ? schemaOf(schema, 'output') : { $ref: `#/components/schemas/${name}` };
};
