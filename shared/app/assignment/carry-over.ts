import { missing } from '#shared/kernel/errors.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import { answersPerCall, type Response } from '#shared/domain/response/response.ts';
import { assignmentAggregate } from './assignment-view.ts';
import { itemKeyReader } from '#shared/app/checklist/item-keys.ts';
import { type Entry, expectOpen, itemSaver, type Saved, savedItems, type Where, type Writing } from './item-saves.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { earlierKeys, previousWork } from './previous-work.ts';
import { racingWith } from '#shared/app/races.ts';
import { answering } from './responses.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import type { UseCase } from '#shared/app/use-case.ts';

type Copy = Entry & Pick<Response, 'selfResult' | 'comment' | 'reason' | 'carriedFrom'>;
type Input = Where & { itemKeys?: string[] | undefined };
type CarriedOver = Saved & { remaining: number };

const carrying: Writing<Copy> = {
  ...answering,
  action: 'response.carryOver',
  write: ({ comment: _comment, reason: _reason, ...kept }, { itemKey: _key, version: _version, ...copy }, by, at) => ({
    ...kept,
    ...copy,
    answeredBy: by,
    answeredAt: at,
  }),
};

/**
 * Copies what the section answered in its latest earlier audit, into items without an answer only: named ones, or all
 * of them 25 at a time (`remaining` says how many are left). The mark `carriedFrom` tells the auditors.
 */
export const carryOverUseCases = (ports: Ports) => {
  const { store } = ports;
  const itemKeysOf = itemKeyReader(store);
  const save = itemSaver(ports, itemKeysOf);

  const read = ({ auditId, departmentId }: Where) =>
    Promise.all([
      assignmentAggregate.load(ports, { auditId, departmentId }),
      earlierKeys(store, { auditId, departmentId }),
      store.list.responsesOf(auditId, departmentId),
      store.load({ kind: 'chapterCounts', auditId, departmentId }),
    ]);

  /** The section's assignment, and a copy for every wanted item that has an earlier answer and none now. */
  const look = async (
    { actor, input }: Call<Input>,
    [{ record, context }, earlier, own, [counts]]: Awaited<ReturnType<typeof read>>,
  ) => {
    const { auditId, departmentId, itemKeys } = input;
    const where = { auditId, departmentId };
    authorize(actor, 'response.carryOver', assignmentTarget(record, context), 'assignment.read');
    const [previous, known] = await Promise.all([
      previousWork(store, where, { ...earlier, findings: [] }),
      itemKeysOf(record),
    ]);
    const now = new Map(own.map((response) => [response.itemKey, response]));
    const copies = previous.items.flatMap(({ itemKey, answer }): Copy[] => {
      const isWanted = itemKeys?.includes(itemKey) ?? true;
      if (!isWanted || !answer || !known.has(itemKey) || now.get(itemKey)?.selfResult !== undefined) return [];
      const { auditId: from, fiscalYear, selfResult, comment, reason } = answer;
      const carriedFrom = { auditId: from, fiscalYear, changed: false };
      return [{ itemKey, version: now.get(itemKey)?.version ?? 0, selfResult, comment, reason, carriedFrom }];
    });
    return { where, record, context, counts, copies, now };
  };

  const carryOver: UseCase<Input, CarriedOver> = {
    ...racingWith(read, async (call: Call<Input>, loaded) => {
      const { where, record, context, counts, copies, now } = await look(call, loaded);
      expectOpen(record, context, carrying);
      if (copies.length === 0) {
        missing('前回の回答があり、今回まだ回答していない項目', 'an unanswered item with an earlier answer');
      }
      const items = copies.slice(0, answersPerCall);
      const keys = items.map(({ itemKey }) => itemKey);
      const place = { audit: context, assignment: record, counts, stored: keys.map((key) => now.get(key)) };
      const { body } = await save({ ...call, input: { ...where, items } }, carrying, place, { items: keys });
      return { body: { ...body, remaining: copies.length - items.length } };
    }),
    replay: async (call, { items = [] }) => {
      const { where, record, copies } = await look(call, await read(call.input));
      const stored = await store.load(...items.map((itemKey) => ({ kind: 'response' as const, ...where, itemKey })));
      const known = stored.filter((response) => response !== undefined);
      return { body: { ...savedItems(record, known), remaining: copies.length } };
    },
  };

  return { 'response.carryOver': carryOver };
};
