import { describe, expect, test } from 'vitest';
import { japaneseRegion } from '#infra/stages.ts';
import { apisOf } from './parity.ts';
import { installations, type Part, partOf, partsOf, regions } from './synthesized.ts';
import { planes } from '#shared/contract/index.ts';

/** CloudFormation takes no template over 1 MB, and the service quota for resources of one API is 300 unless raised. */
const most = { resources: 300, templateBytes: 1_000_000, apiResources: 300, definitionBytes: 6_000_000 };

/** What API Gateway makes a resource of: each path, and each beginning of one. */
const apiResources = (paths: string[]): number =>
  new Set(['/', ...paths.flatMap((path) => [...path.matchAll(/\/|$/g)].map(({ index }) => path.slice(0, index)))])
    .size - (paths.length > 0 ? 1 : 0);

describe.each(Object.entries(installations))('%s keeps to the limits', (name, installed) => {
  test.each(partsOf(installed))('%s', (part) => {
    const template = partOf(installed, part);
    expect(Object.keys(template.Resources).length).toBeLessThanOrEqual(most.resources);
    expect(Buffer.byteLength(JSON.stringify(template, null, 1))).toBeLessThan(most.templateBytes);
  });

  test.each(planes)('the APIs of %s', (plane) => {
    for (const [, { Properties }] of apisOf(installed, plane)) {
      expect(apiResources(Object.keys(Properties.Body.paths))).toBeLessThanOrEqual(most.apiResources);
      expect(JSON.stringify(Properties.Body).length).toBeLessThan(most.definitionBytes);
    }
  });

  test('every stack is in Japan, but for the filter before CloudFront, which keeps nothing', () => {
    const abroad = partsOf(installed).filter((part) => {
      try {
        return !japaneseRegion(regions[name as keyof typeof regions][part] ?? '');
      } catch {
        return true;
      }
    });
    const expected: Part[] = installed.guard ? ['guard'] : [];
    expect(abroad).toEqual(expected);
    const types = Object.values(installed.guard?.Resources ?? {}).map(({ Type }) => Type);
    expect(types).toEqual(expected.map(() => 'AWS::WAFv2::WebACL'));
  });
});

test('resources of an API are its paths and all they begin with', () => {
  expect(apiResources(['/a', '/a/{b}', '/c/d'])).toBe(5);
});
