import { DomainError } from '#shared/kernel/errors.ts';
import type { Warrant } from '#shared/domain/access/policy.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { StaffList } from '#shared/domain/transfer/list.ts';
import type { TransferPlan } from '#shared/domain/transfer/plan.ts';
import type { Present, Terms } from '#shared/domain/transfer/present.ts';
import type { Transfer } from '#shared/domain/transfer/transfer.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { inTransactions, lettersOf, stepsWith } from './transfer-steps.ts';
import { found, saved } from '#shared/app/use-case.ts';

/** The whole organisation; people the index does not know yet are found by the sign-in names of the list. */
export const presentFor = async ({ store, directory }: Ports, list: StaffList): Promise<Present> => {
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

/** Names exactly these changes on exactly this day: what a preview showed, and what is left of a transfer. */
export const hashOf = (
  { digest }: Ports,
  { from, missing }: Terms,
  changes: TransferPlan['changes'],
): Transfer['transferId'] => digest({ from, missing, changes });

export type Run = {
  plan: TransferPlan;
  present: Present;
  terms: Terms;
  source: Transfer['source'];
  /** The transfer's own record, where an earlier call has begun it. */
  begun?: Transfer | undefined;
};

/**
 * Makes the changes of a plan in as few transactions as hold them, each of which also says in the transfer's own record
 * how far it has come. The last one answers `call`. Throws `busy` when there is more to do than `atMost` transactions:
 * the same call goes on.
 */
export const runTransfer = async (
  ports: Ports,
  call: Call,
  warrant: Warrant,
  { plan: { changes }, present, terms, source, begun }: Run,
  atMost = Infinity,
): Promise<Transfer> => {
  const { store, newId } = ports;
  const transferId = begun?.transferId ?? hashOf(ports, terms, changes);
  let before = begun;
  let made = 0;
  for (const [n, steps] of inTransactions(changes.map(stepsWith(present, terms, warrant, newId))).entries()) {
    if (n >= atMost) throw new DomainError('busy');
    made += steps.length;
    const left = changes.slice(made);
    const total = before?.changes ?? changes.length;
    const after: Transfer = {
      ...(before ?? {
        ...unborn,
        transferId,
        from: terms.from,
        missing: terms.missing,
        source,
        changes: total,
        appliedBy: call.actor.personId,
        appliedAt: call.request.at.toISOString(),
      }),
      done: total - left.length,
      rest: hashOf(ports, terms, left),
    };
    const isLast = left.length === 0;
    await store.commit({
      call,
      changes: [
        { kind: 'transfer', before, after, act: isLast ? 'transfer.apply' : 'transfer.continue', warrant },
        ...steps.map(({ change }) => change),
      ],
      notify: lettersOf(steps, transferId),
      ...(isLast ? { receipt: { status: 200, ref: { kind: 'transfer', transferId } } } : {}),
    });
    if (isLast) return saved(before, after);
    before = found((await store.load({ kind: 'transfer', transferId }))[0]);
  }
  return found(before);
};
