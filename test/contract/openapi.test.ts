import { describe, expect, test } from 'vitest';
import { problems } from '#shared/kernel/errors.ts';
import { mountOf } from '#shared/contract/index.ts';
import { errorsOf } from '#shared/contract/errors-of.ts';
import { openApi } from '#shared/contract/openapi.ts';
import { actionOf } from '#shared/contract/openapi/callers.ts';
import type { Method, Operation, Parameter, Reference } from '#shared/contract/openapi/model.ts';
import { parameterNames, pathParameters } from '#shared/contract/route.ts';
import { allRoutes } from './routes.ts';

const document = openApi();
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  (Object.entries(item) as [Method, Operation][]).map(([method, operation]) => ({ path, method, operation })),
);
const operationNamed = (id: string) => operations.filter(({ operation }) => operation.operationId === id);

/** Every object of the document. */
const objects = (node: unknown): Record<string, unknown>[] => {
  if (Array.isArray(node)) return node.flatMap(objects);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(objects)];
};

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);

const resolved = (parameter: Parameter | Reference): Parameter =>
  '$ref' in parameter ? (at(parameter.$ref) as Parameter) : parameter;

describe('the document is OpenAPI 3.1', () => {
  test('it has the parts the standard asks for', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(Object.keys(document.paths).every((path) => path.startsWith('/api/'))).toBe(true);
  });

  test('every reference leads somewhere', () => {
    const references = objects(document).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
    expect(references.length).toBeGreaterThan(1000);
  });

  test('components have names the standard allows, and each is used', () => {
    const text = JSON.stringify(document);
    for (const [part, members] of Object.entries(document.components)) {
      for (const name of Object.keys(members)) {
        expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
        if (part !== 'securitySchemes') expect(text, name).toContain(`"#/components/${part}/${name}"`);
      }
    }
  });

  test('operation ids are unique and tags are declared', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map((tag) => tag.name);
    expect(operations.filter(({ operation }) => !tags.includes(operation.tags[0]))).toEqual([]);
    expect(new Set(operations.map(({ operation }) => operation.tags[0]))).toEqual(new Set(tags));
  });

  test('only schemas the security scheme knows are asked for', () => {
    const [requirement] = document.security;
    expect(Object.keys(requirement ?? {})).toEqual(Object.keys(document.components.securitySchemes));
  });

  test('it is the same every time', () => {
    expect(JSON.stringify(openApi())).toBe(JSON.stringify(document));
  });
});

test('there are as many operations as routes', () => {
  expect(operations).toHaveLength(allRoutes.length);
});

describe.each(allRoutes)('$id', ({ plane, name, route, id }) => {
  const [found, ...more] = operationNamed(id);

  test('is in the document exactly once, where it is mounted', () => {
    expect(more).toEqual([]);
    expect(found).toMatchObject({ path: mountOf(plane) + route.path, method: route.method.toLowerCase() });
  });

  test('has every parameter of its path, and no other', () => {
    const names = parameterNames(route.path);
    expect(names.filter((parameter) => !(parameter in pathParameters))).toEqual([]);
    const inPath = found?.operation.parameters.map(resolved).filter((p) => p.in === 'path');
    expect(inPath?.map((p) => p.name)).toEqual(names);
    expect(inPath?.every((p) => p.required)).toBe(true);
  });

  test('asks for the headers the HTTP stack asks for', () => {
    const headers = found?.operation.parameters.map(resolved).filter((p) => p.in === 'header' && p.required);
    expect(headers?.map((p) => p.name).toSorted()).toEqual([
      ...(route.method === 'POST' ? ['Idempotency-Key'] : []),
      ...(route.ifMatch ? ['If-Match'] : []),
    ]);
  });

  test('documents every error it can give, and one success', () => {
    const answers = Object.entries(found?.operation.responses ?? {});
    const codes = answers.flatMap(([status, reference]) => {
      const documented = (at(reference.$ref) as { 'x-problems'?: string[] })['x-problems'] ?? [];
      return documented.map((code) => [code, Number(status)]);
    });
    expect(codes).toEqual(errorsOf(route).map((code) => [code, problems[code].status]));
    expect(answers.filter(([status]) => Number(status) < 300).map(([status]) => status)).toEqual([
      String(route.status ?? 200),
    ]);
  });

  test('says who may call it', () => {
    const action = actionOf(name);
    expect(found?.operation['x-callers'].action).toBe(action);
    if (action === undefined) expect(['me.get', 'me.tasks']).toContain(name);
  });
});
