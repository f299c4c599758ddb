import type { Action } from '#shared/domain/access/actions.ts';
import type { Reach } from '#shared/domain/access/grant-groups.ts';
import { grants } from '#shared/domain/access/grants.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { groupOf } from './groups.ts';
import type { Callers } from './model.ts';
import { roleNames } from '#shared/domain/access/role-names.ts';

/** Operations that are allowed by an action of another name; the rest are named like theirs. */
const actions: Readonly<Record<string, Action>> = {
  'department.list': 'organisation.read',
  'department.get': 'organisation.read',
  'post.list': 'organisation.read',
  'post.get': 'organisation.read',
  'person.list': 'organisation.read',
  'person.get': 'organisation.read',
  'plan.list': 'plan.read',
  'plan.get': 'plan.read',
  'audit.list': 'audit.read',
  'audit.get': 'audit.read',
  'audit.carriedOver': 'audit.readWhole',
  'audit.board': 'audit.read',
  'audit.activity': 'audit.readTrail',
  'audit.verify': 'audit.readTrail',
  'needToKnow.list': 'audit.readWhole',
  'disposal.due': 'disposal.read',
  'disposal.list': 'disposal.read',
  'disposal.get': 'disposal.read',
  'logAnalysis.list': 'logAnalysis.read',
  'logAnalysis.get': 'logAnalysis.read',
  'onsiteViewing.list': 'onsiteViewing.read',
  'onsiteViewing.get': 'onsiteViewing.read',
  'outsourcing.list': 'outsourcing.read',
  'outsourcing.get': 'outsourcing.read',
  'outsourcing.activity': 'outsourcing.read',
  'ppcReport.get': 'ppcReport.read',
  'ppcReport.workbook': 'ppcReport.read',
  'breach.list': 'breach.read',
  'breach.get': 'breach.read',
  'breach.reports': 'breach.read',
  'breach.activity': 'breach.read',
  'spiWork.list': 'spiWork.read',
  'spiWork.get': 'spiWork.read',
  'spiWork.activity': 'spiWork.read',
  'checklist.list': 'plan.read',
  'checklist.get': 'checklist.read',
  'checklist.preview': 'checklist.import',
  'checklist.difference': 'plan.read',
  'mappingProfile.list': 'mappingProfile.read',
  'mappingProfile.get': 'mappingProfile.read',
  'assignment.mine': 'assignment.read',
  'assignment.get': 'assignment.read',
  'assignment.activity': 'assignment.read',
  'assignment.verify': 'assignment.read',
  'assignment.previous': 'assignment.read',
  'response.list': 'assignment.read',
  'response.get': 'assignment.read',
  'response.answerMany': 'response.answer',
  'response.judgeMany': 'response.judge',
  'sectionNote.list': 'sectionNote.read',
  'question.list': 'assignment.read',
  'request.list': 'assignment.read',
  'request.listOfAudit': 'audit.readWhole',
  'request.createMany': 'request.create',
  'request.proposals': 'request.create',
  'evidence.list': 'assignment.read',
  'evidence.activity': 'evidence.read',
  'evidence.get': 'evidence.read',
  'evidence.declareMany': 'evidence.declare',
  'evidence.attestMany': 'evidence.attest',
  'evidence.attestManyAsOfficer': 'evidence.attestAsOfficer',
  'reconciliation.list': 'reconciliation.read',
  'workpaper.list': 'workpaper.read',
  'workpaper.get': 'workpaper.read',
  'finding.list': 'finding.read',
  'finding.activity': 'finding.read',
  'finding.verify': 'finding.read',
  'finding.listOfYear': 'finding.read',
  'finding.earlier': 'finding.readEarlier',
  'horizontalCheck.mine': 'horizontalCheck.read',
  'horizontalCheck.list': 'horizontalCheck.overview',
  'horizontalCheck.get': 'horizontalCheck.read',
  'finding.get': 'finding.read',
  'meeting.list': 'meeting.read',
  'meeting.get': 'meeting.read',
  'report.get': 'report.read',
  'report.rows': 'report.read',
  'report.section': 'report.readSection',
  'report.check': 'report.read',
};

const managed = ['department', 'post', 'person', 'transfer'];
const isAction = (name: string): name is Action => name in grants;

/** The action that lets an operation through; undefined where everyone who is signed in may call it. */
export const actionOf = (operation: string): Action | undefined => {
  if (operation in actions) return actions[operation];
  if (isAction(operation)) return operation;
  if (managed.includes(groupOf(operation))) return 'organisation.manage';
  return undefined;
};

export const callersOf = (operation: string): Callers => {
  const action = actionOf(operation);
  const granted = Object.entries(action ? grants[action] : {}) as [Role, Reach][];
  const roles = granted.map(([role, reach]) => ({ role, ja: roleNames[role][0], en: roleNames[role][1], reach }));
  return { ...(action ? { action } : {}), roles };
};
