import { DynamoDBClient, type DynamoDBClientConfig, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { Sha256 } from '#shared/adapters/dynamo/sha256.ts';

afterEach(() => vi.useRealTimers());

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const hex = async (sum: Sha256): Promise<string> => Buffer.from(await sum.digest()).toString('hex');

// FIPS 180-2, appendix B.1, and RFC 4231, test case 2.
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const jefe = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

test('hashes, piece by piece, and once more from the beginning', async () => {
  const sum = new Sha256();
  sum.update('something else');
  sum.reset();
  sum.update(bytes('ab'));
  sum.update('c');
  expect(await hex(sum)).toBe(abc);
});

const keyBytes = bytes('Jefe');
test.each([
  ['a text', 'Jefe'],
  ['bytes', keyBytes],
  ['the same bytes again', keyBytes],
  ['a view of a larger buffer', new Uint8Array(Buffer.from('<Jefe>')).subarray(1, 5)],
  ['a buffer', new Uint8Array(keyBytes).buffer],
])('signs with %s', async (_, secret) => {
  const sum = new Sha256(secret);
  sum.update(bytes('what do ya want for nothing?'));
  expect(await hex(sum)).toBe(jefe);
});

type Request = { headers: Record<string, string> };

/** How a client of this configuration signs two requests, which are the same for all of them. */
const authorization = async (config: DynamoDBClientConfig): Promise<string> => {
  const signed: string[] = [];
  const client = new DynamoDBClient({
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    maxAttempts: 1,
    requestHandler: {
      handle: async ({ headers }: Request) => {
        signed.push(headers['authorization'] ?? '');
        throw new Error('nobody is there');
      },
    },
    ...config,
  });
  client.middlewareStack.addRelativeTo(
    <A, R>(next: (args: A) => R) =>
      (args: A): R => {
        (args as { request: Request }).request.headers['amz-sdk-invocation-id'] = 'the same';
        return next(args);
      },
    { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'sameId' },
  );
  for (const pk of ['P#1', 'P#2']) {
    const asked = new GetItemCommand({ TableName: 'state', Key: { pk: { S: pk }, sk: { S: '監査' } } });
    await expect(client.send(asked)).rejects.toThrow('nobody is there');
  }
  expect(new Set(signed).size).toBe(2);
  return signed.join('\n');
};

test('signs requests as the SDK does by itself', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T00:00:00Z') });
  const own = await authorization({ sha256: Sha256 });
  expect(own).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261128\/ap-northeast-1\/dynamodb\/aws4_request/);
  expect(own).toBe(await authorization({}));
});
