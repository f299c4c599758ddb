import * as z from 'zod';
import { once } from '#shared/kernel/once.ts';

type Fields = z.core.$ZodLooseShape;

const objectOf = <F extends Fields, C extends z.core.$ZodObjectConfig>(fields: () => F, catchall?: z.ZodType) => {
  const shape = once(fields);
  return new z.ZodObject({
    type: 'object',
    get shape() {
      return shape();
    },
    ...(catchall ? { catchall } : {}),
  }) as unknown as z.ZodObject<F, C>;
};

const nothing = z.never();

/**
 * `z.strictObject` whose fields are made when it is first used: a function loads the schemas of all records, and a
 * request uses those of a few (decision 018). What is made of the fields of another object is made inside, too.
 */
export const strictObject = <F extends Fields>(fields: () => F) => objectOf<F, z.core.$strict>(fields, nothing);

/** `z.object` in the same way: fields it does not declare are dropped. */
export const object = <F extends Fields>(fields: () => F) => objectOf<F, z.core.$strip>(fields);
