import { afterEach, expect, test } from 'vitest';
import { createMailer } from '#shared/adapters/aws/mailer.ts';
import { type Fate, startSes } from '#test/support/ses.ts';

const letter = {
  id: 'OUTBOX#01J-000-p1',
  to: { name: '佐藤', email: 'sato@city.example' },
  subject: '件名',
  text: '本文',
};
let ses: Awaited<ReturnType<typeof startSes>>;
afterEach(() => ses.close());

const open = async (...fates: Fate[]) => {
  ses = await startSes((_, attempt) => fates[attempt - 1] ?? 'taken');
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' };
  return createMailer({ region: 'ap-northeast-1', endpoint: ses.endpoint, credentials }, 'kansa@city.example');
};

test('a letter goes out as the service expects it, with its id as a tag', async () => {
  const mail = await open();
  await mail(letter);
  expect(ses.taken).toEqual([
    {
      FromEmailAddress: 'kansa@city.example',
      Destination: { ToAddresses: ['sato@city.example'] },
      EmailTags: [{ Name: 'letter', Value: 'OUTBOX-01J-000-p1' }],
      Content: {
        Simple: { Subject: { Data: '件名', Charset: 'UTF-8' }, Body: { Text: { Data: '本文', Charset: 'UTF-8' } } },
      },
    },
  ]);
});

test('throttled is offered again, until it is taken', async () => {
  const mail = await open('throttled', 'throttled', 'throttled');
  await mail(letter);
  expect([ses.taken.length, ses.attempts.get('sato@city.example')]).toEqual([1, 4]);
});

test('throttled for ever is given up', async () => {
  const mail = await open(...Array.from<Fate>({ length: 20 }).fill('throttled'));
  await expect(mail(letter)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  expect([ses.taken.length, ses.attempts.get('sato@city.example')]).toEqual([0, 6]);
});

test('a lost reply is not offered again: nobody knows whether the letter left', async () => {
  const mail = await open('lostReply');
  await expect(mail(letter)).rejects.toThrow();
  expect([ses.taken.length, ses.attempts.get('sato@city.example')]).toEqual([1, 1]);
});

test('a letter the service will not have is refused at once', async () => {
  const mail = await open('rejected');
  await expect(mail(letter)).rejects.toMatchObject({ name: 'MessageRejected' });
  expect(ses.attempts.get('sato@city.example')).toBe(1);
});

test('silence ends after five seconds', { timeout: 15_000 }, async () => {
  const mail = await open('silence');
  await expect(mail(letter)).rejects.toMatchObject({ name: 'TimeoutError' });
});
