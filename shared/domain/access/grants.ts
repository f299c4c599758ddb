import type { Action } from './actions.ts';
import { evidenceGrants } from './evidence-grants.ts';
import {
  chief,
  ciso,
  contact,
  type Grant,
  head,
  lead,
  office,
  officers,
  overseers,
  readers,
  system,
  team,
} from './grant-groups.ts';
import { registerGrants } from './register-grants.ts';

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

  'audit.read': { ...readers, ...team, ...contact },
  // Sections see the head of the audit and their own place in it, nothing of the others.
  'audit.readWhole': { ...readers, ...team },
  'audit.yearSummary': overseers,
  'audit.chapters': overseers,
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
  'disposal.read': overseers,
  'disposal.propose': office,
  'disposal.approve': chief,
  'disposal.refuse': chief,
  'disposal.stop': { ...chief, ...ciso },
  'disposal.carryOut': system,
  'hold.place': office,
  'hold.lift': chief,
  'planHold.place': office,
  'planHold.lift': chief,
  'checklistHold.place': office,
  'checklistHold.lift': chief,

  // Of the sealed track alone. Two of the officers let somebody in to read; any of them ends it.
  'emergencyAccess.propose': officers,
  'emergencyAccess.approve': officers,
  'emergencyAccess.end': officers,
  'visit.begin': { ...readers, ...team, ...contact },
  // As evidence: what the section did itself, and what the team saw there.
  'logAnalysis.read': { ...readers, ...team, ...contact },
  'onsiteViewing.read': { ...readers, ...team, ...contact },
  'onsiteViewing.record': team,
  'onsiteViewing.edit': team,
  'onsiteViewing.withdraw': team,

  'checklist.read': { ...readers, ...team, ...contact },
  'checklist.import': { auditOffice: 'any' },
  'checklist.identify': { auditOffice: 'any' },
  'checklist.publish': office,
  // Of use to nobody but who imports.
  'mappingProfile.read': { auditOffice: 'any' },
  'mappingProfile.save': { auditOffice: 'any' },
  'mappingProfile.edit': { auditOffice: 'any' },
  'mappingProfile.withdraw': { auditOffice: 'any' },

  'assignment.read': { ...readers, ...team, ...contact },
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
  'workpaper.read': { ...readers, ...team },
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

  'meeting.read': { ...readers, ...team, ...contact },
  'meeting.record': team,
  'meeting.edit': team,

  'report.read': { ...readers, ...team },
  // The result notice (監査結果通知書): what the report says of the own section.
  'report.readSection': { ...readers, ...team, ...contact },

  // Sections see a finding from its presentation on (the target's `sections` are empty before that).
  'finding.read': { ...readers, ...team, ...contact },
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
  'horizontalCheck.read': { ...readers, ...team, ...contact },
  'horizontalCheck.overview': { ...readers, ...team },
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

  ...registerGrants,
};
