import type { APIGatewayProxyEvent } from 'aws-lambda';
import type * as z from 'zod';
import { DomainError, type FieldProblem } from '#shared/kernel/errors.ts';
import { once } from '#shared/kernel/once.ts';
import { type NumberFound, numbersIn } from '#shared/contract/free-text.ts';
import { parameterNames, pathParameters, type Route, usualBytes } from '#shared/contract/route.ts';

const say = (path: string, ja: string, en: string): FieldProblem => ({ path, ja, en });

// What is wrong with a field, never what was in it: a person may have typed an Individual Number there.
const explanations: Record<string, readonly [ja: string, en: string]> = {
  invalid_type: ['必須の項目がないか、型が違います', 'missing, or of the wrong type'],
  too_small: ['短すぎるか、小さすぎます', 'too short or too small'],
  too_big: ['長すぎるか、大きすぎます', 'too long or too large'],
  invalid_format: ['書式が違います', 'not in the expected format'],
  invalid_value: ['選べる値ではありません', 'not one of the allowed values'],
  unrecognized_keys: ['知らない項目です', 'unknown field'],
  custom: ['規則に合いません', 'breaks a rule of this field'],
};

// The name of a field, never a number that somebody typed in its place: no field of ours has four digits in a row.
const plainName = /^[A-Za-z](?!\w*\d{4})\w{0,40}$/;
const safeName = (part: PropertyKey): string =>
  typeof part === 'number' || plainName.test(String(part)) ? String(part) : '…';

const fieldsOf = (issues: readonly z.core.$ZodIssue[]): FieldProblem[] =>
  issues.slice(0, 20).map((issue) => {
    const path = issue.path.map(safeName).join('.');
    const [ja, en] = explanations[issue.code] ?? ['正しくありません', 'not valid'];
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 5).map(safeName).join(', ') : '';
    const rule = issue.code === 'custom' && issue.message !== 'Invalid input' ? `: ${issue.message}` : '';
    return say([path, keys].filter(Boolean).join('.'), ja, `${en}${rule}`);
  });

/** Says where a number is and nothing of it: not here, and so neither in a log nor in the trail (SECURITY.md P3, P4). */
const refuseNumbers = (found: readonly NumberFound[]): void => {
  if (found.length === 0) return;
  const fields = found.slice(0, 20).map(({ path, at }) => ({
    ...say(
      path.map(safeName).join('.'),
      `${at + 1}文字目から、個人番号とみられる数字があります`,
      `what seems to be an Individual Number, from character ${at + 1} on`,
    ),
    at,
  }));
  throw new DomainError('number_in_text', { fields });
};

const check = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => {
  const result = schema.safeParse(value);
  if (result.success) {
    refuseNumbers(numbersIn(schema, result.data));
    return result.data;
  }
  throw new DomainError('invalid_input', { fields: fieldsOf(result.error.issues) });
};

const pathOf = (route: Route, event: APIGatewayProxyEvent): Record<string, string> =>
  Object.fromEntries(
    parameterNames(route.path).map((name) => {
      const parsed = pathParameters[name].safeParse(event.pathParameters?.[name]);
      // A name that cannot exist is as unknown as one that does not: the same answer.
      if (!parsed.success) throw new DomainError('not_found');
      // The key of an item has any form: twelve digits too.
      refuseNumbers(numbersIn(pathParameters[name], parsed.data).map(({ at }) => ({ path: [name], at })));
      return [name, parsed.data];
    }),
  );

const queryOf = (route: Route, event: APIGatewayProxyEvent): Record<string, unknown> => {
  const given = event.queryStringParameters ?? {};
  const repeated = Object.entries(event.multiValueQueryStringParameters ?? {}).find(
    ([, values]) => (values?.length ?? 0) > 1,
  );
  if (repeated)
    throw new DomainError('invalid_input', {
      fields: [say(safeName(repeated[0]), '2回以上あります', 'given more than once')],
    });
  if (route.query) return check(route.query, given);
  const [unknown] = Object.keys(given);
  if (unknown === undefined) return {};
  throw new DomainError('invalid_input', { fields: [say(safeName(unknown), '知らない項目です', 'unknown parameter')] });
};

export const headerOf = (event: APIGatewayProxyEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

// More marks on one letter than stream-safe text (UAX #15) may have: normalising takes the square of their number, so
// that a body within the size limit would keep a function busy for seconds.
const endlessMarks = once(() => new RegExp(String.raw`\p{M}{31}`, 'u'));

const refuseHarmful = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('__proto__');
  // Half of a surrogate pair is no text: no key, no hash and no other system takes it.
  if (typeof value === 'string' && (!value.isWellFormed() || endlessMarks().test(value))) throw new SyntaxError('text');
  return value;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text, refuseHarmful);
  } catch {
    throw new DomainError('invalid_input', { fields: [say('', 'JSONとして読めません', 'not readable as JSON')] });
  }
};

const bodyOf = (route: Route, event: APIGatewayProxyEvent): Record<string, unknown> => {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (!route.body) {
    if (text !== '')
      throw new DomainError('invalid_input', { fields: [say('', '本文は受け付けません', 'no body is accepted here')] });
    return {};
  }
  if (Buffer.byteLength(text) > (route.maxBytes ?? usualBytes)) throw new DomainError('too_large');
  if (text === '') return check(route.body, {}) as Record<string, unknown>;
  const type = headerOf(event, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new DomainError('unsupported_media_type');
  return check(route.body, jsonOf(text)) as Record<string, unknown>;
};

/** Query, body and path of a request, checked; the path wins, so that a body cannot name another record. */
export const inputOf = (route: Route, event: APIGatewayProxyEvent): Record<string, unknown> => {
  const path = pathOf(route, event);
  return { ...queryOf(route, event), ...bodyOf(route, event), ...path };
};

/** The version in `If-Match`: a strong ETag such as `"3"`. */
export const seenVersion = (event: APIGatewayProxyEvent): number | undefined => {
  const header = headerOf(event, 'if-match');
  if (header === undefined) return undefined;
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  if (!match) {
    throw new DomainError('invalid_input', {
      fields: [say('If-Match', '"3" のように版を書いてください', 'write the version as "3"')],
    });
  }
  return Number(match[1]);
};

/** The Idempotency-Key of a POST: 1 to 100 visible characters. */
export const idempotencyKey = (event: APIGatewayProxyEvent): string => {
  const key = headerOf(event, 'idempotency-key');
  if (key === undefined) throw new DomainError('idempotency_key_required');
  if (!/^[\x21-\x7e]{1,100}$/.test(key)) {
    throw new DomainError('invalid_input', {
      fields: [say('Idempotency-Key', '1〜100文字の英数記号です', '1 to 100 visible ASCII characters')],
    });
  }
  return key;
};
