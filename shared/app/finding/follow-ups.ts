import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import {
  type FollowUp,
  type FollowUpCommand,
  type followUpInputs,
  followUpLifecycle,
  type newFollowUp,
} from '#shared/domain/followup/followup.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { commandUseCases, readUseCase, type Rules } from '#shared/app/commands.ts';
import { findingAggregate, type FindingView, findingView } from './finding-view.ts';
import { carriedParts, checkLater } from './later-audits.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { findingTarget } from '#shared/app/targets.ts';
import { beginningWith, expectSeen, found, saved, type UseCase } from '#shared/app/use-case.ts';

type Inputs = { [C in keyof typeof followUpInputs]: Output<(typeof followUpInputs)[C]> };
type Named = { followUpId?: string };

const change = (finding: Finding, followUpId: string | undefined, make: (f: FollowUp) => FollowUp): Finding => ({
  ...finding,
  followUps: finding.followUps.map((f) => (f.followUpId === followUpId ? make(f) : f)),
});

const rules: Rules<'finding', Audit, Inputs> = {
  start: {},
  conclude: {
    apply: (finding, { input, call }) =>
      change(finding, (input as Named).followUpId, (f) => ({
        ...f,
        result: input.result,
        summary: input.summary,
        concludedBy: call.actor.personId,
      })),
  },
  report: {
    apply: (finding, { input, at }) => change(finding, (input as Named).followUpId, (f) => ({ ...f, reportedAt: at })),
    notify: ({ auditId, findingId }) => [
      { type: 'mail', template: 'yourTurn', to: ['ciso'], about: { auditId, findingId } },
    ],
  },
};

/** Follow-ups (フォローアップ) of a finding: rows inside it, under its version. */
export const followUpUseCases = (ports: Ports) => {
  const read = ({ auditId, findingId }: { auditId: string; findingId: string }) =>
    findingAggregate.load(ports, { auditId, findingId });

  type New = Output<typeof newFollowUp> & { auditId: string; findingId: string };

  const create: UseCase<New, FindingView> = {
    ...beginningWith(read, async (call: Call<New>, { record: before, context }) => {
      const { auditId, findingId: _findingId, ...draft } = call.input;
      const warrant = authorize(call.actor, 'followUp.create', findingTarget(before, context), 'finding.read');
      expectSeen(call, before);
      if (!['improvement', 'follow_up', 'closed'].includes(context.status)) {
        throw new DomainError('invalid_transition', { params: { status: context.status } });
      }
      if (draft.method === 'nextAudit') await checkLater(ports, auditId, draft.laterAuditId);
      const planned: FollowUp = { followUpId: ports.newId(), status: 'planned', ...draft };
      const after: Finding = { ...before, followUps: [...before.followUps, planned] };
      const receipt = { status: 201, ref: findingAggregate.ref(after) };
      await ports.store.commit({
        call,
        changes: [
          { kind: 'finding', before, after, act: 'followUp.create', warrant, parts: carriedParts(before, after) },
        ],
        receipt,
      });
      const result = saved(before, after);
      return { body: findingView(result, context, call.actor), version: result.version };
    }),
    replay: (call) => {
      const { auditId, findingId } = call.input;
      return readUseCase(ports, findingAggregate).run({ ...call, input: { auditId, findingId } });
    },
  };

  const commands = commandUseCases(ports, {
    aggregate: findingAggregate,
    prefix: 'followUp',
    step: (finding, command: FollowUpCommand, input) => {
      found(finding.followUps.find((f) => f.followUpId === input['followUpId']));
      return change(finding, input['followUpId'], (f) => advance(followUpLifecycle, f, command));
    },
    rules,
  });

  return { 'followUp.create': create, ...commands };
};
