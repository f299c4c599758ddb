import { expect, test } from 'vitest';
import * as z from 'zod';
import { openApi } from '#shared/contract/openapi.ts';
import type { JsonSchema, Media } from '#shared/contract/openapi/model.ts';
import { problem } from '#shared/contract/openapi/problem-schema.ts';
import { distinctRoutes } from './routes.ts';

const { components, paths } = openApi();
const bodies = components.requestBodies;
const answers = components.responses;

const mediaOf = (content: Readonly<Record<string, Media>> | undefined): Media | undefined =>
  content?.['application/json'];

/** A documented schema as a validator: what a client that only has the document would check. */
const asClient = (schema: JsonSchema): z.ZodType => {
  const defs = JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(defs) as Parameters<typeof z.fromJSONSchema>[0]);
};

const sentIn = (name: string) => mediaOf(bodies[name]?.content);
const answeredIn = (name: string) => mediaOf(answers[name]?.content);
const withBody = distinctRoutes.filter(({ route }) => route.body);
const withQuery = distinctRoutes.filter(({ route }) => route.query);

test.each(withBody)('the body of $name passes its own schema, and the documented one', ({ name, route }) => {
  const { example, schema = {} } = sentIn(name) ?? {};
  expect(route.body?.safeParse(example).error).toBeUndefined();
  expect(asClient(schema).safeParse(example).error).toBeUndefined();
});

test.each(distinctRoutes)(
  'the answer of $name passes its own schema whole, and the documented one',
  ({ name, route }) => {
    const { example, schema = {} } = answeredIn(name) ?? {};
    const parsed = route.output.safeParse(example);
    expect(parsed.error).toBeUndefined();
    expect(parsed.data).toEqual(example);
    expect(asClient(schema).safeParse(example).error).toBeUndefined();
  },
);

test.each(withQuery)('the query of $name passes', ({ name, route }) => {
  const operation = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .find((o) => o.operationId.endsWith(`.${name}`));
  const given = operation?.parameters.flatMap((p) => ('in' in p && p.in === 'query' && 'example' in p ? [p] : []));
  const query = Object.fromEntries(given?.map((p) => [p.name, String(p.example)]) ?? []);
  expect(route.query?.safeParse(query).error).toBeUndefined();
});

test.each(distinctRoutes)('every field of $name has a Japanese name', ({ name }) => {
  const unnamed = (schema: JsonSchema | undefined): string[] =>
    Object.entries(schema?.properties ?? {}).flatMap(([field, inner]) => [
      ...(inner.title === undefined ? [field] : []),
      ...unnamed(inner),
      ...unnamed(inner.items),
    ]);
  expect([...unnamed(sentIn(name)?.schema), ...unnamed(answeredIn(name)?.schema)]).toEqual([]);
});

test('a documented schema refuses what the real one refuses', () => {
  const media = mediaOf(bodies['finding.dispute']?.content);
  const client = asClient(media?.schema ?? {});
  expect(client.safeParse({ reason: '' }).success).toBe(false);
  expect(client.safeParse({ reason: '異議', surprise: 1 }).success).toBe(false);
});

test('path parameters have examples of their own form', () => {
  for (const parameter of Object.values(components.parameters)) {
    expect(asClient(parameter.schema).safeParse(parameter.example).error, parameter.name).toBeUndefined();
  }
});

test('every example of a refusal is what the HTTP stack sends', () => {
  const examples = Object.entries(answers).flatMap(([name, answer]) =>
    Object.values(answer.content['application/problem+json']?.examples ?? {}).map((e) => [name, e.value] as const),
  );
  expect(examples.length).toBeGreaterThan(30);
  for (const [name, value] of examples) {
    const parsed = problem.parse(value);
    expect(name).toContain(`Problem${parsed.status}.`);
    expect(parsed.title + parsed.titleEn).not.toMatch(/[{}]/);
  }
});
