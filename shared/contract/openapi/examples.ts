import * as z from 'zod';
import { evidenceExamples } from './evidence-examples.ts';
import { exampleParticulars } from './example-particulars.ts';
import { leftOut } from './example-omissions.ts';
import { exampleValues, formal } from './example-values.ts';
import { groupOf } from './groups.ts';
import { registerExamples } from './register-examples.ts';
import { type Scene, sceneOf } from './scene.ts';
import { sealedExamples } from './sealed-examples.ts';
import { trailExamples } from './trail-examples.ts';

/** What an example is of: a request's body or query, or an answer at one moment of a record's life. */
type Subject = { operation: string; io: 'input' | 'output'; scene: Scene };

const table: Readonly<Record<string, unknown>> = {
  ...exampleValues,
  ...exampleParticulars,
  ...evidenceExamples,
  ...registerExamples,
  ...sealedExamples,
  ...trailExamples,
};

/** Keys of the value tables that fit a field, the most particular first. */
const keysFor = ({ operation, io }: Subject, path: readonly string[]): string[] => {
  const whole = path.join('.');
  const last = path.at(-1) ?? '';
  return [
    ...(io === 'input' ? [`in:${operation}.${whole}`] : []),
    `${operation}.${whole}`,
    `${groupOf(operation)}.${whole}`,
    whole,
    path.slice(-2).join('.'),
    `${groupOf(operation)}.${last}`,
    last,
  ];
};

const candidates = (subject: Subject, path: readonly string[]): unknown[] => {
  const { values } = subject.scene;
  const keys = keysFor(subject, path).filter((key) => key in values || key in table);
  // A key that is there without a value stops the search: the field is built from its parts.
  const parts = keys.findIndex((key) => !(key in values) && table[key] === undefined);
  return keys.slice(0, parts === -1 ? undefined : parts).map((key) => values[key] ?? table[key]);
};

const accepts = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

/** Ids and instants are told from free text by what they refuse, so free text never gets one of them. */
const formalValue = (schema: z.core.$ZodType): string | undefined =>
  accepts(schema, '文') ? undefined : formal.find((value) => accepts(schema, value));

const isShown = ({ operation, io, scene }: Subject, path: readonly string[]): boolean =>
  io === 'input' ? !leftOut.includes(`${operation}.${path.join('.')}`) : scene.shows(path.join('.'));

const objectOf = (subject: Subject, shape: z.core.$ZodShape, path: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const here = [...path, name];
      const { type } = (field as z.core.$ZodTypes)._zod.def;
      if (type === 'optional' && !isShown(subject, here)) return [];
      return [[name, build(subject, field as z.core.$ZodTypes, here)]];
    }),
  );

const build = (subject: Subject, schema: z.core.$ZodTypes, path: readonly string[]): unknown => {
  const fitting = candidates(subject, path).find((value) => accepts(schema, value)) ?? formalValue(schema);
  if (path.length > 0 && fitting !== undefined) return fitting;
  const { def } = schema._zod;
  const within = (inner: z.core.$ZodType) => build(subject, inner as z.core.$ZodTypes, path);
  switch (def.type) {
    case 'object':
      return objectOf(subject, def.shape, path);
    case 'array':
      return [within(def.element)];
    case 'optional':
    case 'default':
      return within(def.innerType);
    case 'intersection':
      return Object.assign({}, within(def.left), within(def.right));
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'boolean':
      return false;
    default:
      throw new Error(`no example value for ${path.join('.')} (${def.type}) of ${subject.operation}`);
  }
};

/** A body that a caller could send to the operation. */
export const exampleBody = (operation: string, body: z.ZodType): unknown =>
  build({ operation, io: 'input', scene: { values: {}, shows: () => true } }, body as unknown as z.core.$ZodTypes, []);

/** An answer the operation could give. */
export const exampleAnswer = (operation: string, output: z.ZodType): unknown =>
  build({ operation, io: 'output', scene: sceneOf(operation) }, output as unknown as z.core.$ZodTypes, []);
