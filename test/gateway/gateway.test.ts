import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway } from '#local/gateway/gateway.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { TokenRules } from '#functions/token/token.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

/** Whoever the header names is believed: tokens have tests of their own. */
const tokens: TokenRules = {
  verify: async (authorization) => {
    const sub = /^Bearer (\w+)$/.exec(authorization ?? '')?.[1];
    return Promise.resolve(sub ? { sub, scope: 'kansa', iss: 'test', exp: '0' } : undefined);
  },
};

let world: ApiWorld;
let gateway: Awaited<ReturnType<typeof startGateway>>;
const log: string[] = [];
beforeAll(async () => {
  world = await openWorld('general');
  const pages = { '/': { type: 'text/html', body: () => 'page' } };
  gateway = await startGateway(0, { functions: world.functions, tokens, pages, log: (line) => log.push(line) });
});
afterAll(async () => {
  gateway.server.closeAllConnections();
  await new Promise((resolve) => gateway.server.close(resolve));
  await world.close();
});

/** Sends text over a connection as it stands and collects what comes until the server, or patience, ends it. */
const talk = (text: string | Buffer, { wait = 2000, end = false } = {}): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(gateway.port, '127.0.0.1');
    let heard = '';
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    const timer = setTimeout(done, wait);
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('error', done);
    socket.on('close', done);
    socket.write(text);
    if (end) socket.end();
  });

const statusesIn = (heard: string): number[] =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

const head = (method: string, path: string, ...headers: string[]): string =>
  [`${method} ${path} HTTP/1.1`, 'Host: a', 'Authorization: Bearer chief', ...headers, '', ''].join('\r\n');

/** One request with a connection of its own. */
const once = async (method: string, path: string, ...headers: string[]): Promise<string> =>
  talk(head(method, path, 'Connection: close', ...headers));

const audit = () => `/api/general/audits/${world.of('general').x['auditId']}`;
const works = async (): Promise<void> => expect(statusesIn(await once('GET', audit()))).toEqual([200]);

test('what cannot be read for a moment is told as such, and is no defect', async () => {
  const lines: string[] = [];
  const busy = await startGateway(0, {
    functions: world.functions,
    tokens,
    pages: {},
    web: () => Promise.reject(new DomainError('busy')),
    log: (line) => lines.push(line),
  });
  try {
    const answer = await fetch(`http://127.0.0.1:${busy.port}/config.json`);
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
      503,
      '2',
      { code: 'busy' },
    ]);
    expect(lines).toEqual([]);
  } finally {
    busy.server.closeAllConnections();
    busy.server.close();
  }
});

describe('what is not there', () => {
  test.each([
    ['GET', '/api/general/nothing', 404],
    ['GET', '/api/elsewhere/audits', 404],
    ['GET', '/api/general/audits/', 404],
    ['GET', '/api/', 404],
    ['GET', '/nothing', 404],
    ['GET', '/__proto__', 404],
    ['POST', '/', 404],
    ['PUT', '/api/general/audits', 405],
    ['DELETE', '/api/general/audits', 405],
    ['PATCH', '/api/general/audits', 405],
    ['OPTIONS', '/api/general/audits', 405],
    ['TRACE', '/api/general/audits', 405],
  ])('%s %s: %i', async (method, path, status) => {
    const heard = await once(method, path);
    expect(statusesIn(heard)).toEqual([status]);
    expect(heard).toMatch(/content-type: application\/problem\+json/i);
    expect(heard).toMatch(/cache-control: no-store/i);
  });

  test('TRACE gives nothing of the request back', async () => {
    expect(await once('TRACE', '/api/general/audits', 'x-secret: 123456789018')).not.toContain('123456789018');
  });

  test('without a token every path of the API is the same, there or not', async () => {
    const asked = async (path: string) =>
      (await talk(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)).replace(/^date:.*$/im, '');
    const there = await asked(audit());
    expect(statusesIn(there)).toEqual([401]);
    expect(await asked('/api/general/nothing')).toBe(there);
  });

  test('T5: a cookie is no identity', async () => {
    const heard = await talk(`GET ${audit()} HTTP/1.1\r\nHost: a\r\nCookie: token=chief\r\nConnection: close\r\n\r\n`);
    expect(statusesIn(heard)).toEqual([401]);
    expect(heard).not.toMatch(/set-cookie/i);
  });
});

describe('I2: paths that are no paths', () => {
  test.each([
    ['/api/general/audits/%', 404],
    ['/api/general/audits/%E0%A4%A', 404],
    ['/api/general/audits/%00', 404],
    ['/api/general/audits/%2e%2e%2f', 404],
    ['/api/general/audits/..%5c..', 404],
    ['/api/general/audits/%ED%A0%80', 404],
    ['/api/general/audits//findings', 404],
    [`/api/general/audits/${'a'.repeat(15_000)}`, 404],
    ['//[', 404],
    ['//a:b@c:99999/api/general/audits', 404],
    ['http://[/api/general/audits', 404],
    ['*', 404],
    [`/${'a'.repeat(70_000)}`, 431],
  ])('%#: answered like any other that is not there', async (path, status) => {
    expect(statusesIn(await once('GET', path))).toEqual([status]);
    await works();
  });
});

