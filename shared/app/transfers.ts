import { DomainError, missing as incomplete } from '#shared/kernel/errors.ts';
import { permit, type Warrant } from '#shared/domain/access/policy.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { StaffList } from '#shared/domain/transfer/list.ts';
import { planTransfer, type TransferPlan } from '#shared/domain/transfer/plan.ts';
import type { Present, Terms } from '#shared/domain/transfer/present.ts';
import { describePlan, type TransferPreview } from '#shared/domain/transfer/preview.ts';
import { obstacles } from '#shared/domain/transfer/reasons.ts';
import { staffListOf } from '#shared/domain/transfer/template.ts';
import type { Transfer } from '#shared/domain/transfer/transfer.ts';
import type { Call, Ports, StaffListReader, TableWriter } from './ports.ts';
import { inTransactions, lettersOf, stepsWith } from './transfer-steps.ts';
import { found, saved, type UseCase } from './use-case.ts';

type File = { fileName: string; content: string };
type Wish = File & Pick<Terms, 'from' | 'missing'>;
type Shown = TransferPreview & { previewHash: string };

/** Transactions of one call. Some seconds of work; a longer list goes on when it is applied again. */
const transactionsPerCall = 100;

/** The whole organisation; people the index does not know yet are found by the sign-in names of the list. */
const presentFor = async ({ store, directory }: Ports, list: StaffList): Promise<Present> => {
  const [departments, posts, indexed] = await Promise.all([
    directory.departments(),
    directory.posts(),
    directory.people(),
  ]);
  const known = new Set(indexed.map((p) => p.subject));
  const named = new Set(list.rows.flatMap(({ holder }) => holder?.subject || []));
  const unknown = [...named].filter((subject) => !known.has(subject));
  const links = await store.load(...unknown.map((subject) => ({ kind: 'subject' as const, subject })));
  const personIds = links.flatMap((link) => link?.personId ?? []);
  const late = await store.load(...personIds.map((personId) => ({ kind: 'person' as const, personId })));
  return { departments, posts, people: [...indexed, ...late.filter((p) => p !== undefined)] };
};

type Request = { list: StaffList; plan: TransferPlan; present: Present; terms: Terms };

/**
 * Makes the changes of a plan in as few transactions as hold them, each of which also says in the transfer's own record
 * how far it has come. `call` is answered by the last one. Throws `busy` when there is more than one call can do:
 * applying again goes on.
 */
export const makeChanges = async (
  { store, newId, digest }: Ports,
  call: Call,
  warrant: Warrant,
  { plan: { changes }, present, terms }: Request,
  begun: { transfer: Transfer; before: Transfer | undefined },
): Promise<Transfer> => {
  const step = stepsWith(present, terms, warrant, newId);
  const chunks = inTransactions(changes.map(step));
  let { before, transfer } = begun;
  let made = 0;
  for (const [n, steps] of chunks.entries()) {
    if (n >= transactionsPerCall) throw new DomainError('busy');
    made += steps.length;
    const isLast = made === changes.length;
    const after = {
      ...transfer,
      done: transfer.changes - (changes.length - made),
      rest: digest({ ...scopeOf(terms), changes: changes.slice(made) }),
    };
    // The acts of a transfer: everything it does until it is through, and that it is.
    const act = isLast ? 'transfer.apply' : 'transfer.continue';
    await store.commit({
      call,
      changes: [{ kind: 'transfer', before, after, act, warrant }, ...steps.map(({ change }) => change)],
      notify: lettersOf(steps, transfer.transferId),
      ...(isLast ? { receipt: { status: 200, ref: { kind: 'transfer', transferId: transfer.transferId } } } : {}),
    });
    if (isLast) return saved(before, after);
    const [stored] = await store.load({ kind: 'transfer', transferId: transfer.transferId });
    before = found(stored);
    transfer = before;
  }
  return transfer;
};

const scopeOf = ({ from, missing }: Terms) => ({ from, missing });

/** Transfers (人事異動): the organisation as a staff list says it is from a day on. */
export const transferUseCases = (ports: Ports, readList: StaffListReader, writeTable: TableWriter) => {
  const { store, directory, digest } = ports;

  const planFor = async (call: Call<Wish>) => {
    const { actor, input } = call;
    const { fileName, content, from, missing } = input;
    const { list, sha256 } = await readList({ fileName, content });
    const terms: Terms = { from, missing, today: actor.today, actorId: actor.personId };
    const present = await presentFor(ports, list);
    const plan = planTransfer(list, present, terms);
    return { list, sha256, terms, present, plan, hash: digest({ ...scopeOf(terms), changes: plan.changes }) };
  };

  const preview: UseCase<Wish, Shown> = {
    run: async (call) => {
      permit(call.actor, 'organisation.manage');
      const { list, plan, present, terms, hash } = await planFor(call);
      return { body: { ...describePlan(list, plan, present, terms), previewHash: hash } };
    },
    // Nothing was saved, so the same file is simply read again.
    replay: async (call) => preview.run(call),
  };

  const apply: UseCase<Wish & { previewHash: string }, Transfer> = {
    run: async (call) => {
      const { actor, input, request } = call;
      const warrant = permit(actor, 'organisation.manage');
      const { previewHash: transferId } = input;
      const [before] = await store.load({ kind: 'transfer', transferId });
      // What was carried out once is not carried out again; a repeated request is answered by its receipt.
      if (before && before.done === before.changes) throw new DomainError('already_exists');
      const { list, plan, present, terms, sha256, hash } = await planFor(call);
      if (hash !== (before?.rest ?? transferId)) throw new DomainError('stale_version');
      if (plan.obstacle) incomplete(obstacles[plan.obstacle].ja, obstacles[plan.obstacle].en);
      const transfer: Transfer = before ?? {
        ...unborn,
        transferId,
        ...scopeOf(terms),
        source: { fileName: input.fileName, sha256 },
        changes: plan.changes.length,
        done: 0,
        rest: transferId,
        appliedBy: actor.personId,
        appliedAt: request.at.toISOString(),
      };
      const body = await makeChanges(ports, call, warrant, { list, plan, present, terms }, { transfer, before });
      return { body, version: body.version };
    },
    replay: async ({ actor }, { ref }) => {
      permit(actor, 'organisation.manage');
      const [record] = await store.load(ref as { kind: 'transfer'; transferId: string });
      return { body: found(record), version: found(record).version };
    },
  };

  const list: UseCase<unknown, { items: Transfer[] }> = {
    run: async ({ actor }) => {
      permit(actor, 'organisation.manage');
      const all = await store.list.transfers();
      return { body: { items: all.toSorted((a, b) => (a.appliedAt < b.appliedAt ? 1 : -1)) } };
    },
  };

  const template: UseCase<{ from?: string | undefined }, { fileName: string; content: string }> = {
    run: async ({ actor, input }) => {
      permit(actor, 'organisation.manage');
      const from = input.from ?? actor.today;
      const [departments, posts, people] = await Promise.all([
        directory.departments(),
        directory.posts(),
        directory.people(),
      ]);
      const rows = staffListOf({ departments, posts, people }, from);
      return {
        body: { fileName: `職員一覧-${from}.xlsx`, content: await writeTable({ name: '職員一覧', day: from, rows }) },
      };
    },
  };

  return {
    'transfer.preview': preview,
    'transfer.apply': apply,
    'transfer.list': list,
    'transfer.template': template,
  };
};
