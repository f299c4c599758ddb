import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifest } from '#functions/manifest.ts';
import { createRuntime } from '#functions/runtime/container.ts';
import { createVault } from '#functions/runtime/vault.ts';
import { environmentFor } from '#local/planes.ts';
import { type Secrets, secretsOf } from '#local/secrets.ts';
import { kinds, subjectOf } from '#test/support/api-people.ts';
import { askFor, routesOf } from '#test/support/api-requests.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';
import { textsIn as textsOfReply } from '#test/support/reply-texts.ts';

let world: ApiWorld;
let secrets: Secrets;
beforeAll(async () => {
  world = await openWorld('general');
  secrets = await secretsOf(world.dir);
});
afterAll(() => world.close());

const environment = (plane: 'directory' | 'general' | 'spi') => environmentFor(plane, world.backend.endpoints, secrets);

// What belongs to the installation and to no plane. The cursor key is among them on one machine: what a cursor signs
// names its plane.
const common = [
  'CITY',
  'CURSOR_KEY',
  'DIRECTORY_TABLE',
  'MAIL_FROM',
  'MALWARE_SCANNER',
  'AWS_REGION',
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_S3',
];

const ownOf = (plane: 'general' | 'spi'): string[] =>
  Object.entries(environment(plane)).flatMap(([name, value]) => (common.includes(name) || !value ? [] : [value]));

/** Every text that can be reached from a value, closures aside. */
const textsIn = (value: unknown, seen = new Set<unknown>()): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return [...Object.entries(value).flat(), ...(value instanceof Map ? [...value.entries()].flat() : [])].flatMap(
    (inner) => textsIn(inner, seen),
  );
};

describe('P7: a function of one track holds nothing of the other', () => {
  test.each([
    ['general', 'spi'],
    ['spi', 'general'],
  ] as const)('the environment of %s names nothing that is of %s alone', (own, other) => {
    const foreign = ownOf(other).filter((value) => value !== other);
    expect(foreign.length).toBeGreaterThan(5);
    for (const value of Object.values(environment(own))) {
      expect(foreign).not.toContain(value);
      expect(value).not.toContain(`-${other}`);
    }
  });

  test('the directory holds no bucket, no queue and no key of a track', () => {
    const values = Object.values(environment('directory'));
    for (const value of [...ownOf('general'), ...ownOf('spi')]) expect(values).not.toContain(value);
  });

  test('nothing that can be reached from the runtime of a general function names the special plane', async () => {
    const runtime = createRuntime(environment('general'));
    const credentials = await runtime.doc.config.credentials();
    const vault = createVault(runtime);
    const texts = textsIn([runtime, credentials, vault]);
    expect(texts).toContain('kansa-general');
    for (const foreign of ownOf('spi')) expect(texts).not.toContain(foreign);
  });

  test('with the key of the general track no bucket of the special one opens', async () => {
    const { QUARANTINE_BUCKET, VAULT_BUCKET } = environment('spi');
    const { x } = world.of('general');
    const runtime = createRuntime({ ...environment('general'), QUARANTINE_BUCKET, VAULT_BUCKET });
    const file = {
      auditId: x['auditId'] ?? '',
      evidenceId: x['evidenceId'] ?? '',
      fileName: 'a.txt',
      contentType: 'text/plain',
      size: 1,
      sha256: 'a',
    };
    await expect(createVault(runtime).readQuarantine(file, '1')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('both tracks have the same functions, sealed in one of them, and none serves the other', () => {
    const composed = (plane: 'general' | 'spi') =>
      Object.entries(manifest[plane].functions).map(([name, { composition }]) => [name, composition] as const);
    const sealed = new Map(composed('spi'));
    expect(new Set(sealed.values())).toEqual(new Set(['functions/runtime/sealed.ts']));
    expect(new Set(composed('general').map(([, composition]) => composition))).toEqual(new Set([undefined]));
    for (const [name] of composed('general')) expect(sealed.has(name)).toBe(true);
    const event = {
      httpMethod: 'GET',
      resource: '/api/spi/audits',
      path: '/api/spi/audits',
      requestContext: { authorizer: { claims: { sub: 'chief' } } },
    };
    const asked = world.functions.invoke<{ statusCode: number }>('general', 'api-audits', event);
    return expect(asked).resolves.toMatchObject({ statusCode: 404 });
  });
});

const withoutTime = (text: string): string => text.replace(/"at":"[^"]*"/, '');

// What is new each time somebody asks: a download link, when a record was verified, and the time a package was made with
// the checksum over it.
const stable: Readonly<Record<string, (text: string) => string>> = {
  'evidence.download': (text) => text.replace(/"url":"[^"]*","expiresAt":"[^"]*"/, ''),
  'audit.verify': withoutTime,
  'assignment.verify': withoutTime,
  'finding.verify': withoutTime,
  'package.export': (text) =>
    textsOfReply({ text })
      .replace(/"content":"[^"]*"/, '')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{64}/g, ''),
};

/** Every GET of a plane as everybody, with the answers' bytes. */
const readings = async (): Promise<Record<string, string>> => {
  const gets = (['directory', 'general'] as const).flatMap((plane) =>
    routesOf(plane).flatMap(([name, { method }]) => (method === 'GET' ? [[plane, name] as const] : [])),
  );
  const seen: Record<string, string> = {};
  for (const [plane, name] of gets) {
    await Promise.all(
      kinds.map(async (kind) => {
        const { text, headers } = await world.ask(subjectOf(kind), askFor(plane, name, world.of('general').x));
        seen[`${kind} ${plane} ${name}`] = JSON.stringify(headers) + (stable[name]?.(text) ?? text);
      }),
    );
  }
  return seen;
};

/** So many answers are compared at least, in rounds of every GET as everybody; KANSA_READINGS asks for more. */
const wanted = Number(process.env['KANSA_READINGS'] ?? 1);

test('A4: with special audits there, the general plane and the directory answer as without them, byte for byte', {
  timeout: Math.max(240_000, wanted * 200),
}, async () => {
  // The people are the city's, whatever they audit: they are there before.
  await world.castSealed();
  const before = await readings();
  await world.add('spi');
  let compared = 0;
  while (compared < wanted) {
    expect(await readings()).toEqual(before);
    compared += Object.keys(before).length;
    // Something happens over there between the rounds.
    await world.ask('chief', askFor('spi', 'audit.get', world.of('spi').x));
  }
  expect(compared).toBeGreaterThan(1000);
  expect(world.log).toEqual([]);
  console.log(`${compared} readings`);
});
