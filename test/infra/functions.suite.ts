import { describe, expect, test } from 'vitest';
import { functionName } from '#infra/constructs/plane-function.ts';
import { stages } from '#infra/stages.ts';
import { environmentOf, functionServing, manifest } from '#functions/manifest.ts';
import { contract, planes } from '#shared/contract/index.ts';
import { namesIn, render } from './render.ts';
import { type Json, resourcesOf, templates } from './synthesized.ts';

describe.each(planes)('functions of the %s plane', (plane) => {
  const template = templates[plane];
  const functions = new Map(
    resourcesOf(template, 'AWS::Lambda::Function').map(([id, { Properties }]) => [
      Properties.FunctionName,
      { id, ...Properties },
    ]),
  );
  const nameOf = (name: string): string => functionName(stages.dev.stage, plane, name);
  const idIn = (value: Json): string | undefined => namesIn(render(templates, plane, value))[0]?.id;
  const specs = Object.entries(manifest[plane].functions);

  test('are those of the manifest and no others', () => {
    expect([...functions.keys()].sort()).toEqual(specs.map(([name]) => nameOf(name)).sort());
  });

  test.each(specs)('%s is as the manifest says', (name, spec) => {
    expect(functions.get(nameOf(name))).toMatchObject({
      Description: spec.impact,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: spec.memoryMb,
      Timeout: spec.timeoutSeconds,
      ReservedConcurrentExecutions: spec.atOnce,
      TracingConfig: { Mode: 'Active' },
    });
  });

  test.each(specs)('%s has exactly the environment of its plane', (name) => {
    const variables = functions.get(nameOf(name))?.Environment.Variables ?? {};
    expect(Object.keys(variables).sort()).toEqual([...environmentOf(plane)].sort());
    expect(variables['PLANE']).toBe(plane);
    expect(render(templates, plane, variables['CURSOR_KEY'] ?? '')).toMatch(/^\{\{resolve:secretsmanager:<.+>:/);
  });

  test('every function has a role and an encrypted, expiring log of its own', () => {
    const logs = new Map(resourcesOf(template, 'AWS::Logs::LogGroup'));
    const all = [...functions.values()];
    expect(new Set(all.map(({ Role }) => idIn(Role))).size).toBe(specs.length);
    expect(new Set(all.map(({ LoggingConfig }) => idIn(LoggingConfig.LogGroup))).size).toBe(specs.length);
    for (const { LoggingConfig, KmsKeyArn } of all) {
      const log = logs.get(idIn(LoggingConfig.LogGroup) ?? '');
      expect(log?.Properties.RetentionInDays).toBe(stages.dev.logDays);
      expect(idIn(log?.Properties.KmsKeyId ?? '')).toBe(idIn(KmsKeyArn));
    }
  });

  test.each(Object.keys(contract[plane]))('%s is served by one function, and it exists', (operation) => {
    const [group = ''] = operation.split('.');
    const serving = specs.filter(([, spec]) => spec.serves?.includes(group)).map(([name]) => name);
    expect(serving).toEqual([functionServing(plane, operation)]);
    expect(functions.has(nameOf(serving[0] ?? ''))).toBe(true);
  });

  test('no function claims operations that the contract does not have', () => {
    const groups = new Set(Object.keys(contract[plane]).map((operation) => operation.split('.')[0]));
    const claimed = specs.flatMap(([, spec]) => [...(spec.serves ?? [])]);
    expect(claimed.filter((group) => !groups.has(group))).toEqual([]);
  });
});

test('an operation that no function serves is refused by name', () => {
  expect(() => functionServing('general', 'nobody.does')).toThrow('no function serves nobody.does of general');
});
