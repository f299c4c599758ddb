import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import { type Assignment, type assignmentInputs, assignmentLifecycle } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import {
  extended,
  extensionGranted,
  extensionRefused,
  extensionRequested,
  withoutExtensionRequest,
} from '#shared/domain/extension/extension.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { PreviousWork } from '#shared/domain/response/previous.ts';
import type { Output } from '#shared/domain/scalars.ts';
import {
  assignmentAggregate,
  type AssignmentView,
  assignmentView,
  isReopenable,
  refuseLocked,
} from './assignment-view.ts';
import { commandUseCases, type Rule, type Rules } from '#shared/app/commands.ts';
import { extensionTask } from '#shared/app/work/extension-task.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import { sectionsOf } from '#shared/app/own-records.ts';
import type { Ports } from '#shared/app/ports.ts';
import { earlierKeys, previousWork } from './previous-work.ts';
import { isOutside } from '#shared/app/outside-view.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import { saved, type UseCase } from '#shared/app/use-case.ts';

type Inputs = { [C in keyof typeof assignmentInputs]: Output<(typeof assignmentInputs)[C]> };

const mail = (template: Mail['template'], to: string[], { auditId, departmentId }: Assignment): Mail => ({
  type: 'mail',
  template,
  to,
  about: { auditId, departmentId },
});

const inSection = ({ departmentId }: Assignment) => [`deptContact@${departmentId}`, `deptIsManager@${departmentId}`];

/** The task of whoever was to decide goes with the request that fell away. */
const settled: Rule<'assignment', Audit, unknown>['parts'] = (after, { before }) =>
  before.extensionRequest ? [extensionTask('assignment', after.departmentId, after)] : [];

const rules: Rules<'assignment', Audit, Inputs> = {
  acknowledge: {},
  delegate: {
    guard: ({ before, input, ports }) =>
      itemKeyChecker(ports.store)(
        before,
        input.items.map((i) => i.itemKey),
      ),
    apply: (assignment, { input }) => {
      const named = new Set(input.items.map((i) => i.itemKey));
      return {
        ...assignment,
        delegations: [...assignment.delegations.filter((d) => !named.has(d.itemKey)), ...input.items],
      };
    },
  },
  requestApproval: {
    guard: ({ before }) => {
      if (before.answered < before.total) {
        missing(`未回答 ${before.total - before.answered}項目`, `${before.total - before.answered} items unanswered`);
      }
    },
    apply: (assignment, { input, call }) => ({
      ...assignment,
      comment: input.comment,
      requestedBy: call.actor.personId,
    }),
    notify: (a) => [mail('yourTurn', [`deptIsManager@${a.departmentId}`], a)],
  },
  returnInternally: {
    apply: (assignment, { input }) => ({ ...assignment, comment: input.comment }),
    notify: (a) => [mail('yourTurn', [`deptContact@${a.departmentId}`], a)],
  },
  approve: {
    // What nobody could look into is vouched for with the submission, or does not go with it.
    guard: async ({ before, ports }) => {
      const files = await ports.store.list.evidenceOf(before.auditId, before.departmentId);
      const held = files.filter((f) => f.status === 'held_unscannable' && f.attestation === undefined).length;
      if (held > 0) {
        missing(
          `検査できないファイル ${held}件の申告と確認`,
          `a declaration and its confirmation for ${held} held files`,
        );
      }
    },
    apply: (assignment, { input, call, at }) => ({
      ...withoutExtensionRequest(assignment),
      comment: input.comment,
      submittedBy: call.actor.personId,
      submittedAt: at,
      openedByAuditorAt: undefined,
      remarks: [],
    }),
    parts: settled,
    notify: (a, { context }) => [
      mail(
        'assignmentSubmitted',
        context.team.map((m) => `person:${m.personId}`),
        a,
      ),
    ],
  },
  return: {
    apply: (assignment, { input }) => ({ ...assignment, remarks: input.remarks, comment: input.comment }),
    notify: (a) => [mail('assignmentReturned', inSection(a), a)],
  },
  resume: {},
  accept: {
    apply: (assignment, { input }) => ({ ...withoutExtensionRequest(assignment), comment: input.comment }),
    parts: settled,
    notify: (a) => [mail('assignmentAccepted', inSection(a), a)],
  },
  reopen: {
    guard: ({ context }) => {
      if (!isReopenable(context)) {
        throw new DomainError('invalid_transition', { params: { status: context.status } });
      }
    },
    apply: (assignment, { input }) => ({ ...assignment, comment: input.reason }),
    notify: (a) => [mail('assignmentReturned', inSection(a), a)],
  },
  withdraw: {
    guard: ({ before }) => {
      if (before.openedByAuditorAt !== undefined) throw new DomainError('rule_refused');
    },
    apply: (assignment, { input }) => ({ ...assignment, comment: input.reason }),
  },
  extend: {
    apply: (a, { input, call, at }) => extended(a, input.dueDate, input.reason, { by: call.actor.personId, at }),
    parts: (a) => [extensionTask('assignment', a.departmentId, a)],
    notify: (a) => [mail('extensionDecided', inSection(a), a)],
  },
  requestExtension: {
    apply: (a, { input, call, at }) => extensionRequested(a, input, { by: call.actor.personId, at }),
    parts: (a) => [extensionTask('assignment', a.departmentId, a)],
    notify: (a) => [mail('extensionRequested', ['auditOffice'], a)],
  },
  grantExtension: {
    apply: (a, { call, at }) => extensionGranted(a, { by: call.actor.personId, at }),
    parts: (a) => [extensionTask('assignment', a.departmentId, a)],
    notify: (a) => [mail('extensionDecided', inSection(a), a)],
  },
  refuseExtension: {
    apply: (a, { input, call, at }) => extensionRefused(a, input.reason, { by: call.actor.personId, at }),
    parts: (a) => [extensionTask('assignment', a.departmentId, a)],
    notify: (a) => [mail('extensionDecided', inSection(a), a)],
  },
};

