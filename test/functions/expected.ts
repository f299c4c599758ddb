import { directoryRoutes } from '#shared/contract/directory.ts';
import { contract, type Plane } from '#shared/contract/index.ts';
import { evidenceRows } from './expected-evidence.ts';
import { findingRows } from './expected-findings.ts';
import { registerRows } from './expected-registers.ts';
import { retentionRows } from './expected-retention.ts';
import type { Routes } from '#shared/contract/route.ts';
import { kinds, type PersonKind } from '#test/support/api-people.ts';

/**
 * Who gets past the authorisation of each route, written by hand from DOMAIN.md 1.4 for the records of the test world:
 * audit X (team `lead` and `member`, sections of `head`/`contact` and `peerHead`), everything nested in it belonging to
 * the section of `head` and `contact`. A word after `+` is a right the code gives beyond the document, on record in
 * test/domain/access/document.ts. Routes the document names no actor for are our own choice.
 */
export const expected: Readonly<Record<string, string>> = {
  ...findingRows,
  ...registerRows,
  'me.get': 'everyone unpromised',
  'me.agreeNonDisclosure': 'external unpromised',
  'department.list': 'staffers',
  'department.get': 'staffers',
  'department.create': 'office admin',
  'department.edit': 'office admin',
  'department.close': 'office admin',
  'post.list': 'staffers',
  'post.get': 'staffers',
  'post.create': 'office admin',
  'post.handOver': 'office admin',
  // `staff` holds the post.
  'post.appointDeputy': 'office admin staff',
  'post.endDeputy': 'office admin staff',
  'post.close': 'office admin',
  'person.list': 'staffers',
  'person.get': 'staffers',
  'person.create': 'office admin',
  'person.edit': 'office admin',
  'person.engage': 'office',
  'person.activate': 'office admin',
  'person.deactivate': 'office admin',
  'transfer.list': 'office admin',
  'transfer.template': 'office admin',
  'transfer.preview': 'office admin',
  'transfer.apply': 'office admin',

  'plan.list': 'overseers',
  'plan.get': 'overseers',
  'plan.create': 'office chief',
  'plan.edit': 'office chief',
  'plan.submit': 'chief',
  'plan.return': 'ciso',
  'plan.approve': 'ciso',
  'plan.revise': 'chief',
  'plan.close': 'chief',

  // Lists show everybody what they may read, and no more.
  'handOver.sheet': 'office chief staff',
  'me.tasks': 'everyone',
  'audit.list': 'everyone',
  'audit.create': 'office +chief',
  'audit.get': 'overseers team section peerHead',
  'audit.edit': 'office chief lead',
  'audit.changeTeam': 'chief',
  'audit.override': 'ciso',
  'audit.submitPlan': 'lead',
  'audit.approve': 'chief',
  'audit.return': 'chief',
  'audit.notify': 'chief',
  'audit.startPreliminary': 'team',
  'audit.startFieldwork': 'lead',
  'audit.endFieldwork': 'lead',
  'audit.openExchange': 'lead',
  'audit.closeExchange': 'lead',
  'audit.finalizeReport': 'chief',
  'audit.acknowledgeReport': 'ciso',
  'audit.issueInstructions': 'ciso',
  'audit.startFollowUp': 'chief',
  'audit.close': 'chief',
  'audit.suspend': 'chief ciso',
  'audit.resume': 'chief ciso',
  'audit.cancel': 'chief ciso',
  'audit.remindLate': 'office chief',
  'audit.reportUrgent': 'team',
  'audit.activity': 'overseers lead',
  'audit.verify': 'overseers lead',
  'audit.carriedOver': 'overseers team',
  'audit.yearSummary': 'overseers',
  'audit.chapters': 'overseers',
  'audit.board': 'overseers team section peerHead',

  'checklist.list': 'overseers',
  'checklist.preview': 'office',
  'checklist.import': 'office',
  // Audit Y hands out the same version.
  'checklist.get': 'overseers team section peerHead otherAuditor',
  // `office` imported it, and may not be who publishes it.
  'checklist.difference': 'overseers',
  'checklist.identify': 'office',
  'checklist.publish': 'chief',

  'mappingProfile.list': 'office',
  'mappingProfile.get': 'office',
  'mappingProfile.save': 'office',
  'mappingProfile.edit': 'office',
  'mappingProfile.withdraw': 'office',

  'assignment.mine': 'everyone',
  'assignment.get': 'overseers team section',
  'assignment.activity': 'overseers team section',
  'assignment.verify': 'overseers team section',
  'assignment.previous': 'overseers team section',
  'assignment.acknowledge': 'contact +head',
  'assignment.delegate': 'head',
  'assignment.requestApproval': 'contact +head',
  'assignment.returnInternally': 'head',
  'assignment.approve': 'head',
  'assignment.return': 'team',
  'assignment.resume': 'contact +head',
  'assignment.accept': 'team',
  'assignment.reopen': 'lead',
  'assignment.withdraw': 'head',
  'assignment.extend': 'office',
  'assignment.requestExtension': 'head',
  'assignment.grantExtension': 'office',
  'assignment.refuseExtension': 'office',
  'response.list': 'overseers team section',
  'response.get': 'overseers team section',
  'response.answer': 'section',
  'response.answerMany': 'section',
  'response.carryOver': 'section',
  'response.judge': 'team',
  'response.judgeMany': 'team',
  'package.export': 'section',
  'package.preview': 'section',
  'package.apply': 'section',
  'sectionNote.list': 'section',
  'sectionNote.write': 'section',
  'question.list': 'overseers team section',
  'question.ask': 'team section',
  // The section asked: the team answers.
  'question.answer': 'team',
  'question.askAgain': 'section',
  'question.close': 'section',
  'request.list': 'overseers team section',
  'request.listOfAudit': 'overseers team',
  'request.proposals': 'team',
  'request.create': 'team',
  'request.createMany': 'team',
  'request.send': 'team',
  'request.submitPart': 'section',
  'request.submit': 'section',
  'request.startReview': 'team',
  'request.accept': 'team',
  'request.return': 'team',
  'request.waiveOnsite': 'team',
  'request.withdraw': 'team',
  'request.refuse': 'head',
  'request.requestExtension': 'head',
  'request.grantExtension': 'office',
  'request.refuseExtension': 'office',

  ...evidenceRows,

  ...retentionRows,

  'visit.begin': 'overseers team section peerHead',
  'needToKnow.list': 'overseers team',
  'emergencyAccess.propose': 'chief ciso chiefIs',
  'emergencyAccess.approve': 'chief ciso chiefIs',
  'emergencyAccess.end': 'chief ciso chiefIs',

  'reconciliation.list': 'office chief',
  'reconciliation.start': 'office chief',
};

