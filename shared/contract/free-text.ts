import type * as z from 'zod';
import { isOpaque } from '#shared/domain/scalars.ts';
import { numbersInText } from '#shared/domain/screening/free-text.ts';

/** A number in what was sent: the field it is in and where it begins, never what it is. */
export type NumberFound = { path: readonly PropertyKey[]; at: number };
type Path = NumberFound['path'];
type Look = (value: unknown, path: Path, found: NumberFound[]) => void;
type Schema = z.core.$ZodTypes;

const twelve = '123456789018';
/** What only free text accepts; ids, days, hashes and short codes refuse all of them. */
const probes: readonly unknown[] = ['文', twelve, `${twelve}@mihon.example`, Number(twelve)];

const accepts = (schema: Schema, value: unknown): boolean => (schema as unknown as z.ZodType).safeParse(value).success;

const lookAtText: Look = (value, path, found) => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string') for (const { at } of numbersInText(text)) found.push({ path, at });
};

const within = (looks: readonly (Look | undefined)[]): Look | undefined => {
  const there = looks.filter((look) => look !== undefined);
  return there.length === 0 ? undefined : (...all) => there.forEach((look) => look(...all));
};

const ofObject = (shape: Readonly<Record<string, z.core.$ZodType>>): Look | undefined => {
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const look = lookFor(field);
    return look ? [[name, look] as const] : [];
  });
  return fields.length === 0
    ? undefined
    : (value, path, found) => {
        const given = value as Readonly<Record<string, unknown>> | undefined;
        for (const [name, look] of fields) if (given?.[name] !== undefined) look(given[name], [...path, name], found);
      };
};

const ofArray = (element: z.core.$ZodType): Look | undefined => {
  const look = lookFor(element);
  return look && ((value, path, found) => (value as unknown[]).forEach((one, n) => look(one, [...path, n], found)));
};

/** Names that somebody made up are text too. */
const ofRecord = (key: z.core.$ZodType, element: z.core.$ZodType): Look | undefined => {
  const [name, look] = [lookFor(key), lookFor(element)];
  return (name ?? look)
    ? (value, path, found) => {
        for (const [field, one] of Object.entries(value as object)) {
          name?.(field, [...path, field], found);
          look?.(one, [...path, field], found);
        }
      }
    : undefined;
};

const build = (schema: Schema): Look | undefined => {
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
    case 'number':
      return !isOpaque(schema) && probes.some((probe) => accepts(schema, probe)) ? lookAtText : undefined;
    case 'object':
      return ofObject(def.shape);
    case 'array':
      return ofArray(def.element);
    case 'record':
      return ofRecord(def.keyType, def.valueType);
    case 'union':
      return ofUnion(def.options);
    case 'intersection':
      return within([lookFor(def.left), lookFor(def.right)]);
    case 'optional':
    case 'nullable':
    case 'default':
      return lookFor(def.innerType);
    case 'pipe':
      return lookFor(def.out);
    case 'enum':
    case 'literal':
    case 'boolean':
      return undefined;
    default:
      // A kind of field nobody has looked at yet: better no service than an unseen text.
      throw new Error(`a field of type ${def.type} in what is sent`);
  }
};

/** A value is of one kind of the union: the others' looks find nothing in it that is not there. */
const ofUnion = (options: readonly z.core.$ZodType[]): Look | undefined => {
  const looks = options.map((option) => [option as unknown as z.ZodType, lookFor(option)] as const);
  return looks.some(([, look]) => look)
    ? (value, path, found) => looks.find(([option]) => option.safeParse(value).success)?.[1]?.(value, path, found)
    : undefined;
};

const built = new WeakMap<z.core.$ZodType, { look: Look | undefined }>();

function lookFor(schema: z.core.$ZodType): Look | undefined {
  const known = built.get(schema) ?? { look: build(schema as Schema) };
  built.set(schema, known);
  return known.look;
}

/** Whether a schema has a field in which somebody could write a number. */
export const holdsText = (schema: z.ZodType | undefined): boolean =>
  schema !== undefined && lookFor(schema) !== undefined;

/** Where Individual Numbers stand in the texts of what a schema has accepted (SECURITY.md P3). */
export const numbersIn = (schema: z.ZodType, value: unknown): NumberFound[] => {
  const found: NumberFound[] = [];
  lookFor(schema)?.(value, [], found);
  return found;
};
