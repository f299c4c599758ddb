import type { Action } from './grants.ts';

/** Whose hands a record has been in: persons by the part they played. */
export type Makers = Partial<
  Record<
    'submitter' | 'requester' | 'petitioner' | 'author' | 'uploader' | 'answerer' | 'planner' | 'reporter',
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
  'finding.passReview': ['author'],
  'finding.returnReview': ['author'],
  'finding.uphold': ['author'],
  'checklist.publish': ['author'],
  'evidence.release': ['uploader'],
  'evidence.purge': ['uploader'],
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
];
