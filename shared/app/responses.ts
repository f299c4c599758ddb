import { DomainError } from '#shared/kernel/errors.ts';
import type { Action } from '#shared/domain/access/grants.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import { isExchanged } from '#shared/domain/audit/lifecycle.ts';
import type { ItemAnswer, ItemJudgement, Response } from '#shared/domain/response/response.ts';
import { assignmentAggregate, isAnswerable, isJudgeable, refuseLocked } from './assignment-view.ts';
import { itemKeyChecker } from './item-keys.ts';
import type { Call, Ports } from './ports.ts';
import { commitOrRace, repeatRaces } from './races.ts';
import { assignmentTarget } from './targets.ts';
import { found, type Result, saved, type UseCase } from './use-case.ts';

type Where = { auditId: string; departmentId: string };
type Saved = {
  assignment: Pick<Assignment, 'auditId' | 'departmentId' | 'version' | 'total' | 'answered' | 'judged'>;
  items: Response[];
};
type Entry = { itemKey: string; version: number };

/** What differs between answering (the section) and judging (the auditors): two things that never touch each other. */
type Kind<E extends Entry> = {
  action: Action;
  isOpen: (assignment: Assignment) => boolean;
  counter: 'answered' | 'judged';
  isCounted: (response: Response) => boolean;
  write: (response: Response, entry: E, by: string, at: string) => Response;
};

const answering: Kind<ItemAnswer> = {
  action: 'response.answer',
  isOpen: isAnswerable,
  counter: 'answered',
  isCounted: (r) => r.selfResult !== undefined,
  write: (response, { itemKey: _key, version: _version, ...answer }, by, at) => {
    const { comment: _comment, reason: _reason, ...kept } = response;
    return { ...kept, ...answer, answeredBy: by, answeredAt: at };
  },
};

const judging: Kind<ItemJudgement> = {
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

/** Use cases of one section's answers. */
export const responseUseCases = (ports: Ports) => {
  const { store } = ports;

  const checkKeys = itemKeyChecker(store);

  const save = async <E extends Entry>(call: Call<Where & { items: E[] }>, kind: Kind<E>): Promise<Result<Saved>> => {
    const { auditId, departmentId, items } = call.input;
    const keys = items.map((i) => i.itemKey);
    if (new Set(keys).size < keys.length) {
      throw new DomainError('invalid_input', {
        fields: [{ path: 'items', ja: '同じ項目が2回あります', en: 'an item is named twice' }],
      });
    }
    const refs = keys.map((itemKey) => ({ kind: 'response' as const, auditId, departmentId, itemKey }));
    const [audit, assignment, ...stored] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
      ...refs,
    );
    // Whoever answered one of these items may not judge any of them.
    const ownAnswer = stored.find((r) => r?.answeredBy === call.actor.personId)?.answeredBy;
    const target = { ...assignmentTarget(found(assignment), found(audit)), makers: { answerer: ownAnswer } };
    const warrant = authorize(call.actor, kind.action, target, 'assignment.read');
    refuseLocked(found(audit));
    const before = found(assignment);
    if (!kind.isOpen(before)) throw new DomainError('invalid_transition', { params: { status: before.status } });
    await checkKeys(before, keys);

    const at = call.request.at.toISOString();
    const was = items.map(
      (item, n): Response => stored[n] ?? { auditId, departmentId, itemKey: item.itemKey, version: 0 },
    );
    const stale = items.flatMap((item, n) => (item.version === was[n]?.version ? [] : [{ item, current: was[n] }]));
    if (stale.length > 0) {
      throw new DomainError('stale_version', {
        currentVersion: stale[0]?.current?.version ?? 0,
        fields: stale.map(({ item, current }) => ({
          path: item.itemKey,
          ja: `現在の版は${current?.version ?? 0}です`,
          en: `the current version is ${current?.version ?? 0}`,
        })),
      });
    }
    const now = items.map((item, n) => {
      const base = was[n] as Response;
      return { ...kind.write(base, item, call.actor.personId, at), version: base.version + 1 };
    });
    const gained = now.filter(kind.isCounted).length - was.filter(kind.isCounted).length;
    const after: Assignment = { ...before, [kind.counter]: before[kind.counter] + gained };
    await commitOrRace(store, {
      call,
      changes: [
        {
          kind: 'assignment',
          before,
          after,
          act: kind.action,
          warrant,
          parts: now.map((value) => ({ kind: 'response', value, seen: value.version - 1 })),
        },
      ],
      receipt: { status: 200, ref: { kind: 'assignment', auditId, departmentId } },
    });
    return { body: summary(saved(before, after), now) };
  };

  const summary = (
    { version, total, answered, judged, auditId, departmentId }: Assignment,
    items: Response[],
  ): Saved => ({
    assignment: { auditId, departmentId, version, total, answered, judged },
    items,
  });

  const replay = async (call: Call<Where & { items: Entry[] }>): Promise<Result<Saved>> => {
    const { auditId, departmentId, items } = call.input;
    const { record, context } = await assignmentAggregate.load(ports, { auditId, departmentId });
    authorize(call.actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
    const refs = items.map(({ itemKey }) => ({ kind: 'response' as const, auditId, departmentId, itemKey }));
    const stored = await store.load(...refs);
    return {
      body: summary(
        record,
        stored.filter((r) => r !== undefined),
      ),
    };
  };

  const list: UseCase<Where, { items: Response[] }> = {
    run: async ({ actor, input }) => {
      const [{ record, context }, items] = await Promise.all([
        assignmentAggregate.load(ports, input),
        store.list.responsesOf(input.auditId, input.departmentId),
      ]);
      const target = assignmentTarget(record, context);
      authorize(actor, 'assignment.read', target, 'assignment.read');
      const ownSection = can(actor, 'response.answer', target);
      // Auditors see what was handed in, not work in progress; sections see judgements from the exchange on.
      if (!ownSection && record.submittedAt === undefined) return { body: { items: [] } };
      const judgementsKnown = !ownSection || isExchanged(context.status);
      return { body: { items: judgementsKnown ? items : items.map(withoutJudgement) } };
    },
  };

  const one = <E extends Entry>(kind: Kind<E>): UseCase<Where & E, Saved> => ({
    run: (call) => {
      const { auditId, departmentId, ...item } = call.input;
      const items = [item as unknown as E];
      return repeatRaces(() => save({ ...call, input: { auditId, departmentId, items } }, kind));
    },
  });
  const many = <E extends Entry>(kind: Kind<E>): UseCase<Where & { items: E[] }, Saved> => ({
    run: (call) => repeatRaces(() => save(call, kind)),
    replay,
  });

  return {
    'response.list': list,
    'response.answer': one(answering),
    'response.answerMany': many(answering),
    'response.judge': one(judging),
    'response.judgeMany': many(judging),
  };
};
