import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can, type Target, type Warrant } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import {
  counted,
  isFull,
  type newQuestion,
  type Question,
  type QuestionCommand,
  type questionInputs,
  questionLifecycle,
  type Side,
  sideFor,
} from '#shared/domain/question/question.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { assignmentAggregate, isLocked, refuseLocked } from './assignment-view.ts';
import { possible } from '#shared/app/commands.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import { expectSeen, found, type Result, type UseCase } from '#shared/app/use-case.ts';

type Where = { auditId: string; departmentId: string };
type One = Where & { questionId: string };
type Place = { audit: Audit; assignment: Assignment };
type View = Question & { may: string[] };
type Said = { text?: string | undefined };

/** Whoever works in the section speaks for it, also when the audit's team has them as a member. */
const sideOf = (actor: Actor, target: Target): Side => (can(actor, 'response.answer', target) ? 'section' : 'team');

const view = (question: Question, { audit, assignment }: Place, actor: Actor): View => {
  const target = assignmentTarget(assignment, audit);
  const own = sideOf(actor, target);
  const mine = (command: string) => sideFor(question, command as QuestionCommand) === own;
  const offered = isLocked(audit) ? [] : possible(actor, 'question', questionLifecycle, question, target);
  return { ...question, may: offered.filter((action) => mine(action.slice('question.'.length))) };
};

const addressees: Record<Side, (place: Place) => string[]> = {
  section: ({ assignment }) => [`deptContact@${assignment.departmentId}`],
  team: ({ audit }) => audit.team.map((m) => `person:${m.personId}`),
};

/** A letter says that something was asked or answered, never what. */
const mailOf = (template: Mail['template'], to: Side, { questionId }: Question, place: Place): Mail => {
  const { auditId, departmentId } = place.assignment;
  return { type: 'mail', template, to: addressees[to](place), about: { auditId, departmentId, questionId } };
};

/** Questions and answers (質問・回答) between the audit's team and a section, on an item or an evidence request. */
export const questionUseCases = (ports: Ports) => {
  const { store, newId } = ports;
  const checkKeys = itemKeyChecker(store);

  const load = async ({ auditId, departmentId, questionId }: One): Promise<Place & { question: Question }> => {
    const [audit, assignment, question] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
      { kind: 'question', auditId, departmentId, questionId },
    );
    return { audit: found(audit), assignment: found(assignment), question: found(question) };
  };

  type Step = { act: string; warrant: Warrant; before?: Question; after: Question; notify: Mail[] };
  const put = async (
    call: Call,
    place: Place,
    { act, warrant, before, after, notify }: Step,
  ): Promise<Result<View>> => {
    const { assignment } = place;
    const { auditId, departmentId, questionId } = after;
    const value = { ...after, version: after.version + 1 };
    const openQuestions = counted(assignment.openQuestions, before, after);
    await commitOrRace(store, {
      call,
      changes: [
        {
          kind: 'assignment',
          before: assignment,
          after: { ...assignment, openQuestions },
          act,
          warrant,
          parts: [{ kind: 'question', value, seen: after.version }],
        },
      ],
      notify,
      receipt: {
        status: before === undefined ? 201 : 200,
        ref: { kind: 'question', auditId, departmentId, questionId },
      },
    });
    return { body: view(value, place, call.actor), version: value.version };
  };

  const read = async (call: Call, where: One): Promise<Result<View>> => {
    const { question, ...place } = await load(where);
    authorize(call.actor, 'assignment.read', assignmentTarget(place.assignment, place.audit), 'assignment.read');
    return { body: view(question, place, call.actor), version: question.version };
  };

  const assigned = ({ auditId, departmentId }: Where) => assignmentAggregate.load(ports, { auditId, departmentId });

  const list: UseCase<Where, { items: View[] }> = {
    run: async ({ actor, input }) => {
      const [{ record, context }, questions] = await Promise.all([
        assignmentAggregate.load(ports, input),
        store.list.questionsOf(input.auditId, input.departmentId),
      ]);
      authorize(actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
      return { body: { items: questions.map((q) => view(q, { audit: context, assignment: record }, actor)) } };
    },
  };

  /** Nobody is asked about a request that the section does not know of yet. */
  const checkSubject = async (assignment: Assignment, { itemKey, requestId }: Output<typeof newQuestion>) => {
    if (itemKey !== undefined) return checkKeys(assignment, [itemKey]);
    const { auditId, departmentId } = assignment;
    const [request] = await store.load({ kind: 'request', auditId, departmentId, requestId: requestId ?? '' });
    if (!request || request.status === 'draft') missing('資料の依頼', 'the evidence request');
  };

  const message = ({ actor, request }: Call, side: Side, text: string): Question['messages'][number] => ({
    side,
    by: actor.personId,
    at: request.at.toISOString(),
    text,
  });

  type Asking = Where & Output<typeof newQuestion>;

  const ask: UseCase<Asking, View> = {
    ...racingWith(assigned, async (call: Call<Asking>, { record: assignment, context: audit }) => {
      const { auditId, departmentId, text, ...subject } = call.input;
      const target = assignmentTarget(assignment, audit);
      const warrant = authorize(call.actor, 'question.ask', target, 'assignment.read');
      refuseLocked(audit);
      await checkSubject(assignment, { ...subject, text });
      const askedBy = sideOf(call.actor, target);
      const messages = [message(call, askedBy, text)];
      const place = { audit, assignment };
      const key = { auditId, departmentId, questionId: newId() };
      const after: Question = { ...key, version: 0, status: 'asked', ...subject, askedBy, messages };
      const notify = [mailOf('questionAsked', sideFor(after, 'answer'), after, place)];
      return put(call, place, { act: 'question.ask', warrant, after, notify });
    }),
    replay: (call, { ref }) => read(call, ref as unknown as One),
  };

  const letters: Partial<Record<QuestionCommand, Mail['template']>> = {
    answer: 'questionAnswered',
    askAgain: 'questionAsked',
  };

  const command = (name: QuestionCommand): UseCase<One & Said, View> => ({
    ...racingWith(load, async (call: Call<One & Said>, { question: before, ...place }) => {
      const target = assignmentTarget(place.assignment, place.audit);
      const act = `question.${name}` as const;
      const warrant = authorize(call.actor, act, target, 'assignment.read');
      const side = sideOf(call.actor, target);
      if (sideFor(before, name) !== side) throw new DomainError('forbidden');
      expectSeen(call, before);
      refuseLocked(place.audit);
      const moved = advance(questionLifecycle, before, name);
      const { text } = call.input;
      if (text !== undefined && isFull(before))
        missing('新しい質問(このやり取りは長すぎます)', 'a question of its own');
      const said = text === undefined ? [] : [message(call, side, text)];
      const after = { ...moved, messages: [...before.messages, ...said] };
      const template = letters[name];
      const other = side === 'team' ? 'section' : 'team';
      const notify = template ? [mailOf(template, other, after, place)] : [];
      return put(call, place, { act, warrant, before, after, notify });
    }),
    replay: (call) => read(call, call.input),
  });

  const commands = Object.fromEntries(
    (Object.keys(questionLifecycle) as QuestionCommand[]).map((name) => [`question.${name}`, command(name)]),
  ) as unknown as {
    [C in QuestionCommand as `question.${C}`]: UseCase<One & Output<(typeof questionInputs)[C]>, View>;
  };

  return { 'question.list': list, 'question.ask': ask, ...commands };
};
