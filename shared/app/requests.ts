import { missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { can, authorize, type Warrant } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import {
  type EvidenceRequest,
  type newRequest,
  type RequestCommand,
  requestInputs,
  requestLifecycle,
} from '#shared/domain/evidence/evidence.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { assignmentAggregate, refuseLocked } from './assignment-view.ts';
import { possible } from './commands.ts';
import { itemKeyChecker } from './item-keys.ts';
import type { Call, Ports } from './ports.ts';
import { commitOrRace, repeatRaces } from './races.ts';
import { assignmentTarget } from './targets.ts';
import { expectSeen, found, type Result, type UseCase } from './use-case.ts';

type Where = { auditId: string; departmentId: string };
type One = Where & { requestId: string };
type View = EvidenceRequest & { may: string[] };
type Loaded = { audit: Audit; assignment: Assignment; request: EvidenceRequest };

const view = (request: EvidenceRequest, { audit, assignment }: Omit<Loaded, 'request'>, actor: Actor): View => ({
  ...request,
  may: possible(actor, 'request', requestLifecycle, request, assignmentTarget(assignment, audit)),
});

const told = ({ auditId, departmentId, requestId }: EvidenceRequest, to: string[]): Mail[] =>
  to.length === 0 ? [] : [{ type: 'mail', template: 'yourTurn', to, about: { auditId, departmentId, requestId } }];

const section = ({ departmentId }: Where) => [`deptContact@${departmentId}`];
const team = ({ team }: Audit) => team.map((m) => `person:${m.personId}`);

/** Who hears of each step. A refusal goes over the team's head: a section may not refuse without just cause. */
const audience: Record<RequestCommand, (loaded: Loaded) => string[]> = {
  send: ({ request }) => section(request),
  submitPart: () => [],
  submit: ({ audit }) => team(audit),
  startReview: () => [],
  accept: ({ request }) => section(request),
  return: ({ request }) => section(request),
  waiveOnsite: ({ request }) => section(request),
  withdraw: ({ request }) => section(request),
  refuse: ({ audit }) => ['chiefAuditor', ...team(audit)],
};

/** Evidence requests (監査資料の依頼): rows under their assignment's chain, each with a version of its own. */
export const requestUseCases = (ports: Ports) => {
  const { store, newId } = ports;
  const checkKeys = itemKeyChecker(store);

  const load = async ({ auditId, departmentId, requestId }: One): Promise<Loaded> => {
    const [audit, assignment, request] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
      { kind: 'request', auditId, departmentId, requestId },
    );
    return { audit: found(audit), assignment: found(assignment), request: found(request) };
  };

  const put = async (
    call: Call,
    loaded: Omit<Loaded, 'request'>,
    request: EvidenceRequest,
    act: string,
    warrant: Warrant,
    notify: Mail[],
  ) => {
    const value = { ...request, version: request.version + 1 };
    const { auditId, departmentId, requestId } = value;
    await commitOrRace(store, {
      call,
      changes: [
        {
          kind: 'assignment',
          before: loaded.assignment,
          after: loaded.assignment,
          act,
          warrant,
          parts: [{ kind: 'request', value, seen: request.version }],
        },
      ],
      notify,
      receipt: {
        status: request.version === 0 ? 201 : 200,
        ref: { kind: 'request', auditId, departmentId, requestId },
      },
    });
    return { body: view(value, loaded, call.actor), version: value.version };
  };

  const list: UseCase<Where, { items: View[] }> = {
    run: async ({ actor, input }) => {
      const [{ record, context }, requests] = await Promise.all([
        assignmentAggregate.load(ports, input),
        store.list.requestsOf(input.auditId, input.departmentId),
      ]);
      const target = assignmentTarget(record, context);
      authorize(actor, 'assignment.read', target, 'assignment.read');
      const visible = can(actor, 'request.create', target) ? requests : requests.filter((r) => r.status !== 'draft');
      return { body: { items: visible.map((r) => view(r, { audit: context, assignment: record }, actor)) } };
    },
  };

  const create: UseCase<Where & Output<typeof newRequest>, View> = {
    run: (call) => {
      const { auditId, departmentId, ...draft } = call.input;
      const requestId = newId();
      return repeatRaces(async () => {
        const { record, context } = await assignmentAggregate.load(ports, { auditId, departmentId });
        const warrant = authorize(call.actor, 'request.create', assignmentTarget(record, context), 'assignment.read');
        refuseLocked(context);
        await checkKeys(record, draft.itemKeys);
        const request: EvidenceRequest = {
          auditId,
          departmentId,
          requestId,
          version: 0,
          status: 'draft',
          ...draft,
          requestedBy: call.actor.personId,
        };
        return put(call, { audit: context, assignment: record }, request, 'request.create', warrant, []);
      });
    },
    replay: (call, { ref }) => read(call, ref as unknown as One),
  };

  const read = async (call: Call, where: One): Promise<Result<View>> => {
    const loaded = await load(where);
    authorize(call.actor, 'assignment.read', assignmentTarget(loaded.assignment, loaded.audit), 'assignment.read');
    return { body: view(loaded.request, loaded, call.actor), version: loaded.request.version };
  };

  /** A request is answered by a file, or by words. */
  const checkAnswered = async ({
    auditId,
    departmentId,
    requestId,
    comment,
  }: One & { comment?: string | undefined }): Promise<void> => {
    if ((comment ?? '') !== '') return;
    const files = await store.list.evidenceOf(auditId, departmentId);
    const answers = files.filter((f) => f.requestId === requestId && !f.status.startsWith('rejected'));
    if (answers.length === 0) missing('提出するファイル、または説明', 'a file, or an explanation');
  };

  const command = (name: RequestCommand): UseCase<One & { comment?: string | undefined }, View> => ({
    run: (call) =>
      repeatRaces(async () => {
        const loaded = await load(call.input);
        const target = assignmentTarget(loaded.assignment, loaded.audit);
        const action = `request.${name}` as const;
        const warrant = authorize(call.actor, action, target, 'assignment.read');
        expectSeen(call, loaded.request);
        refuseLocked(loaded.audit);
        const request = { ...advance(requestLifecycle, loaded.request, name), comment: call.input.comment };
        if (name === 'submit') await checkAnswered(call.input);
        return put(call, loaded, request, action, warrant, told(request, audience[name](loaded)));
      }),
    replay: (call) => read(call, call.input),
  });

  const commands = Object.fromEntries(
    (Object.keys(requestInputs) as RequestCommand[]).map((name) => [`request.${name}`, command(name)]),
  ) as unknown as { [C in RequestCommand as `request.${C}`]: UseCase<One & Output<(typeof requestInputs)[C]>, View> };

  return { 'request.list': list, 'request.create': create, ...commands };
};
