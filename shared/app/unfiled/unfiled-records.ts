import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize, type Target } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { isHalted, isReported } from '#shared/domain/audit/phases.ts';
import { unfiledLifecycle } from '#shared/domain/evidence/unfiled.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import { type Aggregate, commandUseCases, possible, readUseCase, type Rules } from '#shared/app/commands.ts';
import type { Call, Change, Ports } from '#shared/app/ports.ts';
import type { Keys, RecordOf, Ref } from '#shared/app/records.ts';
import { sectionTarget } from '#shared/app/targets.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';

type UnfiledKind = 'logAnalysis' | 'onsiteViewing';
type Where = { auditId: string; departmentId: string };
type View<K extends UnfiledKind> = RecordOf<K> & { may: string[] };
type Inputs<Draft> = { edit: Draft; withdraw: { reason: string } };

/** What one kind of evidence without a file has of its own. */
type Sort<K extends UnfiledKind, Draft> = {
  kind: K;
  idName: keyof Keys[K] & string;
  list: (ports: Ports, where: Where) => Promise<RecordOf<K>[]>;
  /** Throws where what is written cannot be. */
  check: (ports: Ports, audit: Audit, draft: Draft & Where, call: Call) => void | Promise<void>;
  /** Findings because of which a record cannot be withdrawn. */
  counts: (finding: Finding) => boolean;
};

/** Sections know of it from the notice on. */
const targetOf = (audit: Audit, departmentId: string, recordedBy?: string): Target => ({
  ...sectionTarget(audit, found(audit.sections.find((s) => s.departmentId === departmentId))),
  ...(audit.notifiedAt === undefined ? { sections: [] } : {}),
  ...(recordedBy === undefined ? {} : { makers: { author: recordedBy } }),
});

/** From the notice to the report: afterwards it stands as it is. */
const isOpen = ({ status, notifiedAt }: Audit): boolean =>
  notifiedAt !== undefined && !isReported(status) && !isHalted(status);
const refuseClosed = (audit: Audit): void => {
  if (!isOpen(audit)) throw new DomainError('invalid_transition', { params: { status: audit.status } });
};

const rests = ({ evidenceIds, disputes, remediation }: Finding, id: string): boolean =>
  [...evidenceIds, ...disputes.flatMap((d) => d.evidenceIds), ...(remediation?.completion?.evidenceIds ?? [])].includes(
    id,
  );

/** List, read, record, correct and withdraw evidence without a file: the same for each kind. */
export const unfiledUseCases = <K extends UnfiledKind, Draft extends { itemKeys: string[] }>(
  ports: Ports,
  { kind, idName, list: listOf, check, counts }: Sort<K, Draft>,
) => {
  const { store, newId } = ports;
  const action = (command: string): Action => `${kind}.${command}` as Action;
  const idOf = (record: RecordOf<K>): string => (record as unknown as Record<string, string>)[idName] ?? '';
  const refTo = ({ auditId, departmentId }: Where, id: string): Ref =>
    ({ kind, auditId, departmentId, [idName]: id }) as unknown as Ref;
  const target = (record: RecordOf<K>, audit: Audit): Target => targetOf(audit, record.departmentId, record.recordedBy);

  const view = (record: RecordOf<K>, audit: Audit, actor: Actor): View<K> => ({
    ...record,
    may: isOpen(audit) ? possible(actor, kind, unfiledLifecycle, record, target(record, audit)) : [],
  });

  const checkAll = async (audit: Audit, draft: Draft & Where, call: Call): Promise<void> => {
    refuseClosed(audit);
    await Promise.all([check(ports, audit, draft, call), itemKeyChecker(store)(audit, draft.itemKeys)]);
  };

  const aggregate: Aggregate<K, Audit, View<K>> = {
    kind,
    keys: ['auditId', 'departmentId', idName],
    readAction: action('read'),
    load: async (_, { auditId = '', departmentId = '', ...ids }) => {
      const [audit, record] = await store.load(
        { kind: 'audit', auditId },
        refTo({ auditId, departmentId }, ids[idName] ?? ''),
      );
      return { record: found(record) as RecordOf<K>, context: found(audit) };
    },
    ref: (record) => refTo(record, idOf(record)),
    target,
    view,
  };

  const get = readUseCase(ports, aggregate);

  const list: UseCase<Where, { items: View<K>[] }> = {
    run: async ({ actor, input: { auditId, departmentId } }) => {
      const [[loaded], records] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        listOf(ports, { auditId, departmentId }),
      ]);
      const audit = found(loaded);
      authorize(actor, action('read'), targetOf(audit, departmentId), action('read'));
      return { body: { items: records.map((record) => view(record, audit, actor)) } };
    },
  };

  const record: UseCase<Where & Draft, View<K>> = {
    run: async (call) => {
      const { auditId, departmentId } = call.input;
      const [loaded] = await store.load({ kind: 'audit', auditId });
      const audit = found(loaded);
      const warrant = authorize(call.actor, action('record'), targetOf(audit, departmentId), action('read'));
      await checkAll(audit, call.input, call);
      const after = {
        ...unborn,
        [idName]: newId(),
        status: 'recorded',
        ...call.input,
        recordedBy: call.actor.personId,
        recordedAt: call.request.at.toISOString(),
      } as unknown as RecordOf<K>;
      const change = { kind, before: undefined, after, act: action('record'), warrant } as unknown as Change;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: aggregate.ref(after) } });
      const result = saved(undefined, after);
      return { body: view(result, audit, call.actor), version: result.version };
    },
    replay: (call, { ref }) => get.run({ ...call, input: ref as unknown as Record<string, string> }),
  };

  const rules: Rules<K, Audit, Inputs<Draft>> = {
    edit: {
      guard: ({ before, context, input, call }) => checkAll(context, { ...before, ...input }, call),
      // What was left out now is gone.
      apply: (
        { measure: _measure, nextOn: _next, requestId: _request, ...after }: Record<string, unknown>,
        { input },
      ) => ({ ...after, ...input }) as unknown as RecordOf<K>,
    },
    withdraw: {
      guard: async ({ before, context }) => {
        refuseClosed(context);
        const findings = await store.list.findingsOf(before.auditId);
        if (findings.some((f) => f.status !== 'withdrawn' && counts(f) && rests(f, idOf(before)))) {
          throw new DomainError('rule_refused');
        }
      },
      apply: (after, { input, call, at }) => ({
        ...after,
        withdrawal: { reason: input.reason, by: call.actor.personId, at },
      }),
    },
  };

  const commands = commandUseCases<K, Audit, View<K>, K, Inputs<Draft>>(ports, {
    aggregate,
    prefix: kind,
    step: (before, command) => advance(unfiledLifecycle, before, command),
    rules,
  });

  return { list, get, record, commands };
};
