import type { Job } from '#shared/domain/notification/message.ts';

/** What is due by the calendar alone: each of these jobs is started once a day in every track, on holidays too. */
export const dailyJobs: readonly Job[] = [
  { type: 'job', job: 'expireRisks' },
  { type: 'job', job: 'purgeOverdue' },
  { type: 'job', job: 'startReconciliation' },
];
