import type { AssignmentCommand } from '#shared/domain/assignment/assignment.ts';
import type { AuditCommand } from '#shared/domain/audit/lifecycle.ts';
import type { BreachCommand } from '#shared/domain/breach/breach.ts';
import type { ChecklistCommand } from '#shared/domain/checklist/checklist.ts';
import type { MappingProfileCommand } from '#shared/domain/checklist/mapping-profile.ts';
import type { RequestCommand } from '#shared/domain/evidence/request.ts';
import type { UnfiledCommand } from '#shared/domain/evidence/unfiled.ts';
import type { FindingCommand } from '#shared/domain/finding/lifecycle.ts';
import type { FollowUpCommand } from '#shared/domain/followup/followup.ts';
import type { HorizontalCheckCommand } from '#shared/domain/horizontal/horizontal-check.ts';
import type { PlanCommand } from '#shared/domain/plan/plan.ts';
import type { QuestionCommand } from '#shared/domain/question/question.ts';
import type { DisposalCommand } from '#shared/domain/retention/disposal.ts';
import type { FileKind } from '#shared/domain/retention/files.ts';
import type { HoldCommand } from '#shared/domain/retention/hold.ts';
import type { OutsourcingCommand } from '#shared/domain/register/outsourcing.ts';
import type { SpiWorkCommand } from '#shared/domain/register/spi-work.ts';
import type { EmergencyCommand } from '#shared/domain/seal/guest.ts';
import type { RemediationCommand } from '#shared/domain/remediation/remediation.ts';
import type { WorkpaperCommand } from '#shared/domain/workpaper/workpaper.ts';
import type { EvidenceAction } from './evidence-grants.ts';

/** Everything a person or a worker can be allowed to do, as `{kind}.{command}`. */
export type Action =
  | `plan.${PlanCommand | 'create' | 'edit' | 'read'}`
  | `audit.${AuditCommand | 'create' | 'read' | 'yearSummary' | 'chapters' | 'readWhole' | 'readTrail'}`
  | `checklist.${ChecklistCommand | 'import' | 'read'}`
  | `mappingProfile.${MappingProfileCommand | 'read' | 'save'}`
  | `assignment.${AssignmentCommand | 'read'}`
  | `response.${'answer' | 'carryOver' | 'judge'}`
  | `sectionNote.${'read' | 'write'}`
  | `workpaper.${WorkpaperCommand | 'read' | 'create' | 'note' | 'writeNote'}`
  | `package.${'export' | 'preview' | 'apply'}`
  | `question.${QuestionCommand | 'ask'}`
  | `request.${RequestCommand | 'create'}`
  | EvidenceAction
  | `finding.${FindingCommand | 'create' | 'read' | 'readEarlier' | 'overYears'}`
  | `remediation.${RemediationCommand}`
  | `horizontalCheck.${HorizontalCheckCommand | 'read' | 'overview'}`
  | `meeting.${'read' | 'record' | 'edit'}`
  | `report.${'read' | 'readSection'}`
  | `followUp.${FollowUpCommand | 'create'}`
  | `emergencyAccess.${EmergencyCommand}`
  | `disposal.${DisposalCommand | 'read' | 'propose'}`
  // An audit's, and those of other kinds.
  | `hold.${HoldCommand}`
  | `${Exclude<FileKind, 'audit'>}Hold.${HoldCommand}`
  | 'visit.begin'
  | `logAnalysis.${UnfiledCommand | 'record' | 'read'}`
  | `onsiteViewing.${UnfiledCommand | 'record' | 'read'}`
  | 'ppcReport.read'
  | `outsourcing.${OutsourcingCommand | 'create' | 'read'}`
  | `breach.${BreachCommand | 'report' | 'read'}`
  | `spiWork.${SpiWorkCommand | 'create' | 'read'}`
  | 'handOver.sheet'
  | `reconciliation.${'read' | 'start'}`
  | `organisation.${'read' | 'manage'}`
  | `post.${'appointDeputy' | 'endDeputy'}`
  | 'person.engage'
  | 'me.agreeNonDisclosure';
