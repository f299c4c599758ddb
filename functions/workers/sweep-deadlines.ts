import { createClaims } from '#shared/adapters/dynamo/claims.ts';
import { breachReminderRound } from '#shared/app/work/breach-reminders.ts';
import { dailyJobs } from '#shared/app/work/daily-jobs.ts';
import { deadlineSweep } from '#shared/app/work/deadline-sweep.ts';
import type { JobQueue, Mailer } from '#shared/app/ports.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import { createJobQueue, createMailer } from '#functions/runtime/outgoing.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

/**
 * Once a day: starts what is due by the calendar, then reminds people. Fails when anything in it failed, so that
 * somebody hears of it; the run that follows does what is left and writes nobody twice.
 */
export default (raw: RawEnvironment, host: Host = {}) => {
  const runtime = createRuntime(raw, host);
  const { plane, environment, ports, clock, log, doc } = runtime;
  const jobs: JobQueue = host.jobs ?? createJobQueue(environment);
  const mailer: Mailer = host.mailer ?? createMailer(environment);

  return async (): Promise<void> => {
    const started = await Promise.allSettled(dailyJobs.map((job) => jobs(job)));
    const claims = createClaims(doc, environment.STATE_TABLE, ports.newId());
    const sweeping = { ...ports, plane, claims, mailer };
    const rounds = await Promise.allSettled(
      [deadlineSweep, breachReminderRound].map((round) => round(sweeping)(clock())),
    );
    const swept = rounds.flatMap((round) => (round.status === 'fulfilled' ? [round.value] : []));
    const failures = swept.flatMap((round) => round.failures);
    const letters = swept.reduce((sum, round) => sum + round.letters, 0);
    log.info('deadlines.swept', { letters, failures: failures.length });
    const broken = [...started, ...rounds].flatMap((s) => (s.status === 'rejected' ? [s.reason as unknown] : []));
    const all = [...broken, ...failures];
    for (const error of all) log.error('deadlines.failed', { error });
    if (all.length > 0) throw new Error(`${all.length} parts of the daily sweep failed`);
  };
};
