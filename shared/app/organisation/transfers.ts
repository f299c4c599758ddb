import { DomainError, missing as incomplete } from '#shared/kernel/errors.ts';
import { permit } from '#shared/domain/access/policy.ts';
import { planTransfer } from '#shared/domain/transfer/plan.ts';
import type { Terms } from '#shared/domain/transfer/present.ts';
import { describePlan, type TransferPreview } from '#shared/domain/transfer/preview.ts';
import { obstacles } from '#shared/domain/transfer/reasons.ts';
import { staffListOf } from '#shared/domain/transfer/template.ts';
import type { Transfer } from '#shared/domain/transfer/transfer.ts';
import type { StaffListReader, TableWriter } from '#shared/app/file-ports.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { hashOf, presentFor, runTransfer } from './transfer-run.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

type File = { fileName: string; content: string };
type Wish = File & Pick<Terms, 'from' | 'missing'>;
type Shown = TransferPreview & { previewHash: string };

/** Transactions of one call. Some seconds of work; a longer list goes on when it is applied again. */
const transactionsPerCall = 100;

/** Transfers (人事異動): the organisation as a staff list says it is from a day on. */
export const transferUseCases = (ports: Ports, readList: StaffListReader, writeTable: TableWriter) => {
  const { store, directory } = ports;

  const planFor = async (call: Call<Wish>) => {
    const { actor, input } = call;
    const { fileName, content, from, missing } = input;
    const { list, sha256 } = await readList({ fileName, content });
    const terms: Terms = { from, missing, today: actor.today, actorId: actor.personId };
    const present = await presentFor(ports, list);
    const plan = planTransfer(list, present, terms);
    return { list, sha256, terms, present, plan, hash: hashOf(ports, terms, plan.changes) };
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
      const { actor, input } = call;
      const warrant = permit(actor, 'organisation.manage');
      const { previewHash: transferId } = input;
      const [before] = await store.load({ kind: 'transfer', transferId });
      // What was carried out once is not carried out again; a repeated request is answered by its receipt.
      if (before && before.done === before.changes) throw new DomainError('already_exists');
      const { plan, present, terms, sha256, hash } = await planFor(call);
      if (hash !== (before?.rest ?? transferId)) throw new DomainError('stale_version');
      if (plan.obstacle) incomplete(obstacles[plan.obstacle].ja, obstacles[plan.obstacle].en);
      const source = { fileName: input.fileName, sha256 };
      const run = { plan, present, terms, source, begun: before };
      const body = await runTransfer(ports, call, warrant, run, transactionsPerCall);
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
