import type { AssignmentCommand } from '#shared/domain/assignment/assignment.ts';
import type { AuditCommand } from '#shared/domain/audit/lifecycle.ts';
import type { ChecklistCommand } from '#shared/domain/checklist/checklist.ts';
import type { MappingProfileCommand } from '#shared/domain/checklist/mapping-profile.ts';
import type { RequestCommand } from '#shared/domain/evidence/request.ts';
import type { FindingCommand } from '#shared/domain/finding/lifecycle.ts';
import type { FollowUpCommand } from '#shared/domain/followup/followup.ts';
import type { HorizontalCheckCommand } from '#shared/domain/horizontal/horizontal-check.ts';
import type { PlanCommand } from '#shared/domain/plan/plan.ts';
import type { QuestionCommand } from '#shared/domain/question/question.ts';
import type { RemediationCommand } from '#shared/domain/remediation/remediation.ts';
import type { WorkpaperCommand } from '#shared/domain/workpaper/workpaper.ts';
import { type EvidenceAction, evidenceGrants } from './evidence-grants.ts';
import { chief, ciso, contact, head, lead, office, overseers, system, team, type Grant } from './grant-groups.ts';

type Commands =
  | `plan.${PlanCommand | 'create' | 'edit' | 'read'}`
  | `audit.${AuditCommand | 'create' | 'read' | 'yearSummary' | 'readWhole' | 'readTrail'}`
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
  | 'handOver.sheet'
  | `reconciliation.${'read' | 'start'}`
  | `organisation.${'read' | 'manage'}`
  | `post.${'appointDeputy' | 'endDeputy'}`
  | 'person.engage'
  | 'me.agreeNonDisclosure';
export type Action = Commands;
export type { Reach } from './grant-groups.ts';

/**
 * Who may do what, and how far: the one permission table. What is not here is not allowed. Conflicts of duty
 * (`conflicts.ts`) beat every grant. Sources: the actor columns of DOMAIN.md 1.4.
 */
