import { assignmentLifecycle, assignmentStatus } from '#shared/domain/assignment/assignment.ts';
import { auditLifecycle, auditStatus } from '#shared/domain/audit/lifecycle.ts';
import { checklistLifecycle, checklistStatus } from '#shared/domain/checklist/checklist.ts';
import { fileLifecycle, fileStatus } from '#shared/domain/evidence/evidence.ts';
import { disposalLifecycle, disposalStatus } from '#shared/domain/retention/disposal.ts';
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

type Step = { readonly from: readonly string[]; readonly to: string };
type Described = { statuses: readonly string[]; steps: Readonly<Record<string, Step>> };

/** Every lifecycle under the first part of its actions' names. A record begins in the first of its states. */
export const lifecycles = {
  plan: { statuses: planStatus.options, steps: planLifecycle },
  audit: { statuses: auditStatus.options, steps: auditLifecycle },
  assignment: { statuses: assignmentStatus.options, steps: assignmentLifecycle },
  request: { statuses: requestStatus.options, steps: requestLifecycle },
  horizontalCheck: { statuses: horizontalCheckStatus.options, steps: horizontalCheckLifecycle },
  question: { statuses: questionStatus.options, steps: questionLifecycle },
  evidence: { statuses: fileStatus.options, steps: fileLifecycle },
  workpaper: { statuses: workpaperStatus.options, steps: workpaperLifecycle },
  finding: { statuses: findingStatus.options, steps: findingLifecycle },
  remediation: { statuses: remediationStatus.options, steps: remediationLifecycle },
  followUp: { statuses: followUpStatus.options, steps: followUpLifecycle },
  checklist: { statuses: checklistStatus.options, steps: checklistLifecycle },
  disposal: { statuses: disposalStatus.options, steps: disposalLifecycle },
  spiWork: { statuses: spiWorkStatus.options, steps: spiWorkLifecycle },
  breach: { statuses: breachStatus.options, steps: breachLifecycle },
  logAnalysis: { statuses: unfiledStatus.options, steps: unfiledLifecycle },
  onsiteViewing: { statuses: unfiledStatus.options, steps: unfiledLifecycle },
  outsourcing: { statuses: outsourcingStatus.options, steps: outsourcingLifecycle },
} as const satisfies Record<string, Described>;

export type LifecycleName = keyof typeof lifecycles;

export const lifecycleOf = (name: string): Described | undefined =>
  name in lifecycles ? lifecycles[name as LifecycleName] : undefined;
