import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { can, permit, type Target } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import {
  type Disposal,
  type disposalDraft,
  type disposalInputs,
  disposalLifecycle,
  type DisposedAudit,
} from '#shared/domain/retention/disposal.ts';
import { keptUntil } from '#shared/domain/retention/retention.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { type Aggregate, commandUseCases, possible, readUseCase, type Rule, type Rules } from '#shared/app/commands.ts';
import { everyItem } from '#shared/app/pages.ts';
import type { Ports, Store } from '#shared/app/ports.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';

type Inputs = { [C in keyof typeof disposalInputs]: Output<(typeof disposalInputs)[C]> };
type DisposalView = Disposal & { may: string[] };
/** An ended audit of a fiscal year, and until when it is kept. */
type Ended = Pick<Audit, 'auditId' | 'title' | 'hold'> & { endedOn: string; keptUntil: string; due: boolean };

const ended = (audit: Audit, today: string): Ended | undefined => {
  if (!['closed', 'cancelled'].includes(audit.status)) return undefined;
  const { auditId, title, hold, endsOn, endedOn = endsOn } = audit;
  const until = keptUntil(endedOn);
  return {
    auditId,
    title,
    endedOn,
    keptUntil: until,
    due: until < today && hold === undefined,
    ...(hold ? { hold } : {}),
  };
};

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

/** The audits by id, each past its time and not held. Throws `rule_refused`, naming those that are not. */
const dueAudits = async (store: Store, auditIds: readonly string[], today: string): Promise<DisposedAudit[]> => {
  const audits = await store.load(...auditIds.map((auditId) => ({ kind: 'audit' as const, auditId })));
  const rows = audits.map((audit) => audit && ended(audit, today));
  const fields = rows.flatMap((row, n) =>
    row?.due
      ? []
      : [{ path: `auditIds.${n}`, ja: '保存期間が終わっていないか、廃棄が止められています', en: 'still to be kept' }],
  );
  if (fields.length > 0) throw new DomainError('rule_refused', { fields });
  return rows.flatMap((row) => {
    if (!row) return [];
    const { auditId, title, endedOn, keptUntil: until } = row;
    return [{ auditId, title, endedOn, keptUntil: until }];
  });
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
      const ids = before.audits.map(({ auditId }) => auditId);
      await dueAudits(ports.store, ids, call.actor.today);
    },
  },
  refuse: decided,
  stop: decided,
};

/** Disposal lists (廃棄目録): what is due, who proposed it, who approved it, and what was left of it. */
export const disposalUseCases = (ports: Ports) => {
  const { store, newId } = ports;

  const due: UseCase<{ fiscalYear: number }, { items: Ended[] }> = {
    run: async ({ actor, input }) => {
      permit(actor, 'disposal.read');
      const audits = await everyItem((page) => store.list.auditsOf(input.fiscalYear, page), 100);
      return { body: { items: audits.flatMap((audit) => ended(audit, actor.today) ?? []) } };
    },
  };

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
        audits: await dueAudits(store, input.auditIds, actor.today),
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
