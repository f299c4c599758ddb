import { setTimeout as sleep } from 'node:timers/promises';
import { SESv2Client, SendEmailCommand, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import type { Mailer } from '#shared/app/ports.ts';

/** Answers that say for certain that the letter was not taken, and may be in a moment. */
const notNow = new Set(['TooManyRequestsException', 'ThrottlingException', 'Throttling']);

const attempts = 6;

type Refusal = Error & { $metadata?: { httpStatusCode?: number } };
const isNotNow = (error: unknown): boolean =>
  error instanceof Error && (notNow.has(error.name) || (error as Refusal).$metadata?.httpStatusCode === 429);

/**
 * Mail through SES v2, plain text. The letter's id travels as a tag, so that a repeated one can be told. Only a letter
 * that was certainly refused for the moment is offered again here: when a reply is lost nobody knows whether the
 * letter left, and whether it should then come twice or not at all is for the caller to say.
 */
export const createMailer = (config: SESv2ClientConfig, from: string): Mailer => {
  const client = new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true },
  });
  return async ({ id, to, subject, text }) => {
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to.email] },
      EmailTags: [{ Name: 'letter', Value: id.replaceAll(/[^A-Za-z0-9_-]/g, '-') }],
      Content: {
        Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } },
      },
    });
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(command);
        return;
      } catch (error) {
        if (!isNotNow(error) || attempt >= attempts) throw error;
        await sleep(Math.random() * 100 * 2 ** attempt);
      }
    }
  };
};
