import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { isDay } from '#shared/kernel/calendar.ts';
import { idPattern } from '#shared/kernel/ids.ts';
import { once } from '#shared/kernel/once.ts';

/** A ULID. */
export const id = z.string().regex(idPattern);

/** The short code a city gives a department, such as `D012`: part of keys and paths. */
export const departmentId = z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/);

/** A calendar day in Japan, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { message: 'a calendar day, YYYY-MM-DD' });

/** An instant in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });

export const fiscalYear = z.int().min(2000).max(2099);

/**
 * One schema for each length, and all checks given at once: a chain (`.trim().max(…)`) makes a schema for every link,
 * and half of what a function builds at its cold start would be those (decision 018).
 */
const oncePerLength = (make: (max: number) => z.ZodString): ((max: number) => z.ZodString) => {
  const made = new Map<number, z.ZodString>();
  return (max) => {
    const text = made.get(max) ?? make(max);
    made.set(max, text);
    return text;
  };
};

const matching = (pattern: string) => once(() => z.regex(new RegExp(pattern, 'u')));
const plainLine = matching(String.raw`^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$`);
const plainLines = matching(String.raw`^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$`);

/**
 * One line of text: NFC, no control characters, no lone surrogates, nothing that turns the direction of reading. Normalised before it is measured, because NFC can
 * lengthen a text, and what was stored must pass the same schema when it is read.
 */
export const line = oncePerLength((max) =>
  z.string().check(z.normalize('NFC'), z.trim(), z.maxLength(max), plainLine(), z.minLength(1)),
);

/** Text of several lines, as people type it into a form. */
export const prose = oncePerLength((max) =>
  z.string().check(z.normalize('NFC'), z.trim(), z.maxLength(max), plainLines()),
);

/** Prose that may not be left empty: reasons, remarks, findings. */
export const writtenProse = oncePerLength((max) => prose(max).min(1));

const opaqueOnes = new WeakSet<object>();

/** Marks what nobody writes by hand although it is long and of any form: bytes in base 64, marks of a page. */
export const opaque = <S extends z.ZodType>(schema: S): S => {
  opaqueOnes.add(schema);
  return schema;
};
export const isOpaque = (schema: object): boolean => opaqueOnes.has(schema);

/**
 * What every record carries that has a chain in the ledger. `version` counts commits and equals the `seq` of the
 * record's last entry; `trail` is the head of its chain, and `text` the mark of its long texts where they are stored
 * apart, and `form` the form it was read in when that is an older one. All of it belongs to the store: use cases pass it
 * through.
 */
export const versioned = {
  version: z.int().min(0),
  trail: strictObject(() => ({
    head: z.string(),
    year: fiscalYear,
    text: z.string().optional(),
    form: z.int().optional(),
  })),
};

/** The `version` and `trail` of a record that is about to be created. */
export const unborn = { version: 0, trail: { head: '', year: 2000 } };

/**
 * The type a schema's parsed value has: use cases name it without knowing the schema library. An object without fields
 * is `unknown`: its own type, a record of nothing, would forbid other fields beside it.
 */
export type Output<S extends z.ZodType> = string extends keyof z.output<S> ? unknown : z.output<S>;
