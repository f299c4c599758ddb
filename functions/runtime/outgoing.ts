import type { JobQueue, Mailer } from '#shared/app/ports.ts';
import { credentialsOf } from './container.ts';
import { type Environment, required } from './environment.ts';
import { later } from './later.ts';

/** The queue of the plane's jobs. */
export const createJobQueue = (environment: Environment): JobQueue => {
  const cloud = { region: environment.AWS_REGION, ...credentialsOf(environment) };
  const queue = required(environment, 'JOBS_QUEUE');
  return later(async () => (await import('#shared/adapters/aws/jobs.ts')).createJobQueue(cloud, queue));
};

/** Where letters are handed in: SES of the region, or whatever speaks its protocol. */
export const createMailer = (environment: Environment): Mailer => {
  const cloud = {
    region: environment.AWS_REGION,
    ...credentialsOf(environment),
    ...(environment.AWS_ENDPOINT_URL_SESV2 ? { endpoint: environment.AWS_ENDPOINT_URL_SESV2 } : {}),
  };
  return later(async () => (await import('#shared/adapters/aws/mailer.ts')).createMailer(cloud, environment.MAIL_FROM));
};
