import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { can, permit, type Target } from '#shared/domain/access/policy.ts';
import {
  type Disposal,
  type disposalDraft,
  type disposalInputs,
  disposalLifecycle,
  type DisposedFile,
} from '#shared/domain/retention/disposal.ts';
import type { FileRef } from '#shared/domain/retention/files.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { type Aggregate, commandUseCases, possible, readUseCase, type Rule, type Rules } from '#shared/app/commands.ts';
import type { Ports, Store } from '#shared/app/ports.ts';
import { beginningWith, found, saved, type UseCase } from '#shared/app/use-case.ts';
import { type EndedFile, filesIn, whyKept } from './files.ts';
import { yearsWithAudits } from './surroundings.ts';

type Inputs = { [C in keyof typeof disposalInputs]: Output<(typeof disposalInputs)[C]> };
type DisposalView = Disposal & { may: string[] };
/** An ended file, and whether it can be disposed of today. */
type Listed = EndedFile & { due: boolean };

const target = ({ proposedBy }: Disposal): Target => ({ makers: { submitter: proposedBy } });

const view = (disposal: Disposal, _: undefined, actor: Actor): DisposalView => ({
  ...disposal,
  may: possible(actor, 'disposal', disposalLifecycle, disposal, target(disposal)),
});

const aggregate: Aggregate<'disposal', undefined, DisposalView> = {
  kind: 'disposal',
  keys: ['disposalId'],
  readAction: 'disposal.read',
  load: async ({ store }, { disposalId = '' }) => {
    const [record] = await store.load({ kind: 'disposal', disposalId });
    return { record: found(record), context: undefined };
  },
  ref: ({ disposalId }) => ({ kind: 'disposal', disposalId }),
  target,
  view,
};

/** The files as named, each past its time and kept by nothing. Throws `rule_refused`, saying why of those that are not. */
const dueFiles = async (store: Store, refs: readonly FileRef[], today: string): Promise<DisposedFile[]> => {
  const found = await filesIn(store).find(refs);
  const files = found.flatMap((file) => (typeof file === 'string' ? [] : [file]));
  const fields = found.flatMap((file, n) => {
    const why = whyKept(typeof file === 'string' ? undefined : file, today);
    return why ? [{ path: `files.${n}`, ...why }] : [];
  });
  if (fields.length > 0) throw new DomainError('rule_refused', { fields });
  return files.map(({ kind, id, title, endedOn, keptUntil }) => ({ kind, id, title, endedOn, keptUntil }));
};

const decided: Rule<'disposal', undefined, { remark?: string | undefined }> = {
  apply: (disposal, { input, call, at }) => ({
    ...disposal,
    decidedBy: call.actor.personId,
    decidedAt: at,
    ...(input.remark === undefined ? {} : { remark: input.remark }),
  }),
};

const rules: Rules<'disposal', undefined, Inputs> = {
  approve: {
    ...decided,
    guard: async ({ before, ports, call }) => {
      await dueFiles(ports.store, before.files, call.actor.today);
    },
  },
  refuse: decided,
  stop: decided,
};

/** Disposal lists (廃棄目録): what is due, who proposed it, who approved it, and what was left of it. */
export const disposalUseCases = (ports: Ports) => {
  const { store, newId } = ports;

  const due: UseCase<{ fiscalYear: number }, { items: Listed[] }> = beginningWith(
    () => yearsWithAudits(store),
    async ({ actor, input }, years) => {
      permit(actor, 'disposal.read');
      const files = await filesIn(store, async () => years).ofYear(input.fiscalYear);
      return { body: { items: files.map((file) => ({ ...file, due: whyKept(file, actor.today) === undefined })) } };
    },
  );

  const list: UseCase<unknown, { items: DisposalView[] }> = {
    run: async ({ actor }) => {
      permit(actor, 'disposal.read');
      return { body: { items: (await store.list.disposals()).map((d) => view(d, undefined, actor)) } };
    },
  };

  const propose: UseCase<Output<typeof disposalDraft>, DisposalView> = {
    run: async (call) => {
      const { actor, input, request } = call;
      const warrant = permit(actor, 'disposal.propose');
      const after: Disposal = {
        ...unborn,
        disposalId: newId(),
        status: 'proposed',
        files: await dueFiles(store, input.files, actor.today),
        proposedBy: actor.personId,
        proposedAt: request.at.toISOString(),
      };
      await store.commit({
        call,
        changes: [{ kind: 'disposal', before: undefined, after, act: 'disposal.propose', warrant }],
        notify: [{ type: 'mail', template: 'yourTurn', to: ['chiefAuditor'], about: {} }],
        receipt: { status: 201, ref: aggregate.ref(after) },
      });
      const result = saved(undefined, after);
      return { body: view(result, undefined, actor), version: result.version };
    },
    replay: async (call, { ref }) => {
      const { record } = await aggregate.load(ports, ref as unknown as { disposalId: string });
      if (!can(call.actor, 'disposal.read', target(record))) throw new DomainError('not_found');
      return { body: view(record, undefined, call.actor), version: record.version };
    },
  };

  return {
    'disposal.due': due,
    'disposal.list': list,
    'disposal.get': readUseCase(ports, aggregate),
    'disposal.propose': propose,
    ...commandUseCases(ports, {
      aggregate,
      prefix: 'disposal',
      step: (record, command) => advance(disposalLifecycle, record, command),
      rules,
    }),
  };
};