export const assignmentUseCases = (ports: Ports) => {
  const { store } = ports;

  const mine: UseCase<unknown, { items: AssignmentView[] }> = {
    run: async ({ actor }) => {
      const refs = (await Promise.all(sectionsOf(actor).map((s) => store.list.refsOfSection(s, 'assignment')))).flat();
      const [assignments, audits] = await Promise.all([
        store.load(...refs),
        store.load(...refs.map(({ auditId }) => ({ kind: 'audit' as const, auditId }))),
      ]);
      const items = assignments.flatMap((a, n) => {
        const audit = audits[n];
        return a && audit && can(actor, 'assignment.read', assignmentTarget(a, audit))
          ? [assignmentView(a, audit, actor)]
          : [];
      });
      return { body: { items } };
    },
  };

  // The first look of an auditor at a submission is a fact of its own: from then on it cannot be withdrawn (引戻し).
  const get: UseCase<{ auditId: string; departmentId: string }, AssignmentView> = racingWith(
    (input) => assignmentAggregate.load(ports, input),
    async (call, { record, context }) => {
      const warrant = authorize(call.actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
      const first = record.status === 'submitted' && record.openedByAuditorAt === undefined;
      const isTeam = context.team.some((m) => m.personId === call.actor.personId);
      if (!first || !isTeam) return { body: assignmentView(record, context, call.actor), version: record.version };
      const after = { ...record, openedByAuditorAt: call.request.at.toISOString() };
      const change = { kind: 'assignment', before: record, after, act: 'assignment.open', warrant } as const;
      await commitOrRace(store, { call, changes: [change] });
      const result = saved(record, after);
      return { body: assignmentView(result, context, call.actor), version: result.version };
    },
  );

  const previous: UseCase<{ auditId: string; departmentId: string }, PreviousWork> = {
    run: async ({ actor, input }) => {
      const [{ record, context }, keys] = await Promise.all([
        assignmentAggregate.load(ports, input),
        // An external auditor learns of the own audit alone: there is no earlier one to speak of.
        isOutside(actor) ? { auditIds: [], findings: [] } : earlierKeys(store, input),
      ]);
      authorize(actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
      return { body: await previousWork(store, input, keys) };
    },
  };

  const commands = commandUseCases(ports, {
    aggregate: assignmentAggregate,
    prefix: 'assignment',
    step: (assignment, command, _, audit) => {
      refuseLocked(audit);
      return advance(assignmentLifecycle, assignment, command);
    },
    rules,
  });

  return { 'assignment.mine': mine, 'assignment.get': get, 'assignment.previous': previous, ...commands };
};
