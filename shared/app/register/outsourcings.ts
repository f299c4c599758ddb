import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import {
  checkDue,
  type Outsourcing,
  type outsourcingDraft,
  type outsourcingInputs,
  outsourcingLifecycle,
  yearToCheck,
} from '#shared/domain/register/outsourcing.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { withoutHold } from '#shared/app/retention/hold-seen.ts';
import { type Aggregate, commandUseCases, possible, readUseCase, type Rules } from '#shared/app/commands.ts';
import type { Ports } from '#shared/app/ports.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';
import { departmentFor, listOverSections, ofSection } from './sections.ts';

type Draft = Output<typeof outsourcingDraft>;
type Inputs = { [C in keyof typeof outsourcingInputs]: Output<(typeof outsourcingInputs)[C]> };
type OutsourcingView = Outsourcing & { may: string[]; overdue: boolean; dueDate?: string; yearToCheck?: number };

const view = (record: Outsourcing, _: unknown, actor: Actor): OutsourcingView => {
  const dueDate = checkDue(record);
  return {
    ...withoutHold(record, actor),
    may: possible(actor, 'outsourcing', outsourcingLifecycle, record, ofSection(record)),
    overdue: dueDate !== undefined && dueDate < actor.today,
    ...(dueDate ? { dueDate, yearToCheck: yearToCheck(record) } : {}),
  };
};

export const outsourcingAggregate: Aggregate<'outsourcing', undefined, OutsourcingView> = {
  kind: 'outsourcing',
  keys: ['departmentId', 'outsourcingId'],
  readAction: 'outsourcing.read',
  load: async ({ store }, { departmentId = '', outsourcingId = '' }) => {
    const [record] = await store.load({ kind: 'outsourcing', departmentId, outsourcingId });
    return { record: found(record), context: undefined };
  },
  ref: ({ departmentId, outsourcingId }) => ({ kind: 'outsourcing', departmentId, outsourcingId }),
  target: ofSection,
  view,
};

/** The works it is about stand in the register of the section. Throws `incomplete`. */
const checkWorks = async ({ store }: Ports, departmentId: string, { workIds }: Draft): Promise<void> => {
  const works = await store.load(...workIds.map((workId) => ({ kind: 'spiWork' as const, departmentId, workId })));
  const strange = works.filter((work) => work === undefined || work.status === 'withdrawn').length;
  if (strange > 0) missing(`台帳にない事務 ${strange}件`, `${strange} works that are not in the register`);
};

/** Nothing was checked or agreed to tomorrow. */
const refuseFuture = (day: string, { today }: Actor): void => {
  if (day > today) throw new DomainError('rule_refused');
};

const rulesWith = (newId: Ports['newId']): Rules<'outsourcing', undefined, Inputs> => ({
  edit: {
    guard: ({ before, input, ports }) => checkWorks(ports, before.departmentId, input),
    apply: (record, { input }) => ({ ...record, ...input }),
  },
  checkSelection: {
    guard: ({ input, call }) => refuseFuture(input.checkedOn, call.actor),
    apply: (record, { input, call, at }) => ({ ...record, selection: { ...input, by: call.actor.personId, at } }),
  },
  consent: {
    guard: ({ input, call }) => refuseFuture(input.consentedOn, call.actor),
    apply: (record, { input, call, at }) => ({
      ...record,
      reContractors: [...record.reContractors, { ...input, reContractorId: newId(), by: call.actor.personId, at }],
    }),
  },
  endReContract: {
    guard: ({ before, input }) => {
      const open = before.reContractors.find((r) => r.reContractorId === input.reContractorId);
      if (open === undefined || open.endedOn !== undefined) missing('再委託先', 'the re-contractor');
      if (input.on < open.consentedOn) throw new DomainError('rule_refused');
    },
    apply: (record, { input }) => ({
      ...record,
      reContractors: record.reContractors.map((r) =>
        r.reContractorId === input.reContractorId ? { ...r, endedOn: input.on } : r,
      ),
    }),
  },
  check: {
    guard: ({ before, input, call }) => {
      refuseFuture(input.checkedOn, call.actor);
      if (input.checkedOn < before.from) throw new DomainError('rule_refused');
      if (input.result === 'inadequate' && input.findings === '') missing('不十分な点', 'what is inadequate');
    },
    apply: (record, { input, call, at }) => ({
      ...record,
      checks: [...record.checks, { ...input, by: call.actor.personId, at }],
    }),
  },
  end: {
    guard: ({ before, input }) => {
      if (input.on < before.from) throw new DomainError('rule_refused');
    },
    apply: (record, { input, call, at }) => ({ ...record, ending: { ...input, by: call.actor.personId, at } }),
  },
});

/** Supervision of contractors and re-contractors (委託先・再委託先の監督), contract by contract. */
export const outsourcingUseCases = (ports: Ports) => {
  const { store, newId } = ports;

  const create: UseCase<Draft & { departmentId: string }, OutsourcingView> = {
    run: async (call) => {
      const { departmentId, ...draft } = call.input;
      const { path } = await departmentFor(ports, departmentId);
      const target = ofSection({ departmentId, path });
      const warrant = authorize(call.actor, 'outsourcing.create', target, 'outsourcing.read');
      await checkWorks(ports, departmentId, draft);
      const after: Outsourcing = {
        ...unborn,
        departmentId,
        outsourcingId: newId(),
        path,
        status: 'in_force',
        ...draft,
        reContractors: [],
        checks: [],
      };
      await store.commit({
        call,
        changes: [{ kind: 'outsourcing', before: undefined, after, act: 'outsourcing.create', warrant }],
        receipt: { status: 201, ref: outsourcingAggregate.ref(after) },
      });
      const result = saved(undefined, after);
      return { body: view(result, undefined, call.actor), version: result.version };
    },
    replay: async ({ actor }, { ref }) => {
      const { record } = await outsourcingAggregate.load(ports, ref as unknown as Record<string, string>);
      authorize(actor, 'outsourcing.read', ofSection(record), 'outsourcing.read');
      return { body: view(record, undefined, actor), version: record.version };
    },
  };

  return {
    'outsourcing.list': listOverSections({
      readAction: 'outsourcing.read',
      all: (page) => store.list.outsourcings(page),
      ofSection: (departmentId) => store.list.outsourcingsOf(departmentId),
      view: (records, actor) => records.map((record) => view(record, undefined, actor)),
    }),
    'outsourcing.get': readUseCase(ports, outsourcingAggregate),
    'outsourcing.create': create,
    ...commandUseCases(ports, {
      aggregate: outsourcingAggregate,
      prefix: 'outsourcing',
      step: (record, command) => advance(outsourcingLifecycle, record, command),
      rules: rulesWith(newId),
    }),
  };
};
