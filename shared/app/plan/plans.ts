import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize, permit } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import {
  fiscalYearIn,
  isEditionOf,
  type Plan,
  type planDraft,
  planIdOf,
  type planInputs,
  planLifecycle,
} from '#shared/domain/plan/plan.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { type Aggregate, commandUseCases, readUseCase, type Rules } from '#shared/app/commands.ts';
import { auditNumbers } from '#shared/app/audit/audit-numbers.ts';
import { everyItem } from '#shared/app/pages.ts';
import type { Change, Ports } from '#shared/app/ports.ts';
import { planTarget } from '#shared/app/targets.ts';
import { planAggregate, type PlanView, planView } from './plan-view.ts';
import { beginningWith, expectSeen, saved, type UseCase } from '#shared/app/use-case.ts';

type Draft = Output<typeof planDraft>;

/** Every section a plan names must exist. Throws `incomplete`. */
const checkScope = async ({ directory }: Ports, { sections }: Draft): Promise<void> => {
  const known = new Set((await directory.departments()).map((d) => d.departmentId));
  const unknown = sections.map((s) => s.departmentId).filter((id) => !known.has(id));
  if (unknown.length > 0)
    missing(`存在する所属(${unknown.join('、')}はありません)`, `departments that exist, unlike ${unknown.join(', ')}`);
};

const previousEdition = async ({ store }: Ports, plan: Plan): Promise<Plan | undefined> => {
  if (plan.edition === 1) return undefined;
  const [before] = await store.load({ kind: 'plan', planId: planIdOf(plan.kind, plan.fiscalYear, plan.edition - 1) });
  return before;
};

const auditsOfYear = ({ store }: Ports, fiscalYear: number): Promise<Audit[]> =>
  everyItem((page) => store.list.auditsOf(fiscalYear, page), 100);

type Inputs = { [C in keyof typeof planInputs]: Output<(typeof planInputs)[C]> };

const rules: Rules<'plan', undefined, Omit<Inputs, 'close'>> = {
  submit: {
    // Coverage is stated, not enforced: a three-year cycle leaves sections out on purpose (DOMAIN.md 1.4 A).
    apply: async (plan, { ports, call }) => {
      const departments = await ports.directory.departments();
      const parents = new Set(departments.map((d) => d.parentId));
      const covered = new Set(plan.sections.map((s) => s.departmentId));
      const sections = departments.filter((d) => !parents.has(d.departmentId) && d.validTo === undefined);
      return {
        ...plan,
        submittedBy: call.actor.personId,
        uncovered: sections.map((d) => d.departmentId).filter((id) => !covered.has(id)),
      };
    },
    notify: (plan) => [{ type: 'mail', template: 'planSubmitted', to: ['ciso'], about: { planId: plan.planId } }],
  },
  return: {
    apply: (plan, { input }) => ({ ...plan, remark: input.comment }),
    notify: (plan) => [
      { type: 'mail', template: 'planReturned', to: ['chiefAuditor'], about: { planId: plan.planId } },
    ],
  },
  approve: {
    guard: ({ input, call }) => {
      if (input.committeeDate > call.actor.today)
        missing('今日までの委員会の開催日', 'a day of the committee that is not to come');
    },
    apply: (plan, { input, call, at }) => ({
      ...plan,
      committeeDate: input.committeeDate,
      approvedBy: call.actor.personId,
      approvedAt: at,
    }),
    // The edition in force gives way in the same commit that puts the new one in force.
    also: async (plan, { ports, call }, warrant): Promise<Change[]> => {
      const before = await previousEdition(ports, plan);
      if (before?.status !== 'approved') return [];
      const after = { ...advance(planLifecycle, before, 'supersede'), endedOn: call.actor.today };
      return [{ kind: 'plan', before, after, act: 'plan.supersede', warrant }];
    },
    notify: (plan) => [
      { type: 'mail', template: 'planApproved', to: ['chiefAuditor'], about: { planId: plan.planId } },
    ],
  },
  revise: {
    guard: async ({ before, ports }) => {
      const next = planIdOf(before.kind, before.fiscalYear, before.edition + 1);
      const [existing] = await ports.store.load({ kind: 'plan', planId: next });
      if (existing) throw new DomainError('already_exists');
    },
    apply: (plan, { input }) => ({ ...plan, remark: input.reason }),
    also: (plan, { before }, warrant): Change[] => {
      const { title, policy, sections, kind, fiscalYear } = before;
      const edition = before.edition + 1;
      const planId = planIdOf(kind, fiscalYear, edition);
      const draft: Plan = { ...unborn, planId, kind, fiscalYear, edition, status: 'draft', title, policy, sections };
      return [{ kind: 'plan', before: undefined, after: draft, act: 'plan.create', warrant }];
    },
  },
};