const overseers = ['office', 'chief', 'ciso', 'chiefIs'] as const satisfies PersonKind[];
const staffers = [
  ...overseers,
  ...(['admin', 'spiOfficer', 'lead', 'member', 'otherAuditor'] as const),
  ...(['head', 'contact', 'peerHead', 'farHead', 'farContact', 'staff'] as const),
] as const satisfies PersonKind[];
const groups: Readonly<Record<string, readonly PersonKind[]>> = {
  overseers,
  team: ['lead', 'member', 'external'],
  section: ['head', 'contact'],
  staffers,
  everyone: [...staffers, 'external'],
};

const peopleIn = (row = ''): Set<string> =>
  new Set(row.split(' ').flatMap((word): readonly string[] => groups[word] ?? [word.replace('+', '')]));

/** The row that says who may know of the record a route is about: others get the answer for what does not exist. */
const knownBy: Readonly<Record<string, string>> = {
  'handOver.sheet': 'post.get',
  plan: 'plan.get',
  audit: 'audit.get',
  'audit.create': 'plan.get',
  checklist: 'plan.get',
  'checklist.get': 'checklist.get',
  mappingProfile: 'mappingProfile.get',
  assignment: 'assignment.get',
  response: 'assignment.get',
  package: 'assignment.get',
  sectionNote: 'assignment.get',
  question: 'assignment.get',
  request: 'assignment.get',
  'request.listOfAudit': 'audit.get',
  evidence: 'evidence.get',
  'evidence.list': 'assignment.get',
  'evidence.create': 'assignment.get',
  'evidence.reuse': 'assignment.get',
  'evidence.declareMany': 'assignment.get',
  'evidence.attestMany': 'assignment.get',
  'evidence.attestManyAsOfficer': 'assignment.get',
  workpaper: 'workpaper.get',
  finding: 'finding.get',
  'finding.create': 'assignment.get',
  'finding.list': 'audit.get',
  'finding.earlier': 'assignment.get',
  horizontalCheck: 'horizontalCheck.get',
  'horizontalCheck.list': 'finding.get',
  disposal: 'plan.get',
  hold: 'audit.get',
  planHold: 'plan.get',
  checklistHold: 'plan.get',
  spiWorkHold: 'spiWork.get',
  outsourcingHold: 'outsourcing.get',
  breachHold: 'breach.get',
  logAnalysis: 'logAnalysis.get',
  onsiteViewing: 'onsiteViewing.get',
  outsourcing: 'outsourcing.get',
  breach: 'breach.get',
  spiWork: 'spiWork.get',
  visit: 'audit.get',
  needToKnow: 'audit.get',
  emergencyAccess: 'audit.get',
  meeting: 'meeting.get',
  'meeting.list': 'audit.get',
  report: 'audit.get',
  'report.section': 'report.section',
  remediation: 'finding.get',
  followUp: 'finding.get',
  department: 'department.list',
  post: 'department.list',
  person: 'department.list',
  me: 'me.get',
};

