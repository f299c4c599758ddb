import { missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { can, authorize, type Warrant } from '#shared/domain/access/policy.ts';
import { isAnswer } from '#shared/domain/evidence/evidence.ts';
import { proposalsFor } from '#shared/domain/evidence/proposals.ts';
import {
  askedDue,
  type EvidenceRequest,
  type newRequest,
  type RequestCommand,
  requestDuty,
  requestInputs,
  requestLifecycle,
  type requestProposal,
} from '#shared/domain/evidence/request.ts';
import { isExtensionCommandPossible } from '#shared/domain/extension/extension.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { assignmentAggregate, isLocked, refuseLocked } from '#shared/app/assignment/assignment-view.ts';
import { possible } from '#shared/app/commands.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import { pageRequest } from '#shared/app/pages.ts';
import type { Call, Page, Ports } from '#shared/app/ports.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { type Loaded, requestMails, requestParts, requestRules } from './request-rules.ts';
import { assignmentTarget, auditTarget, requestTarget } from '#shared/app/targets.ts';
import { beginningWith, expectSeen, found, type Result, type UseCase } from '#shared/app/use-case.ts';

type Where = { auditId: string; departmentId: string };
type One = Where & { requestId: string };
type View = EvidenceRequest & { may: string[]; overdue: boolean };
type Place = Omit<Loaded, 'request'>;
type New = Output<typeof newRequest>;

const view = (request: EvidenceRequest, { audit }: Pick<Place, 'audit'>, actor: Actor): View => {
  return {
    ...request,
    may: isLocked(audit)
      ? []
      : possible(actor, 'request', requestLifecycle, request, requestTarget(request, audit)).filter((action) =>
          isExtensionCommandPossible(request, action.slice('request.'.length)),
        ),
    overdue: requestDuty[request.status] === 'deptContact' && request.dueDate < actor.today,
  };
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
    place: Place,
    requests: EvidenceRequest[],
    act: string,
    warrant: Warrant,
    before?: EvidenceRequest,
  ) => {
    const { assignment } = place;
    const { auditId, departmentId } = assignment;
    const values = requests.map((request) => ({ ...request, version: request.version + 1 }));
    const [only, ...others] = values;
    const isNew = only?.version === 1;
    const isAlone = only !== undefined && others.length === 0;
    await commitOrRace(store, {
      call,
      changes: [
        {
          kind: 'assignment',
          before: assignment,
          after: assignment,
          act,
          warrant,
          parts: values.flatMap((value) => requestParts(before, value)),
        },
      ],
      notify: requestMails(act, values, place),
      receipt: {
        status: isNew ? 201 : 200,
        ref: isAlone
          ? { kind: 'request', auditId, departmentId, requestId: only.requestId }
          : { kind: 'assignment', auditId, departmentId },
      },
    });
    return values;
  };

  const assigned = ({ auditId, departmentId }: Where) => assignmentAggregate.load(ports, { auditId, departmentId });
  type Assigned = Awaited<ReturnType<typeof assigned>>;

  const readAll = (where: Where) =>
    Promise.all([assigned(where), store.list.requestsOf(where.auditId, where.departmentId)]);

  const shown = ({ actor }: Call, { record, context }: Assigned, requests: EvidenceRequest[]): View[] => {
    const target = assignmentTarget(record, context);
    authorize(actor, 'assignment.read', target, 'assignment.read');
    const visible = can(actor, 'request.create', target) ? requests : requests.filter((r) => r.status !== 'draft');
    return visible.map((r) => view(r, { audit: context }, actor));
  };

  const list: UseCase<Where, { items: View[] }> = beginningWith(readAll, async (call, [place, requests]) => ({
    body: { items: shown(call, place, requests) },
  }));

  /** What a team waits for in all sections of its audit; of a section somebody is not independent of, nothing. */
  const listOfAudit: UseCase<{ auditId: string; limit: number; cursor?: string | undefined }, Page<View>> = {
    run: async ({ actor, input }) => {
      const { auditId } = input;
      const [[audit], { items, next }] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.requestsOfAudit(auditId, pageRequest(input)),
      ]);
      const known = found(audit);
      authorize(actor, 'audit.readWhole', auditTarget(known, 'read'), 'audit.read');
      const readable = items.filter((r) => can(actor, 'assignment.read', requestTarget(r, known)));
      const mine = readable.filter(
        (r) => r.status !== 'draft' || can(actor, 'request.create', requestTarget(r, known)),
      );
      return { body: { items: mine.map((r) => view(r, { audit: known }, actor)), ...(next ? { next } : {}) } };
    },
  };

  /** Drafts, or with `send` requests that are the section's turn at once. */
  const make = async (call: Call, { record: assignment, context: audit }: Assigned, drafts: New[], send: boolean) => {
    const target = assignmentTarget(assignment, audit);
    const warrant = authorize(call.actor, 'request.create', target, 'assignment.read');
    refuseLocked(audit);
    await checkKeys(assignment, [...new Set(drafts.flatMap(({ itemKeys }) => itemKeys))]);
    const requests = drafts.map(
      (draft): EvidenceRequest => ({
        auditId: assignment.auditId,
        departmentId: assignment.departmentId,
        requestId: newId(),
        version: 0,
        status: send ? 'sent' : 'draft',
        ...draft,
        requestedBy: call.actor.personId,
        dueDate: draft.dueDate ?? askedDue(assignment.dueDate, call.actor.today),
        extensions: [],
      }),
    );
    return put(call, { audit, assignment }, requests, send ? 'request.send' : 'request.create', warrant);
  };

  const create: UseCase<Where & New, View> = {
    ...racingWith(assigned, async (call: Call<Where & New>, place) => {
      const { auditId: _auditId, departmentId: _departmentId, ...draft } = call.input;
      const [made] = await make(call, place, [draft], false);
      return { body: view(made as EvidenceRequest, { audit: place.context }, call.actor), version: 1 };
    }),
    replay: (call, { ref }) => read(call, ref as unknown as One),
  };

  type Several = Where & { items: New[]; send: boolean };
  const createMany: UseCase<Several, { items: View[] }> = {
    ...racingWith(readAll, async (call: Call<Several>, [place, before]) => {
      const made = await make(call, place, call.input.items, call.input.send);
      const all = [...before, ...made].toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1));
      return { body: { items: shown(call, place, all) } };
    }),
    replay: (call) => list.run(call),
  };

  const proposals: UseCase<Where, { items: Output<typeof requestProposal>[] }> = {
    run: async ({ actor, input }) => {
      const { record, context } = await assignmentAggregate.load(ports, input);
      authorize(actor, 'request.create', assignmentTarget(record, context), 'assignment.read');
      const [requests, chunks] = await Promise.all([
        store.list.requestsOf(input.auditId, input.departmentId),
        store.list.chunksOf(record.checklistId, record.checklistVersion),
      ]);
      return {
        body: {
          items: proposalsFor(
            chunks.flatMap((c) => c.items),
            requests,
          ),
        },
      };
    },
  };

  const read = async (call: Call, where: One): Promise<Result<View>> => {
    const loaded = await load(where);
    authorize(call.actor, 'assignment.read', requestTarget(loaded.request, loaded.audit), 'assignment.read');
    return { body: view(loaded.request, loaded, call.actor), version: loaded.request.version };
  };

  /** A request is answered by a file, or by words. */
  const checkAnswered = async ({ auditId, departmentId, requestId }: One, comment = ''): Promise<void> => {
    if (comment !== '') return;
    const files = await store.list.evidenceOf(auditId, departmentId);
    const answers = files.filter((f) => f.requestId === requestId && isAnswer(f));
    if (answers.length === 0) missing('提出するファイル、または説明', 'a file, or an explanation');
  };

  const command = <C extends RequestCommand>(name: C): UseCase<One & Output<(typeof requestInputs)[C]>, View> => ({
    ...racingWith(load, async (call: Call<One>, loaded) => {
      const { auditId, departmentId, requestId, ...brought } = call.input;
      const where = { auditId, departmentId, requestId };
      const action = `request.${name}` as const;
      const target = requestTarget(loaded.request, loaded.audit);
      const warrant = authorize(call.actor, action, target, 'assignment.read');
      expectSeen(call, loaded.request);
      refuseLocked(loaded.audit);
      const moved = advance(requestLifecycle, loaded.request, name);
      const request = requestRules[name](moved, { call, input: brought as never });
      if (name === 'submit') await checkAnswered(where, request.comment);
      const [saved] = await put(call, loaded, [request], action, warrant, loaded.request);
      return { body: view(saved as EvidenceRequest, loaded, call.actor), version: request.version + 1 };
    }),
    replay: (call) => read(call, call.input),
  });

  const commands = Object.fromEntries(
    (Object.keys(requestInputs) as RequestCommand[]).map((name) => [`request.${name}`, command(name)]),
  ) as unknown as { [C in RequestCommand as `request.${C}`]: UseCase<One & Output<(typeof requestInputs)[C]>, View> };

  return {
    'request.list': list,
    'request.listOfAudit': listOfAudit,
    'request.proposals': proposals,
    'request.create': create,
    'request.createMany': createMany,
    ...commands,
  };
};