type AuditsOfYear = { audits: Audit[]; numbered: number };

/** Closing looks at the audits of the plan's year, which are read beside the plan. */
const closing: Aggregate<'plan', AuditsOfYear, PlanView> = {
  ...planAggregate,
  load: async (ports, input) => {
    const fiscalYear = fiscalYearIn(input['planId'] ?? '');
    const [{ record }, audits, [sequence]] = await Promise.all([
      planAggregate.load(ports, input),
      auditsOfYear(ports, fiscalYear),
      ports.store.load(auditNumbers(fiscalYear)),
    ]);
    return { record, context: { audits, numbered: sequence?.version ?? 0 } };
  },
  target: planTarget,
  view: (plan, _, actor) => planView(plan, actor),
};

const closingRules: Rules<'plan', AuditsOfYear, Pick<Inputs, 'close'>> = {
  close: {
    guard: ({ before, context: { audits, numbered }, input }) => {
      // Audits are found by an index, which may not know of the newest yet; how many there are, their numbers tell.
      if (audits.length < numbered) throw new DomainError('busy');
      const open = audits.filter((a) => isEditionOf(before, a.planId) && !['closed', 'cancelled'].includes(a.status));
      if (open.length > 0 && !input.reason) missing('終了していない監査の扱い', 'what becomes of audits still open');
    },
    // An audit that is being created at this moment takes the next number, and then this one comes too late.
    grounds: ({ before, context: { numbered } }) => [{ ref: auditNumbers(before.fiscalYear), version: numbered }],
    apply: (plan, { input, call }) => ({ ...plan, endedOn: call.actor.today, remark: input.reason }),
  },
};

export const planUseCases = (ports: Ports) => {
  const { store } = ports;
  const list: UseCase<{ fiscalYear: number }, { items: PlanView[] }> = {
    run: async ({ actor, input }) => {
      permit(actor, 'plan.read');
      const plans = await store.list.plansOf(input.fiscalYear);
      return { body: { items: plans.map((plan) => planView(plan, actor)) } };
    },
  };

  const create: UseCase<Draft & Pick<Plan, 'kind' | 'fiscalYear'>, PlanView> = {
    run: async (call) => {
      const { kind, fiscalYear, ...draft } = call.input;
      const warrant = permit(call.actor, 'plan.create');
      await checkScope(ports, draft);
      const planId = planIdOf(kind, fiscalYear, 1);
      const after: Plan = { ...unborn, planId, kind, fiscalYear, edition: 1, status: 'draft', ...draft };
      const change = { kind: 'plan', before: undefined, after, act: 'plan.create', warrant } as const;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: { kind: 'plan', planId } } });
      return { body: planView(saved(undefined, after), call.actor), version: 1 };
    },
    replay: async (call, { ref }) =>
      readUseCase(ports, planAggregate).run({ ...call, input: { planId: ref.kind === 'plan' ? ref.planId : '' } }),
  };

  const edit: UseCase<Draft & { planId: string }, PlanView> = beginningWith(
    ({ planId }) => planAggregate.load(ports, { planId }),
    async (call, { record: before }) => {
      const { planId: _planId, ...draft } = call.input;
      const warrant = authorize(call.actor, 'plan.edit', planTarget(before), 'plan.read');
      expectSeen(call, before);
      if (before.status !== 'draft') throw new DomainError('invalid_transition', { params: { status: before.status } });
      await checkScope(ports, draft);
      const after: Plan = { ...before, ...draft };
      await store.commit({ call, changes: [{ kind: 'plan', before, after, act: 'plan.edit', warrant }] });
      return { body: planView(saved(before, after), call.actor), version: before.version + 1 };
    },
  );

  const commands = commandUseCases(ports, {
    aggregate: planAggregate,
    prefix: 'plan',
    step: (plan, command) => advance(planLifecycle, plan, command),
    rules,
  });
  const close = commandUseCases(ports, {
    aggregate: closing,
    prefix: 'plan',
    step: (plan, command) => advance(planLifecycle, plan, command),
    rules: closingRules,
  });

  return {
    'plan.list': list,
    'plan.create': create,
    'plan.get': readUseCase(ports, planAggregate),
    'plan.edit': edit,
    ...commands,
    ...close,
  };
};
