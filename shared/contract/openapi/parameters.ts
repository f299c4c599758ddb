import * as z from 'zod';
import { parameterNames, pathParameters, type Route } from '#shared/contract/route.ts';
import { exampleValues } from './example-values.ts';
import { fieldLabels } from './field-labels.ts';
import { type Parameter, type Reference, refTo } from './model.ts';
import { schemaOf } from './schemas.ts';

const inPath = (name: keyof typeof pathParameters): Parameter => ({
  name,
  in: 'path',
  required: true,
  description: fieldLabels[name] ?? name,
  schema: schemaOf(pathParameters[name], 'output'),
  example: String(exampleValues[name]),
});

/** Every parameter that operations share. */
export const componentParameters = (): Record<string, Parameter> => ({
  ...Object.fromEntries(
    (Object.keys(pathParameters) as (keyof typeof pathParameters)[]).map((name) => [name, inPath(name)]),
  ),
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: '見ている版(ETag の値)。ほかの人が先に更新していれば412になる / the version you have seen, from ETag',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
    example: '"6"',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      '操作ごとに新しく作る値。同じ値で送り直しても2回実行されない / fresh for each intended act: a repetition runs once',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' },
    example: '5f0b8f0e-6f0a-4f5e-9a55-0d6a1f6b7c21',
  },
});

/** A name may stand for something else elsewhere: `from` is a day there and a version here. */
const fitting = (field: z.core.$ZodType | undefined, value: unknown): unknown =>
  field && z.safeParse(field, value).success ? value : undefined;

/** Bounds are those of the parsed value; whether it may be left out is a matter of what is sent. */
const inQuery = (query: z.ZodObject): Parameter[] => {
  const { properties = {} } = schemaOf(query, 'output');
  const { required = [] } = schemaOf(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: fieldLabels[name] ?? name,
    schema,
    ...(required.includes(name) ? { example: fitting(query.shape[name], exampleValues[name]) ?? schema.minimum } : {}),
  }));
};

export const parametersOf = (route: Route): (Parameter | Reference)[] => [
  ...parameterNames(route.path).map((name) => refTo('parameters', name)),
  ...(route.query ? inQuery(route.query) : []),
  ...(route.ifMatch ? [refTo('parameters', 'IfMatch')] : []),
  ...(route.method === 'POST' ? [refTo('parameters', 'IdempotencyKey')] : []),
];
