import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding, findingDraft, newFinding } from '#shared/domain/finding/finding.ts';
import { findingLifecycle } from '#shared/domain/finding/lifecycle.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { commandUseCases } from '#shared/app/commands.ts';
import { exchangeRules } from './finding-exchange-rules.ts';
import { checkGrounds } from './finding-grounds.ts';
import { improvementRules } from './finding-improvement-rules.ts';
import { findingAggregate, type FindingView, findingView, refuseHalted } from './finding-view.ts';
import { horizontalRules } from './horizontal-rules.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { remediationRules, stepRemediation } from './remediation-rules.ts';
import { refuseRegrading, repeatRules } from './repeats.ts';
import { assignmentTarget, auditTarget, findingTarget } from '#shared/app/targets.ts';
import { beginningWith, expectSeen, found, saved, type UseCase } from '#shared/app/use-case.ts';

type Draft = Output<typeof findingDraft>;

const writable = ['preliminary', 'fieldwork', 'evaluation', 'exchange'];

/** Findings are written from the preliminary survey until the exchange of opinions ends. */
const refuseUnwritable = ({ status }: Audit): void => {
  if (!writable.includes(status)) throw new DomainError('invalid_transition', { params: { status } });
};

export const findingUseCases = (ports: Ports) => {
  const { store, newId } = ports;
  const checkKeys = itemKeyChecker(store);

  const read = ({ auditId, departmentId }: { auditId: string; departmentId: string }) =>
    store.load({ kind: 'audit', auditId }, { kind: 'assignment', auditId, departmentId });

  type New = Output<typeof newFinding> & { auditId: string };

  const create: UseCase<New, FindingView> = {
    ...beginningWith(read, async (call: Call<New>, [audit, assignment]) => {
      const { auditId, departmentId, ...draft } = call.input;
      authorize(call.actor, 'audit.read', auditTarget(found(audit), 'read'), 'audit.read');
      const target = assignmentTarget(found(assignment), found(audit));
      const warrant = authorize(call.actor, 'finding.create', target, 'assignment.read');
      refuseUnwritable(found(audit));
      await Promise.all([
        checkGrounds(ports, { auditId, departmentId }, draft),
        checkKeys(found(assignment), draft.itemKeys),
      ]);
      const after: Finding = {
        ...unborn,
        auditId,
        departmentId,
        path: found(assignment).path,
        findingId: newId(),
        fiscalYear: found(audit).fiscalYear,
        status: 'draft',
        ...draft,
        authorId: call.actor.personId,
        disputes: [],
        severityHistory: [],
        followUps: [],
      };
      const change = { kind: 'finding', before: undefined, after, act: 'finding.create', warrant } as const;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: findingAggregate.ref(after) } });
      const result = saved(undefined, after);
      return { body: findingView(result, found(audit), call.actor), version: result.version };
    }),
    replay: (call, { ref }) => get.run({ ...call, input: ref as unknown as { auditId: string; findingId: string } }),
  };

  // The first look of an approver at a plan is a fact of its own: from then on it cannot be withdrawn (引戻し).
  const get: UseCase<{ auditId: string; findingId: string }, FindingView> = racingWith(
    ({ auditId, findingId }) => findingAggregate.load(ports, { auditId, findingId }),
    async (call, { record, context }) => {
      const { remediation } = record;
      const target = findingTarget(record, context);
      const warrant = authorize(call.actor, 'finding.read', target, 'finding.read');
      const unopened = remediation?.status === 'submitted' && remediation.openedByApproverAt === undefined;
      if (!unopened || !can(call.actor, 'remediation.approve', target))
        return { body: findingView(record, context, call.actor), version: record.version };
      const opened = { ...remediation, openedByApproverAt: call.request.at.toISOString() };
      const after: Finding = { ...record, remediation: opened };
      const change = { kind: 'finding', before: record, after, act: 'remediation.open', warrant } as const;
      await commitOrRace(store, { call, changes: [change] });
      const result = saved(record, after);
      return { body: findingView(result, context, call.actor), version: result.version };
    },
  );

  const edit: UseCase<Draft & { auditId: string; findingId: string }, FindingView> = beginningWith(
    ({ auditId, findingId }) => findingAggregate.load(ports, { auditId, findingId }),
    async (call, { record: before, context }) => {
      const { auditId: _auditId, findingId: _findingId, ...draft } = call.input;
      const warrant = authorize(call.actor, 'finding.edit', findingTarget(before, context), 'finding.read');
      expectSeen(call, before);
      refuseRegrading(before, draft.severity);
      await Promise.all([checkGrounds(ports, before, draft), checkKeys(context, draft.itemKeys)]);
      const after: Finding = { ...advance(findingLifecycle, before, 'edit'), ...draft };
      await store.commit({ call, changes: [{ kind: 'finding', before, after, act: 'finding.edit', warrant }] });
      const result = saved(before, after);
      return { body: findingView(result, context, call.actor), version: result.version };
    },
  );

  const list: UseCase<{ auditId: string }, { items: FindingView[] }> = {
    run: async ({ actor, input: { auditId } }) => {
      const [[audit], findings] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.findingsOf(auditId),
      ]);
      const known = found(audit);
      authorize(actor, 'audit.read', auditTarget(known, 'read'), 'audit.read');
      const readable = findings.filter((f) => can(actor, 'finding.read', findingTarget(f, known)));
      return { body: { items: readable.map((f) => findingView(f, known, actor)) } };
    },
  };

  const commands = commandUseCases(ports, {
    aggregate: findingAggregate,
    prefix: 'finding',
    step: (finding, command, _, audit) => {
      refuseHalted(audit);
      return advance(findingLifecycle, finding, command);
    },
    rules: { ...repeatRules, ...horizontalRules, ...exchangeRules, ...improvementRules },
  });

  const remediation = commandUseCases(ports, {
    aggregate: findingAggregate,
    prefix: 'remediation',
    step: (finding, command, _, audit) => {
      refuseHalted(audit);
      return stepRemediation(finding, command);
    },
    rules: remediationRules,
  });

  return {
    'finding.list': list,
    'finding.create': create,
    'finding.get': get,
    'finding.edit': edit,
    ...commands,
    ...remediation,
  };
};
