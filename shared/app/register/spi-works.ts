import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { mapLimited } from '#shared/kernel/parallel.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import { type Outsourcing, type OutsourcingOfWork, ofWork } from '#shared/domain/register/outsourcing.ts';
import {
  confirmationDue,
  type SpiWork,
  type spiWorkDraft,
  type spiWorkInputs,
  spiWorkLifecycle,
  yearToConfirm,
} from '#shared/domain/register/spi-work.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { withoutHold } from '#shared/app/retention/hold-seen.ts';
import { type Aggregate, commandUseCases, possible, readUseCase, type Rules } from '#shared/app/commands.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';
import { namedHandlers } from './handlers.ts';
import { departmentFor, listOverSections, ofSection } from './sections.ts';

/** Sections of a page whose contracts are looked up at once. */
const width = 16;

type Draft = Output<typeof spiWorkDraft>;
type Inputs = { [C in keyof typeof spiWorkInputs]: Output<(typeof spiWorkInputs)[C]> };
type SpiWorkView = SpiWork & {
  may: string[];
  overdue: boolean;
  dueDate?: string;
  yearToConfirm?: number;
  outsourcings: OutsourcingOfWork[];
};
/** Contracts of the section with those who do work for it. */
type Context = readonly Outsourcing[];

const view = (work: SpiWork, outsourcings: Context, actor: Actor): SpiWorkView => {
  const dueDate = confirmationDue(work);
  return {
    ...withoutHold(work, actor),
    may: possible(actor, 'spiWork', spiWorkLifecycle, work, ofSection(work)),
    overdue: dueDate !== undefined && dueDate < actor.today,
    outsourcings: ofWork(outsourcings, work.workId),
    ...(dueDate ? { dueDate, yearToConfirm: yearToConfirm(work) } : {}),
  };
};

export const spiWorkAggregate: Aggregate<'spiWork', Context, SpiWorkView> = {
  kind: 'spiWork',
  keys: ['departmentId', 'workId'],
  readAction: 'spiWork.read',
  load: async ({ store }, { departmentId = '', workId = '' }) => {
    const [[record], context] = await Promise.all([
      store.load({ kind: 'spiWork', departmentId, workId }),
      store.list.outsourcingsOf(departmentId),
    ]);
    return { record: found(record), context };
  },
  ref: ({ departmentId, workId }) => ({ kind: 'spiWork', departmentId, workId }),
  target: ofSection,
  view,
};

/** What the tree of departments says of the section now. */
const placeOf = async (ports: Ports, departmentId: string) => {
  const { path, name, implementingBody } = await departmentFor(ports, departmentId);
  return { path, departmentName: name, implementingBody };
};

const rewritten = async (work: SpiWork, draft: Draft, ports: Ports, { actor }: Call): Promise<SpiWork> => {
  const { pia: _earlier, ...rest } = work;
  const [place, handlers] = await Promise.all([
    placeOf(ports, work.departmentId),
    namedHandlers(ports, draft.handlers, work.departmentId, actor.today),
  ]);
  return { ...rest, ...draft, ...place, handlers };
};

const rules: Rules<'spiWork', Context, Inputs> = {
  edit: { apply: (work, { input, ports, call }) => rewritten(work, input, ports, call) },
  revise: { apply: (work, { input, ports, call }) => rewritten(work, input, ports, call) },
  withdraw: {
    apply: (work, { input, call }) => ({ ...work, withdrawnOn: call.actor.today, remark: input.comment }),
  },
  enter: {
    apply: (work, { input, call, at }) => ({
      ...work,
      enteredBy: call.actor.personId,
      enteredAt: at,
      remark: input.comment,
    }),
  },
  confirm: {
    guard: ({ input, call }) => {
      const now = fiscalYearOf(call.actor.today);
      if (input.fiscalYear > now || input.fiscalYear < now - 1) throw new DomainError('rule_refused');
    },
    apply: (work, { input, call, at }) => ({
      ...work,
      confirmations: [
        ...work.confirmations.filter((c) => c.fiscalYear !== input.fiscalYear),
        { ...input, by: call.actor.personId, at },
      ].toSorted((a, b) => a.fiscalYear - b.fiscalYear),
    }),
  },
  end: {
    guard: ({ input, before }) => {
      if (input.on < before.startsOn) throw new DomainError('rule_refused');
    },
    apply: (work, { input, call, at }) => ({ ...work, ending: { ...input, by: call.actor.personId, at } }),
  },
};

/** The register of number-using work (個人番号利用事務等の台帳), one entry for each work of each section. */
export const spiWorkUseCases = (ports: Ports) => {
  const { store, newId } = ports;

  const create: UseCase<Draft & { departmentId: string }, SpiWorkView> = {
    run: async (call) => {
      const { departmentId, ...draft } = call.input;
      const place = await placeOf(ports, departmentId);
      const warrant = authorize(
        call.actor,
        'spiWork.create',
        ofSection({ departmentId, path: place.path }),
        'spiWork.read',
      );
      const after: SpiWork = {
        ...unborn,
        departmentId,
        workId: newId(),
        ...place,
        status: 'draft',
        ...draft,
        handlers: await namedHandlers(ports, draft.handlers, departmentId, call.actor.today),
        draftedBy: call.actor.personId,
        confirmations: [],
      };
      await store.commit({
        call,
        changes: [{ kind: 'spiWork', before: undefined, after, act: 'spiWork.create', warrant }],
        receipt: { status: 201, ref: spiWorkAggregate.ref(after) },
      });
      const result = saved(undefined, after);
      return { body: view(result, [], call.actor), version: result.version };
    },
    replay: async ({ actor }, { ref }) => {
      const { record, context } = await spiWorkAggregate.load(ports, ref as unknown as Record<string, string>);
      authorize(actor, 'spiWork.read', ofSection(record), 'spiWork.read');
      return { body: view(record, context, actor), version: record.version };
    },
  };

  return {
    'spiWork.list': listOverSections({
      readAction: 'spiWork.read',
      all: (page) => store.list.spiWorks(page),
      ofSection: (departmentId) => store.list.spiWorksOf(departmentId),
      view: async (works, actor) => {
        const sections = [...new Set(works.map((w) => w.departmentId))];
        const contracts = (await mapLimited(width, sections, (s) => store.list.outsourcingsOf(s))).flat();
        return works.map((work) => view(work, contracts, actor));
      },
    }),
    'spiWork.get': readUseCase(ports, spiWorkAggregate),
    'spiWork.create': create,
    ...commandUseCases(ports, {
      aggregate: spiWorkAggregate,
      prefix: 'spiWork',
      step: (work, command) => advance(spiWorkLifecycle, work, command),
      rules,
    }),
  };
};
