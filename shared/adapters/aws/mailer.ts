import { SESv2Client, SendEmailCommand, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import type { Mailer } from '#shared/app/ports.ts';

/** Mail through SES v2, plain text. The letter's id travels as a tag, so that a repeated one can be told. */
export const createMailer = (config: SESv2ClientConfig, from: string): Mailer => {
  const client = new SESv2Client(config);
  return async ({ id, to, subject, text }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to.email] },
        EmailTags: [{ Name: 'letter', Value: id.replaceAll(/[^A-Za-z0-9_-]/g, '-') }],
        Content: {
          Simple: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } },
        },
      }),
    );
  };
};
