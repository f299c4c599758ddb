import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { isExchanged } from '#shared/domain/audit/phases.ts';
import { type ItemAnswer, type ItemJudgement, type Response, rewritten } from '#shared/domain/response/response.ts';
import { assignmentAggregate, isAnswerable, isJudgeable } from './assignment-view.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import { type Entry, itemSaver, readItems, type Saved, savedItems, type Where, type Writing } from './item-saves.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { isOutside, responseOutside, type ResponseShown } from '#shared/app/outside-view.ts';
import { racingWith } from '#shared/app/races.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import type { Result, UseCase } from '#shared/app/use-case.ts';

/** The section's half of an item: answering and judging never touch each other. */
export const answering: Writing<ItemAnswer> = {
  action: 'response.answer',
  isOpen: isAnswerable,
  counter: 'answered',
  isCounted: (r) => r.selfResult !== undefined,
  write: rewritten,
};

const judging: Writing<ItemJudgement> = {
  action: 'response.judge',
  isOpen: isJudgeable,
  counter: 'judged',
  isCounted: (r) => r.auditResult !== undefined,
  write: (response, { auditResult, auditComment }, by, at) => ({
    ...response,
    auditResult,
    auditComment,
    judgedBy: by,
    judgedAt: at,
  }),
};

const withoutJudgement = (response: Response): Response => {
  const { auditResult: _result, auditComment: _comment, judgedBy: _by, judgedAt: _at, ...own } = response;
  return own;
};

/**
 * What of an answer somebody sees: auditors what was handed in, not work in progress; sections judgements from the
 * exchange on. Throws for those who may not know of the assignment.
 */
const sightOf = (
  actor: Actor,
  assignment: Assignment,
  audit: Audit,
): ((response: Response) => ResponseShown | undefined) => {
  const target = assignmentTarget(assignment, audit);
  authorize(actor, 'assignment.read', target, 'assignment.read');
  const ownSection = can(actor, 'response.answer', target);
  if (!ownSection && assignment.submittedAt === undefined) return () => undefined;
  if (isOutside(actor)) return responseOutside;
  return !ownSection || isExchanged(audit.status) ? (response) => response : withoutJudgement;
};

type SavedShown = Omit<Saved, 'items'> & { items: ResponseShown[] };
const shownTo = (actor: Actor, { body }: Result<Saved>): Result<SavedShown> => ({
  body: isOutside(actor) ? { ...body, items: body.items.map(responseOutside) } : body,
});

/** Use cases of one section's answers. */
export const responseUseCases = (ports: Ports) => {
  const { store } = ports;
  const save = itemSaver(ports);
  const read = (input: Where & { items: Entry[] }) => readItems(ports, input);
  const checkKeys = itemKeyChecker(store);

  const replay = async (call: Call<Where & { items: Entry[] }>): Promise<Result<Saved>> => {
    const { auditId, departmentId, items } = call.input;
    const { record, context } = await assignmentAggregate.load(ports, { auditId, departmentId });
    authorize(call.actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
    const refs = items.map(({ itemKey }) => ({ kind: 'response' as const, auditId, departmentId, itemKey }));
    const stored = await store.load(...refs);
    return {
      body: savedItems(
        record,
        stored.filter((r) => r !== undefined),
      ),
    };
  };

  const list: UseCase<Where, { items: ResponseShown[] }> = {
    run: async ({ actor, input }) => {
      const [{ record, context }, items] = await Promise.all([
        assignmentAggregate.load(ports, input),
        store.list.responsesOf(input.auditId, input.departmentId),
      ]);
      const sight = sightOf(actor, record, context);
      return { body: { items: items.map(sight).filter((r) => r !== undefined) } };
    },
  };

  const get: UseCase<Where & { itemKey: string }, ResponseShown> = {
    run: async ({ actor, input }) => {
      const { auditId, departmentId, itemKey } = input;
      const key = { auditId, departmentId, itemKey };
      const [{ record, context }, [response]] = await Promise.all([
        assignmentAggregate.load(ports, { auditId, departmentId }),
        store.load({ kind: 'response', ...key }),
      ]);
      const sight = sightOf(actor, record, context);
      if (response === undefined) await checkKeys(record, [itemKey]);
      return { body: (response && sight(response)) ?? { ...key, version: 0 } };
    },
  };

  const asMany = <E extends Entry>({ auditId, departmentId, ...item }: Where & E): Where & { items: E[] } => ({
    auditId,
    departmentId,
    items: [item as unknown as E],
  });

  const one = <E extends Entry>(writing: Writing<E>): UseCase<Where & E, SavedShown> =>
    racingWith(
      (input) => read(asMany(input)),
      async (call, loaded) => shownTo(call.actor, await save({ ...call, input: asMany(call.input) }, writing, loaded)),
    );
  const many = <E extends Entry>(writing: Writing<E>): UseCase<Where & { items: E[] }, SavedShown> => ({
    ...racingWith(read, async (call: Call<Where & { items: E[] }>, loaded) =>
      shownTo(call.actor, await save(call, writing, loaded)),
    ),
    replay: async (call) => shownTo(call.actor, await replay(call)),
  });

  return {
    'response.list': list,
    'response.get': get,
    'response.answer': one(answering),
    'response.answerMany': many(answering),
    'response.judge': one(judging),
    'response.judgeMany': many(judging),
  };
};
