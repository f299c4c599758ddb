import * as z from 'zod';
import { once } from '#shared/kernel/once.ts';

type Fields = z.core.$ZodLooseShape;
type Maker = (...given: unknown[]) => z.ZodType;

/** What makes another schema of a schema, and no more: it can wait as well. */
const makers: ReadonlySet<PropertyKey> = new Set(['extend', 'omit', 'partial', 'pick', 'refine']);

/**
 * Stands where a schema is to be, and makes it when it is first asked for anything. It is the schema to whoever looks it
 * up in a registry, or makes an optional one of it: what the library keeps with a schema is kept with its stand-in.
 */
const standIn = <S extends z.ZodType>(make: () => S): S => {
  const schema = once(make);
  return new Proxy<S>(Object.create(null) as S, {
    get: (kept, name, self) => {
      if (name in kept) return Reflect.get(kept, name);
      if (!makers.has(name)) return Reflect.get(schema(), name, self);
      return (...given: unknown[]) => standIn(() => (Reflect.get(schema(), name, self) as Maker)(...given));
    },
    has: (_, name) => Reflect.has(schema(), name),
    getPrototypeOf: () => Reflect.getPrototypeOf(schema()),
  });
};

/**
 * `z.strictObject` that is made, with all its fields, when it is first used: a function loads the schemas of all records,
 * and a request uses those of a few (decision 018).
 */
export const strictObject = <F extends Fields>(fields: () => F) =>
  standIn(() => z.strictObject(fields()) as unknown as z.ZodObject<F, z.core.$strict>);

/** `z.object` in the same way: fields it does not declare are dropped. */
export const object = <F extends Fields>(fields: () => F) =>
  standIn(() => z.object(fields()) as unknown as z.ZodObject<F>);