export type Outcome = 'allowed' | 'refused' | 'unknown' | 'unauthenticated';

/** Lists and creations hide nothing by existing; neither does the city's own tree of departments and posts. */
const namesNoRecord = (route: string): boolean =>
  route in directoryRoutes || !(contract.spi as Routes)[route]?.path.includes('{');

const outsiders: readonly PersonKind[] = ['gone', 'nobody'];

/** One officer (監査責任者) plays all parts of the audit office in sealed audits; nobody from outside plays any. */
const office: readonly PersonKind[] = ['office', 'chief', 'spiOfficer'];
const barred: readonly PersonKind[] = ['external', 'unpromised'];

/** What somebody made and therefore may not approve, whichever other part they play. */
const made: Readonly<Record<string, PersonKind>> = {
  'checklist.publish': 'office',
  'disposal.approve': 'office',
};

type Circumstances = {
  plane?: Plane;
  /** The finding is one its section does not know of yet. */
  unpresented?: boolean;
};

/** What a person must meet at a route. */
export const outcomeFor = (route: string, kind: PersonKind, { plane, unpresented }: Circumstances = {}): Outcome => {
  if (outsiders.includes(kind)) return 'unauthenticated';
  if (plane === 'spi' && barred.includes(kind)) return 'unknown';
  if (unpresented && groups['section']?.includes(kind)) return 'unknown';
  if (made[route] === kind) return 'refused';
  const parts = plane === 'spi' && office.includes(kind) ? office : [kind];
  if (parts.some((part) => peopleIn(expected[route]).has(part))) return 'allowed';
  if (namesNoRecord(route)) return 'refused';
  // In the team of audit X, and refused all of it alike until non-disclosure is promised.
  const knowers = parts.map((part) => (part === 'unpromised' ? 'external' : part));
  const reading = knownBy[route] ?? knownBy[route.split('.')[0] ?? ''] ?? '';
  return knowers.some((part) => peopleIn(expected[reading]).has(part)) ? 'refused' : 'unknown';
};

/** Somebody who gets past the authorisation of a route. */
export const allowedAt = (route: string): PersonKind => {
  const found = kinds.find((kind) => outcomeFor(route, kind) === 'allowed');
  if (!found) throw new Error(`nobody may ${route}`);
  return found;
};