describe('I1: query and body', () => {
  test.each([
    'fiscalYear=2026&fiscalYear=2027',
    'fiscalYear=2026&limit=1&limit=1',
    'fiscalYear=2026&__proto__=1',
    'fiscalYear=2026&constructor=1&constructor=2',
    'fiscalYear=2026&toString=1',
    'fiscalYear=2026&fiscalYear[]=1',
    'fiscalYear=%',
    '=',
  ])('a list refuses ?%s', async (query) => {
    expect(statusesIn(await once('GET', `/api/general/audits?${query}`))).toEqual([400]);
  });

  const post = (path: string, body: string, ...headers: string[]): Promise<string> =>
    talk(
      head(
        'POST',
        path,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Idempotency-Key: k',
        'Connection: close',
        ...headers,
      ) + body,
    );

  test('a body that names another audit than the path is refused, and no audit has changed', async () => {
    const body = JSON.stringify({ reason: '災害対応のため。', auditId: world.of('general').y['auditId'] });
    const heard = await post(`${audit()}/suspend`, body, 'Content-Type: application/json', 'If-Match: "8"');
    expect(statusesIn(heard)).toEqual([400]);
    for (const { auditId = '' } of [world.of('general').x, world.of('general').y])
      expect((await world.as('chief').general('audit.get', { auditId })).body.status).not.toBe('suspended');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'application/jsonp',
  ])('T5: a form can send %s from anywhere, and is refused', async (type) => {
    const heard = await post(`${audit()}/suspend`, '{"reason":"a"}', `Content-Type: ${type}`, 'If-Match: "8"');
    expect(statusesIn(heard)).toEqual([415]);
  });

  test('a body where none belongs is refused', async () => {
    const heard = await talk(`${head('GET', audit(), 'Content-Length: 2', 'Connection: close')}{}`);
    expect(statusesIn(heard)).toEqual([400]);
  });
});

const smuggled = head('GET', '/api/general/me/tasks');
const tooMuch = Buffer.from(smuggled.repeat(Math.ceil((9 * 1024 * 1024) / smuggled.length)));
const headers = ['Content-Type: application/json', 'Idempotency-Key: k', 'If-Match: "8"'];

describe('I5: bodies without measure', () => {
  test('over 8 MB: 413, and the rest of it is not taken for another request', async () => {
    const start = head('POST', `${audit()}/suspend`, `Content-Length: ${tooMuch.length}`, ...headers);
    const heard = await talk(Buffer.concat([Buffer.from(start), tooMuch]), { wait: 5000 });
    expect(statusesIn(heard)).toEqual([413]);
    expect(heard).toMatch(/connection: close/i);
    await works();
  });

  test('the same in chunks of no stated total', async () => {
    const start = head('POST', `${audit()}/suspend`, 'Transfer-Encoding: chunked', ...headers);
    const chunk = `${tooMuch.length.toString(16)}\r\n`;
    const heard = await talk(Buffer.concat([Buffer.from(start + chunk), tooMuch, Buffer.from('\r\n0\r\n\r\n')]), {
      wait: 5000,
    });
    expect(statusesIn(heard)).toEqual([413]);
    await works();
  });

  test.each([
    ['without a token', 'POST /api/general/audits HTTP/1.1\r\nHost: a\r\n', 401],
    ['to an unknown path', 'POST /api/general/nothing HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer chief\r\n', 404],
  ])('%s: what follows on the connection is the next request, not the body', async (_, start, status) => {
    const body = smuggled.repeat(2000);
    const next = head('GET', '/api/general/me/tasks', 'Connection: close');
    const heard = await talk(`${start}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}${next}`);
    expect(statusesIn(heard)).toEqual([status, 200]);
  });

  test('two lengths, or a length and chunks, are refused before anything is read', async () => {
    const both = head('POST', '/api/general/audits', 'Content-Length: 3', 'Transfer-Encoding: chunked');
    const two = head('POST', '/api/general/audits', 'Content-Length: 3', 'Content-Length: 4');
    for (const start of [both, two]) expect(statusesIn(await talk(`${start}0\r\n\r\n${smuggled}`))).toEqual([400]);
  });
});

describe('callers that go away', () => {
  const start = () => head('POST', `${audit()}/suspend`, 'Content-Length: 1000', ...headers);

  test('a request cut off in its body does nothing, and the next one is answered', async () => {
    expect(statusesIn(await talk(`${start()}{"reason":`, { end: true, wait: 500 }))).not.toContain(200);
    await works();
  });

  test('a slow one keeps nobody else waiting', async () => {
    const done: string[] = [];
    const slow = Promise.all(Array.from({ length: 20 }, () => talk(`${start()}{`, { wait: 1500 }))).then(() =>
      done.push('slow'),
    );
    await works().then(() => done.push('other'));
    await slow;
    expect(done).toEqual(['other', 'slow']);
    await works();
  });

  test('an answer nobody waits for harms nobody', async () => {
    await Promise.all(Array.from({ length: 20 }, () => talk(head('GET', audit()), { wait: 1 })));
    await works();
  });
});

test('a page of the runtime may not be framed, stored or scripted', async () => {
  const heard = await once('GET', '/');
  expect(heard).toMatch(/frame-ancestors 'none'/);
  expect(heard).toMatch(/cache-control: no-store/i);
  expect(heard).not.toMatch(/script-src/);
});

test('nothing of what a caller sent is in the log', () => {
  expect(log.join('\n')).not.toMatch(/chief|reason|audits\//);
  expect(world.log).toEqual([]);
});
