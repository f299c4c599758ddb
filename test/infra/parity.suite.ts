import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functionName } from '#infra/constructs/plane-function.ts';
import { accessOf } from '#infra/stages.ts';
import { matchRoute } from '#local/gateway/router.ts';
import { functionServing, manifest } from '#functions/manifest.ts';
import { contract, mountOf, planes } from '#shared/contract/index.ts';
import { openApi } from '#shared/contract/openapi.ts';
import type { Routes } from '#shared/contract/route.ts';
import { apisOf, callable, differences, methodsOf } from './parity.ts';
import { installations, settingsFor, tampered, templates } from './synthesized.ts';

const names = Object.keys(installations) as (keyof typeof installations)[];
const root = join(import.meta.dirname, '..', '..');

describe.each(names)('%s', (name) => {
  const installed = installations[name];
  const settings = settingsFor[name];

  describe.each(planes)('the API of %s', (plane) => {
    const apis = apisOf(installed, plane);

    test('is there once for each way in', () => {
      const expected = accessOf(settings, plane).map((access) => `kansa-${settings.stage}-${plane}-${access}`);
      expect(apis.map(([, { Properties }]) => Properties.Name).sort()).toEqual(expected.sort());
    });

    test('has every route of the contract once, before its function, with its scope, and none beyond', () => {
      for (const [, api] of apis) expect(differences(installed, settings, plane, api)).toEqual([]);
    });

    test('may call the functions that serve, its authorizer, and no worker', () => {
      const served = Object.entries(manifest[plane].functions).flatMap(([fn, { serves }]) => (serves ? [fn] : []));
      const ours = settings.signIn.by === 'cognito' ? served : [...served, 'authorize'];
      const expected = ours.map((fn) => functionName(settings.stage, plane, fn)).sort();
      for (const [id] of apis) expect(callable(installed, plane, id)).toEqual(expected);
    });

    test('has one name for each variable part of a path, as API Gateway demands', () => {
      for (const [, { Properties }] of apis) {
        const after = new Map<string, Set<string>>();
        for (const path of Object.keys(Properties.Body.paths)) {
          for (const { index, 0: part } of path.matchAll(/\{\w+\}/g)) {
            const before = path.slice(0, index);
            after.set(before, new Set([...(after.get(before) ?? []), part]));
          }
        }
        expect([...after].filter(([, parts]) => parts.size > 1)).toEqual([]);
      }
    });
  });
});

describe.each(planes)('every operation of %s', (plane) => {
  const documented = openApi().paths;

  test.each(Object.entries(contract[plane] as Routes))(
    '%s is the same here, there and in the document',
    (op, route) => {
      const path = mountOf(plane) + route.path;
      const local = matchRoute(route.method, path.replaceAll(/\{(\w+)\}/g, 'x'));
      expect(local).toMatchObject({ plane, function: functionServing(plane, op), resource: path });
      const spec = manifest[plane].functions[functionServing(plane, op)];
      expect(existsSync(join(root, spec?.entry ?? ''))).toBe(true);
      const method = route.method.toLowerCase() as 'get' | 'post' | 'put';
      expect(documented[path]?.[method]?.operationId).toContain(op.split('.')[0]);
      const [[, api] = []] = apisOf(templates, plane);
      expect(new Map(api ? methodsOf(api) : []).get(`${route.method} ${path}`)?.operationId).toBe(op);
    },
  );
});

describe('parity notices', () => {
  const after = (how: (paths: ReturnType<typeof pathsOf>) => void) => {
    const copy = tampered((all) => how(pathsOf(all)));
    const [[, api] = []] = apisOf(copy, 'general');
    return api ? differences(copy, settingsFor.dev, 'general', api) : [];
  };
  const pathsOf = (all: typeof templates) => {
    const [[, api] = []] = apisOf(all, 'general');
    if (!api) throw new Error('general has no API');
    return api.Properties.Body.paths;
  };
  const plans = '/api/general/plans';

  test.each<[string, (paths: ReturnType<typeof pathsOf>) => void]>([
    ['a method that is gone', (paths) => delete paths[plans]?.['get']],
    ['a method more', (paths) => Object.assign(paths, { '/api/general/debug': paths[plans] })],
    ['a method that asks for no token', (paths) => delete paths[plans]?.['get']?.security],
    [
      'a method that asks for another scope',
      (paths) => Object.assign(paths[plans]?.['get'] ?? {}, { security: [{ cognito: ['openid'] }] }),
    ],
    [
      'a method before another function',
      (paths) => {
        const integration = paths['/api/general/audits']?.['get']?.['x-amazon-apigateway-integration'];
        Object.assign(paths[plans]?.['get'] ?? {}, { 'x-amazon-apigateway-integration': integration });
      },
    ],
  ])('%s', (_, how) => {
    expect(after(how).length).toBeGreaterThan(0);
  });
});
