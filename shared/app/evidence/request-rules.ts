import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { EvidenceRequest, RequestCommand, requestInputs } from '#shared/domain/evidence/request.ts';
import {
  extensionGranted,
  extensionRefused,
  extensionRequested,
  withoutExtensionRequest,
} from '#shared/domain/extension/extension.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { extensionTask } from '#shared/app/work/extension-task.ts';
import type { Call, Part } from '#shared/app/ports.ts';

export type Loaded = { audit: Audit; assignment: Assignment; request: EvidenceRequest };

type Rule<C extends RequestCommand> = (
  moved: EvidenceRequest,
  facts: { call: Call; input: Output<(typeof requestInputs)[C]> },
) => EvidenceRequest;

const commented = (request: EvidenceRequest, { input }: { input: { comment?: string | undefined } }) => ({
  ...request,
  comment: input.comment,
});

/** What was handed in, or is no longer wanted, needs no more time. */
const settled: typeof commented = (request, facts) => commented(withoutExtensionRequest(request), facts);

const decisionOf = ({ actor, request }: Call) => ({ by: actor.personId, at: request.at.toISOString() });

/** What each command leaves in the request besides its new state. */
export const requestRules: { [C in RequestCommand]: Rule<C> } = {
  send: (request) => ({ ...request, comment: undefined }),
  submitPart: commented,
  submit: settled,
  startReview: (request) => ({ ...request, comment: undefined }),
  accept: commented,
  return: commented,
  waiveOnsite: settled,
  withdraw: settled,
  refuse: settled,
  requestExtension: (request, { call, input }) => extensionRequested(request, input, decisionOf(call)),
  grantExtension: (request, { call }) => extensionGranted(request, decisionOf(call)),
  refuseExtension: (request, { call, input }) => extensionRefused(request, input.reason, decisionOf(call)),
};

/** An open request for more time is work of the office; the row goes when it is settled. */
export const requestParts = (before: EvidenceRequest | undefined, after: EvidenceRequest): Part[] => [
  { kind: 'request', value: after, seen: after.version - 1 },
  ...(before?.extensionRequest || after.extensionRequest ? [extensionTask('request', after.requestId, after)] : []),
];

const section = ({ departmentId }: Assignment) => [`deptContact@${departmentId}`];
const head = ({ departmentId }: Assignment) => [`deptIsManager@${departmentId}`];
const team = ({ team: members }: Audit) => members.map((m) => `person:${m.personId}`);

/** Who hears of each step. A refusal goes over the team's head: a section may not refuse without just cause. */
const audience: Partial<Record<string, (place: Omit<Loaded, 'request'>) => string[]>> = {
  'request.send': ({ assignment }) => section(assignment),
  'request.submit': ({ audit }) => team(audit),
  'request.accept': ({ assignment }) => section(assignment),
  'request.return': ({ assignment }) => section(assignment),
  'request.waiveOnsite': ({ assignment }) => section(assignment),
  'request.withdraw': ({ assignment }) => section(assignment),
  'request.refuse': ({ audit }) => ['chiefAuditor', ...team(audit)],
  'request.requestExtension': () => ['auditOffice'],
  'request.grantExtension': ({ assignment }) => [...head(assignment), ...section(assignment)],
  'request.refuseExtension': ({ assignment }) => [...head(assignment), ...section(assignment)],
};

const letters: Partial<Record<string, Mail['template']>> = {
  'request.requestExtension': 'extensionRequested',
  'request.grantExtension': 'extensionDecided',
  'request.refuseExtension': 'extensionDecided',
};

/** One letter for all requests a commit changes; it names the request when there is only one. */
export const requestMails = (
  act: string,
  requests: readonly EvidenceRequest[],
  place: Omit<Loaded, 'request'>,
): Mail[] => {
  const to = audience[act]?.(place) ?? [];
  const [only, ...others] = requests;
  if (to.length === 0 || !only) return [];
  const { auditId, departmentId, requestId } = only;
  const about = { auditId, departmentId, ...(others.length === 0 ? { requestId } : {}) };
  return [{ type: 'mail', template: letters[act] ?? 'yourTurn', to, about }];
};
