import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { object, strictObject } from '#shared/domain/objects.ts';

const counted = () => {
  let made = 0;
  const fields = () => {
    made += 1;
    return { title: z.string(), count: z.int().optional() };
  };
  return { fields, made: () => made };
};

describe('objects that are made when first used', () => {
  test('nothing is made of one that is defined, refined or part of another', () => {
    const { fields, made } = counted();
    const one = strictObject(fields);
    z.array(one.refine(() => true)).optional();
    strictObject(() => ({ ...one.shape, more: z.string() }));
    object(() => one.omit({ count: true }).shape);
    expect(made()).toBe(0);
  });

  test('fields are made once, whatever is made of the object', () => {
    const { fields, made } = counted();
    const one = strictObject(fields);
    const refined = one.refine(({ title }) => title !== '');
    const picked = strictObject(() => one.pick({ title: true }).shape);
    expect(refined.safeParse({ title: '' }).success).toBe(false);
    expect(refined.parse({ title: '計画' })).toEqual({ title: '計画' });
    expect(picked.shape.title).toBe(one.shape.title);
    expect(made()).toBe(1);
  });

  test('an object is the same one wherever it is looked for', () => {
    const one = strictObject(() => ({ title: z.string() }));
    expect(one.optional().unwrap()).toBe(one);
    expect(z.array(one).element).toBe(one);
    const known = z.registry<{ id: string }>().add(one, { id: 'Titled' });
    const { properties } = z.toJSONSchema(
      strictObject(() => ({ one: one.optional() })),
      { metadata: known },
    );
    expect(properties).toEqual({ one: { $ref: '#/$defs/Titled' } });
  });

  test('they refuse and drop what zod’s own objects refuse and drop', () => {
    const { fields } = counted();
    const given = { title: '計画', other: 1 };
    const issuesOf = (schema: z.ZodType) => schema.safeParse(given).error?.issues;
    expect(issuesOf(strictObject(fields))).toEqual(issuesOf(z.strictObject(fields())));
    expect(object(fields).parse(given)).toEqual({ title: '計画' });
    expect(z.toJSONSchema(strictObject(fields))).toEqual(z.toJSONSchema(z.strictObject(fields())));
    expect(z.toJSONSchema(object(fields))).toEqual(z.toJSONSchema(z.object(fields())));
  });
});
