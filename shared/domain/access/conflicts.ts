import type { Action } from './actions.ts';

/** Whose hands a record has been in: persons by the part they played. */
export type Makers = Partial<
  Record<
    'submitter' | 'requester' | 'petitioner' | 'author' | 'uploader' | 'proposer' | 'answerer' | 'planner' | 'reporter',
    string | undefined
  >
>;

/**
 * Maker and checker are two people (DOMAIN.md 1.4 general rules, 1.5 guard 4): these actions are refused to whoever
 * played one of these parts, whatever they are granted.
 */
export const conflicts: Partial<Record<Action, readonly (keyof Makers)[]>> = {
  'plan.approve': ['submitter'],
  'plan.return': ['submitter'],
  'audit.approve': ['submitter'],
  'assignment.approve': ['requester'],
  'assignment.accept': ['submitter', 'requester'],
  'assignment.grantExtension': ['petitioner'],
  'request.grantExtension': ['petitioner'],
  'remediation.grantExtension': ['petitioner'],
  'response.judge': ['answerer'],
  'finding.confirmFacts': ['author'],
  'finding.dispute': ['author'],
  'finding.passReview': ['author'],
  'finding.returnReview': ['author'],
  'workpaper.passReview': ['author'],
  'workpaper.returnReview': ['author'],
  'finding.uphold': ['author'],
  'checklist.publish': ['author'],
  'disposal.approve': ['submitter'],
  'evidence.attest': ['uploader'],
  'evidence.release': ['uploader'],
  'evidence.attestAsOfficer': ['uploader'],
  'evidence.purge': ['uploader'],
  'evidence.proposePurge': ['uploader'],
  'evidence.approvePurge': ['uploader', 'proposer'],
  'evidence.refusePurge': ['uploader'],
  'breach.accept': ['reporter'],
  'breach.dismiss': ['reporter'],
  'remediation.submit': ['requester'],
  'remediation.approve': ['submitter', 'planner'],
  'remediation.verify': ['planner', 'reporter', 'submitter'],
  'remediation.judgeNotEffective': ['planner', 'reporter', 'submitter'],
};

/** Actions kept for the person who began the record, whatever others are granted. */
export const authorOnly: readonly Action[] = [
  'finding.edit',
  'finding.withdraw',
  'finding.linkRepeat',
  'finding.unlinkRepeat',
  'workpaper.edit',
  'workpaper.withdraw',
  'workpaper.note',
  'workpaper.writeNote',
  'evidence.declare',
  'onsiteViewing.edit',
  'onsiteViewing.withdraw',
];

/**
 * What a section's people may do although they are in the team of the audit: looking. Everything else done for a
 * section is refused to the team, so that an auditor of an audit is never its answerer, uploader or planner
 * (DOMAIN.md 1.5, guard 4; decision 009).
 */
export const lookingOn: readonly Action[] = [
  'audit.read',
  'visit.begin',
  'checklist.read',
  'assignment.read',
  'sectionNote.read',
  'evidence.read',
  'logAnalysis.read',
  'onsiteViewing.read',
  'evidence.download',
  'meeting.read',
  'report.readSection',
  'finding.read',
  'remediation.comment',
];

/** Each section owns improvements by now: who checks them is independent of every section of the audit (guard 4). */
export const ofWholeAudit: readonly Action[] = [
  'remediation.startVerification',
  'remediation.verify',
  'remediation.judgeNotEffective',
  'followUp.create',
  'followUp.start',
  'followUp.conclude',
];

/** What a deputy cannot do in the place of whom he deputises for: deputies appoint no deputies. */
export const inPerson: readonly Action[] = ['post.appointDeputy', 'post.endDeputy'];
