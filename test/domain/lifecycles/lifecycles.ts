import { type Lifecycle } from '#shared/kernel/lifecycle.ts';
import { assignmentLifecycle, assignmentStatus } from '#shared/domain/assignment/assignment.ts';
import { auditLifecycle, auditStatus } from '#shared/domain/audit/lifecycle.ts';
import { checklistLifecycle, checklistStatus } from '#shared/domain/checklist/checklist.ts';
import { fileLifecycle, fileStatus } from '#shared/domain/evidence/evidence.ts';
import { requestLifecycle, requestStatus } from '#shared/domain/evidence/request.ts';
import { findingLifecycle, findingStatus } from '#shared/domain/finding/lifecycle.ts';
import { followUpLifecycle, followUpStatus } from '#shared/domain/followup/followup.ts';
import { horizontalCheckLifecycle, horizontalCheckStatus } from '#shared/domain/horizontal/horizontal-check.ts';
import { planLifecycle, planStatus } from '#shared/domain/plan/plan.ts';
import { questionLifecycle, questionStatus } from '#shared/domain/question/question.ts';
import { remediationLifecycle, remediationStatus } from '#shared/domain/remediation/remediation.ts';
import { breachLifecycle, breachStatus } from '#shared/domain/breach/breach.ts';
import { unfiledLifecycle, unfiledStatus } from '#shared/domain/evidence/unfiled.ts';
import { outsourcingLifecycle, outsourcingStatus } from '#shared/domain/register/outsourcing.ts';
import { spiWorkLifecycle, spiWorkStatus } from '#shared/domain/register/spi-work.ts';
import { workpaperLifecycle, workpaperStatus } from '#shared/domain/workpaper/workpaper.ts';

export type Machine = { table: Lifecycle<string, string>; statuses: readonly string[] };

/** Every lifecycle the code has. */
export const machines = {
  plan: { table: planLifecycle, statuses: planStatus.options },
  audit: { table: auditLifecycle, statuses: auditStatus.options },
  assignment: { table: assignmentLifecycle, statuses: assignmentStatus.options },
  request: { table: requestLifecycle, statuses: requestStatus.options },
  horizontalCheck: { table: horizontalCheckLifecycle, statuses: horizontalCheckStatus.options },
  question: { table: questionLifecycle, statuses: questionStatus.options },
  file: { table: fileLifecycle, statuses: fileStatus.options },
  workpaper: { table: workpaperLifecycle, statuses: workpaperStatus.options },
  finding: { table: findingLifecycle, statuses: findingStatus.options },
  remediation: { table: remediationLifecycle, statuses: remediationStatus.options },
  followUp: { table: followUpLifecycle, statuses: followUpStatus.options },
  checklist: { table: checklistLifecycle, statuses: checklistStatus.options },
  spiWork: { table: spiWorkLifecycle, statuses: spiWorkStatus.options },
  breach: { table: breachLifecycle, statuses: breachStatus.options },
  logAnalysis: { table: unfiledLifecycle, statuses: unfiledStatus.options },
  onsiteViewing: { table: unfiledLifecycle, statuses: unfiledStatus.options },
  outsourcing: { table: outsourcingLifecycle, statuses: outsourcingStatus.options },
} as const satisfies Record<string, Machine>;

export type MachineName = keyof typeof machines;

/** A lifecycle as rows `state command next`, the way DOMAIN.md writes it. */
export const rowsOf = ({ table }: Machine): string[] =>
  Object.entries(table).flatMap(([command, { from, to }]) => from.map((state) => `${state} ${command} ${to}`));
