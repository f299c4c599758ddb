import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { planes } from '#shared/contract/index.ts';
import { createLog } from '#functions/runtime/logger.ts';
import type { Ask } from '#test/support/api.ts';
import { askFor, missingIds, routesOf } from '#test/support/api-requests.ts';
import { type Rows, rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld('general');
  rows = rowsOf(world);
});
afterAll(() => world.close());

const everyRoute = planes.flatMap((plane) => routesOf(plane).map(([name]) => [plane, name] as const));
const x = () => world.of('general').x;

const forged: readonly Record<string, string>[] = [
  { 'x-user-id': 'chief', 'x-user': 'chief', 'x-forwarded-user': 'chief', 'x-remote-user': 'chief' },
  { role: 'chiefAuditor', roles: 'chiefAuditor', 'x-role': 'chiefAuditor', 'x-roles': '["ciso"]', 'x-groups': 'ciso' },
  {
    authorization: 'Bearer chief',
    'x-amzn-oidc-identity': 'chief',
    'x-amzn-oidc-data': 'e30.e30.',
    'x-id-token': 'chief',
  },
  {
    'x-forwarded-for': '127.0.0.1',
    'x-original-url': '/api/general/audits',
    'x-http-method-override': 'GET',
    forwarded: 'for=127.0.0.1',
  },
];

describe('A7: who somebody is stands in the token and nowhere else', () => {
  test.each(forged)('%o changes nothing', async (headers) => {
    const asked = askFor('general', 'audit.get', x());
    expect((await world.ask('farHead', { ...asked, headers })).status).toBe(404);
    const approve = { ...askFor('general', 'audit.approve', x()), headers: { ...headers, 'if-match': '"8"' } };
    expect((await world.ask('head', approve)).status).toBe(403);
    expect((await world.ask('nobody', { ...asked, headers })).status).toBe(401);
  });

  test('roles and groups claimed in the token are not read either', async () => {
    const claims = {
      sub: 'farHead',
      scope: 'kansa',
      role: 'chiefAuditor',
      'cognito:groups': 'ciso',
      'custom:role': 'ciso',
      personId: world.city.personIds['chief'],
    };
    const event = (made: APIGatewayProxyEvent) => ({
      ...made,
      requestContext: { ...made.requestContext, authorizer: { claims } },
    });
    expect((await world.ask('farHead', { ...askFor('general', 'audit.get', x()), event })).status).toBe(404);
  });
});

const withAuthorizer = (authorizer: unknown) => (made: APIGatewayProxyEvent) =>
  ({ ...made, requestContext: { ...made.requestContext, authorizer } }) as APIGatewayProxyEvent;

const unproven: Readonly<Record<string, Ask['event'] & {}>> = {
  'no authorizer': withAuthorizer(undefined),
  'an empty authorizer': withAuthorizer({}),
  'no claims': withAuthorizer({ claims: null }),
  'claims of a principal only': withAuthorizer({ principalId: 'chief' }),
  'no subject': withAuthorizer({ claims: { scope: 'kansa' } }),
  'an empty subject': withAuthorizer({ claims: { sub: '' } }),
  'a subject that is no text': withAuthorizer({ claims: { sub: ['chief'] } }),
  'a subject of another form': withAuthorizer({ claims: { sub: '#SUBJECT' } }),
  'claims as text': withAuthorizer({ claims: '{"sub":"chief"}' }),
  'no request context': (made) => ({ ...made, requestContext: undefined }) as unknown as APIGatewayProxyEvent,
};

describe('A9: an event without a verified identity is refused', () => {
  test.each(Object.keys(unproven))('%s: 401 on every route, and nothing is written', async (name) => {
    const before = await rows.fingerprint('general');
    for (const [plane, route] of name === 'no authorizer' ? everyRoute : everyRoute.slice(0, 20)) {
      const reply = await world.ask('chief', {
        ...askFor(plane, route, x()),
        event: unproven[name] as NonNullable<Ask['event']>,
      });
      expect(reply).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
    expect(await rows.fingerprint('general')).toBe(before);
  });
});

test('A8: a person deactivated a moment ago is refused at the next request, in every plane', async () => {
  const { directory } = world.as('office');
  const { personIds } = world.city;
  // In the sealed track others play the parts: this very person is named by the token alone.
  const event = withAuthorizer({ claims: { sub: 'successor', scope: 'kansa' } });
  const tasks = (plane: 'general' | 'spi') => world.ask('successor', { ...askFor(plane, 'me.tasks', x()), event });
  for (const plane of ['general', 'spi'] as const) expect((await tasks(plane)).status).toBe(200);
  await directory('person.deactivate', { personId: personIds['successor'] ?? '' }, { version: 1 });
  for (const plane of ['general', 'spi'] as const) expect((await tasks(plane)).status).toBe(401);
  expect((await world.ask('successor', askFor('directory', 'me.get', x()))).status).toBe(401);
});

test('T7: every answer of every route carries the guarding headers, and no id of the request', async () => {
  const guards = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': expect.stringContaining('max-age=') as string,
  };
  for (const [plane, name] of everyRoute) {
    for (const [sub, ids] of [
      ['chief', x()],
      ['farHead', missingIds],
    ] as const) {
      const reply = await world.ask(sub, askFor(plane, name, ids));
      const problem = reply.status >= 400;
      const type = `application/${problem ? 'problem+' : ''}json; charset=utf-8`;
      expect(reply.headers, name).toMatchObject({ ...guards, 'content-type': type });
      expect(
        Object.keys(reply.headers).filter((header) => /^(set-cookie|access-control|server|x-powered)/.test(header)),
      ).toEqual([]);
    }
  }
});

describe('I7: a log line is one JSON object, whatever is in it', () => {
  const payloads = [
    '\r\n{"level":"info","event":"forged"}',
    '\u001b[2J\u001b[31m',
    '\u2028\u2029',
    '"}\n{"',
    '\0\u0007',
    '\ud800',
  ];
  afterEach(() => vi.restoreAllMocks());

  test.each(payloads)('%j', (payload) => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      lines.push(String(text).replace(/\n$/, ''));
      return true;
    });
    const log = createLog({ function: 'some-function', plane: 'general' });
    log.info(payload, { [payload]: payload });
    log.error('unexpected', { request: payload, error: new Error(payload) });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/^(info|error)$/) as string });
    }
  });
});