export const grants: Record<Action, Grant> = {
  'plan.read': overseers,
  'plan.create': office,
  'plan.edit': office,
  'plan.submit': chief,
  'plan.return': ciso,
  'plan.approve': ciso,
  'plan.revise': chief,
  'plan.supersede': {},
  'plan.close': chief,

  'audit.read': { ...overseers, ...team, ...contact },
  // Sections see the head of the audit and their own place in it, nothing of the others.
  'audit.readWhole': { ...overseers, ...team },
  'audit.yearSummary': overseers,
  'audit.readTrail': { ...overseers, ...lead },
  'audit.create': office,
  'audit.edit': { ...office, ...lead },
  'audit.override': ciso,
  'audit.submitPlan': lead,
  'audit.approve': { chiefAuditor: 'ordinary', ciso: 'oversight' },
  'audit.return': { chiefAuditor: 'ordinary', ciso: 'oversight' },
  'audit.notify': chief,
  'audit.startPreliminary': team,
  'audit.startFieldwork': lead,
  'audit.endFieldwork': lead,
  'audit.openExchange': lead,
  'audit.closeExchange': lead,
  'audit.finalizeReport': chief,
  'audit.acknowledgeReport': ciso,
  'audit.issueInstructions': ciso,
  'audit.startFollowUp': chief,
  'audit.close': chief,
  'audit.changeTeam': { chiefAuditor: 'ordinary', ciso: 'oversight' },
  'audit.suspend': { ...chief, ...ciso },
  'audit.resume': { ...chief, ...ciso },
  'audit.cancel': { ...chief, ...ciso },
  'audit.reportUrgent': team,
  'audit.remindLate': office,

  // Sections see a checklist through their assignment, which points at it.
  'checklist.read': { ...overseers, ...team, ...contact },
  'checklist.import': { auditOffice: 'any' },
  'checklist.identify': { auditOffice: 'any' },
  'checklist.publish': office,
  // Of use to nobody but who imports.
  'mappingProfile.read': { auditOffice: 'any' },
  'mappingProfile.save': { auditOffice: 'any' },
  'mappingProfile.edit': { auditOffice: 'any' },
  'mappingProfile.withdraw': { auditOffice: 'any' },

  'assignment.read': { ...overseers, ...team, ...contact },
  'assignment.acknowledge': contact,
  'assignment.delegate': head,
  'assignment.requestApproval': contact,
  'assignment.returnInternally': head,
  'assignment.approve': head,
  'assignment.return': team,
  'assignment.resume': contact,
  'assignment.accept': team,
  'assignment.reopen': lead,
  'assignment.withdraw': head,
  // Asked by the section head, decided by the office, which may also extend of its own accord.
  'assignment.extend': { auditOffice: 'any' },
  'assignment.requestExtension': head,
  'assignment.grantExtension': { auditOffice: 'any' },
  'assignment.refuseExtension': { auditOffice: 'any' },

  'response.answer': contact,
  'response.carryOver': contact,
  'response.judge': team,

  // Only who may answer: a package is an answer on its way.
  'package.export': contact,
  'package.preview': contact,
  'package.apply': contact,

  // The section's own: not even those above it.
  'sectionNote.read': contact,
  'sectionNote.write': contact,

  // The auditors' own: sections do not learn of them.
  'workpaper.read': { ...overseers, ...team },
  'workpaper.create': team,
  'workpaper.edit': team,
  'workpaper.passReview': team,
  'workpaper.returnReview': team,
  'workpaper.withdraw': team,
  // The author's alone (`authorOnly`).
  'workpaper.note': team,
  'workpaper.writeNote': team,

  // Which side's move it is follows from who asked.
  'question.ask': { ...team, ...contact },
  'question.answer': { ...team, ...contact },
  'question.askAgain': { ...team, ...contact },
  'question.close': { ...team, ...contact },

  'request.create': team,
  'request.send': team,
  'request.submitPart': contact,
  'request.submit': contact,
  'request.startReview': team,
  'request.accept': team,
  'request.return': team,
  'request.waiveOnsite': team,
  'request.withdraw': team,
  'request.refuse': head,
  'request.requestExtension': head,
  'request.grantExtension': { auditOffice: 'any' },
  'request.refuseExtension': { auditOffice: 'any' },

  ...evidenceGrants,

  // Counts and ids of files: nothing of what is in them, and nothing to decide.
  'reconciliation.read': office,
  'reconciliation.start': office,

  'meeting.read': { ...overseers, ...team, ...contact },
  'meeting.record': team,
  'meeting.edit': team,

  'report.read': { ...overseers, ...team },
  // The result notice (監査結果通知書): what the report says of the own section.
  'report.readSection': { ...overseers, ...team, ...contact },

  // Sections see a finding from its presentation on (the target's `sections` are empty before that).
  'finding.read': { ...overseers, ...team, ...contact },
  'finding.create': team,
  'finding.edit': team,
  // Of the section's own earlier years; an external auditor learns of the own audit alone.
  'finding.readEarlier': { ...overseers, ...team },
  // Over all sections and years.
  'finding.overYears': overseers,
  'finding.linkRepeat': team,
  'finding.unlinkRepeat': team,
  'finding.withdraw': team,
  'finding.passReview': team,
  'finding.returnReview': team,
  'finding.present': lead,
  'finding.confirmFacts': head,
  'finding.dispute': head,
  'finding.amend': lead,
  'finding.uphold': chief,
  'finding.withdrawDisputed': lead,
  'finding.finalize': { ...chief, ...system },
  'finding.instruct': ciso,
  // 横展開: the CISO, or the office on his behalf.
  'finding.orderHorizontalChecks': { ...ciso, auditOffice: 'any' },
  'horizontalCheck.read': { ...overseers, ...team, ...contact },
  'horizontalCheck.overview': { ...overseers, ...team },
  'horizontalCheck.answer': head,
  'horizontalCheck.return': { ...team, ...office },
  'horizontalCheck.follow': { ...team, ...office },
  'horizontalCheck.reportImproved': head,
  'horizontalCheck.confirm': { ...team, ...office },
  'horizontalCheck.withdraw': { ...ciso, auditOffice: 'any' },

  'finding.reply': head,
  'finding.closeWithoutAction': chief,
  'finding.planApproved': {},
  'finding.acceptRisk': ciso,
  'finding.riskExpired': system,
  'finding.actionsVerified': {},
  'finding.close': chief,
  'finding.reopen': chief,
  'finding.carryOver': chief,

  'remediation.startDrafting': contact,
  'remediation.draft': contact,
  'remediation.requestApproval': contact,
  'remediation.returnInternally': head,
  'remediation.submit': head,
  'remediation.withdraw': head,
  'remediation.return': { ciso: 'any', chiefIsOfficer: 'any' },
  'remediation.approve': { ciso: 'any', chiefIsOfficer: 'any' },
  'remediation.start': contact,
  'remediation.progress': contact,
  'remediation.interim': contact,
  'remediation.reportCompletion': head,
  'remediation.startVerification': team,
  'remediation.verify': team,
  'remediation.judgeNotEffective': team,
  'remediation.close': {},
  'remediation.extend': { ciso: 'any', chiefIsOfficer: 'any' },
  'remediation.requestExtension': head,
  'remediation.grantExtension': { ciso: 'any', chiefIsOfficer: 'any' },
  'remediation.refuseExtension': { ciso: 'any', chiefIsOfficer: 'any' },
  'remediation.transfer': head,
  'remediation.comment': { ...team, ...overseers, ...contact },

  'followUp.create': { ...team, ...chief },
  'followUp.start': team,
  'followUp.conclude': team,
  'followUp.report': chief,

  'handOver.sheet': { ...office, staff: 'handOver' },

  // Names, departments and posts: an internal directory, which external auditors do not see.
  'organisation.read': { staff: 'any' },
  'organisation.manage': { auditOffice: 'any', systemAdministrator: 'any' },
  'post.appointDeputy': { auditOffice: 'any', systemAdministrator: 'any', postHolder: 'any' },
  'post.endDeputy': { auditOffice: 'any', systemAdministrator: 'any', postHolder: 'any' },
  // The contract decides which sections an external auditor is kept from: a matter of the audit, not of the system.
  'person.engage': { auditOffice: 'any' },
  'me.agreeNonDisclosure': { externalAuditor: 'any' },
};
