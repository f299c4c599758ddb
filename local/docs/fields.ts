import { escapeHtml } from '#local/html.ts';
import type { JsonSchema } from '#shared/contract/openapi/model.ts';
import { code, en, table } from './table.ts';

type Row = { name: string; schema: JsonSchema; required: boolean };

/** Patterns that say in signs what a reader wants in words. */
const words: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  '^[0-7][0-9A-HJKMNP-TV-Z]{25}$': ['ULID(26文字)', 'a ULID'],
  '^[A-Z][A-Z0-9]{1,11}$': ['所属コード(例 D202)', 'a department’s code'],
  '^[^\\u0000-\\u001f\\u007f-\\u009f]*$': ['1行(改行不可)', 'one line'],
  '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$': ['改行可', 'may have several lines'],
  '^[a-z0-9-]{4,40}$': ['点検票の項目のキー', 'the key of a checklist item'],
  '^[0-9a-f]{64}$': ['16進64文字', '64 hexadecimal digits'],
  '^(annual|midTerm)-20\\d\\d-\\d{1,3}$': ['種別-年度-版(例 annual-2026-1)', 'kind-year-edition'],
  '^[1-9]\\d{0,3}$': ['1〜9999', '1 to 9999'],
  '^"\\d{1,9}"$': ['引用符で囲んだ版(例 "7")', 'the version in quotes'],
  '^[\\x21-\\x7e]{1,100}$': ['1〜100文字の英数記号', '1 to 100 visible ASCII characters'],
};

const link = ($ref: string): string => {
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  return `<a href="#record-${name}">${escapeHtml(name)}</a>`;
};

/** The type of a value in a word or two. */
export const typeOf = (schema: JsonSchema): string => {
  if (schema.$ref) return link(schema.$ref);
  if (schema.items) return `${typeOf(schema.items)} の配列 ${en('array')}`;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join('、');
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  return code(schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? 'any'));
};

const between = (unit: string, least: number | undefined, most: number | undefined): string[] => {
  if (least === undefined && most === undefined) return [];
  if (most === undefined) return [`${least}${unit}以上`];
  return [least === undefined ? `${most}${unit}まで` : `${least}〜${most}${unit}`];
};

/** What a value must be beyond its type. */
export const limitsOf = (schema: JsonSchema): string => {
  const inner = schema.items && !schema.items.properties ? limitsOf(schema.items) : '';
  const spoken = schema.pattern === undefined ? undefined : words[schema.pattern];
  const parts = [
    ...(schema.enum ? [schema.enum.map((value) => code(String(value))).join(' ')] : []),
    ...between('文字', schema.minLength, schema.maxLength),
    ...between('', schema.minimum, schema.maximum),
    ...between('件', schema.minItems, schema.maxItems),
    ...(spoken ? [`${escapeHtml(spoken[0])} ${en(spoken[1])}`] : []),
    ...(schema.pattern !== undefined && !spoken ? [code(schema.pattern)] : []),
    ...(schema.contentEncoding ? [schema.contentEncoding] : []),
    ...(schema.default === undefined ? [] : [`省略時 ${en('default')} ${code(JSON.stringify(schema.default))}`]),
    ...(schema.description && !spoken ? [escapeHtml(schema.description)] : []),
    ...(inner ? [inner] : []),
  ];
  return parts.join('<br>');
};

/** The fields of an object, and of the objects inside it under `outer.inner` and `list[].inner`. */
const rowsOf = (schema: JsonSchema, prefix = ''): Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const inner = field.items ? rowsOf(field.items, `${name}[].`) : rowsOf(field, `${name}.`);
    return [{ name, schema: field, required: schema.required?.includes(key) ?? false }, ...inner];
  });

export const requiredWord = (required: boolean): string =>
  required ? `必須 ${en('required')}` : `任意 ${en('optional')}`;

const columns = [
  ['項目', 'field'],
  ['名称', 'Japanese name'],
  ['型', 'type'],
  ['要否', 'required'],
  ['決まり', 'constraints'],
] as const;

export const fieldTable = (caption: string, schema: JsonSchema): string =>
  table(
    caption,
    columns,
    rowsOf(schema).map(({ name, schema: field, required }) => [
      code(name),
      escapeHtml(field.title ?? ''),
      typeOf(field),
      requiredWord(required),
      limitsOf(field),
    ]),
  );
