import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { assignmentView } from '#shared/app/assignment/assignment-view.ts';
import { auditView } from '#shared/app/audit/audit-view.ts';
import { findingView } from '#shared/app/finding/finding-view.ts';
import type { Kind, RecordOf } from '#shared/app/records.ts';
import { fromRows, type Item, recordsIn } from '#shared/adapters/dynamo/codec.ts';
import { can } from '#shared/domain/access/policy.ts';
import { isPossible } from '#shared/kernel/lifecycle.ts';
import { type RequestCommand, requestLifecycle } from '#shared/domain/evidence/request.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import { tableNamesOf } from '#local/names.ts';
import { type QuestionCommand, questionLifecycle } from '#shared/domain/question/question.ts';
import type { Name } from './cities.ts';
import type { Attempt, Scene } from './cities-commands.ts';
import type { Operation, World } from './cities-world.ts';

export type Standing = {
  audit: RecordOf<'audit'>;
  assignments: RecordOf<'assignment'>[];
  findings: RecordOf<'finding'>[];
};

/** Everything with a version in one audit, in one read. A row that its schema does not accept throws here. */
export const standing = async ({ doc }: World, auditId: string): Promise<Standing> => {
  const { Items = [] } = await doc.send(
    new QueryCommand({
      TableName: tableNamesOf('general').state,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `AUDIT#${auditId}` },
    }),
  );
  const rows = recordsIn(Items as Item[]);
  const all = <K extends Kind>(kind: K) =>
    rows.filter((r) => r.ref.kind === kind).map(({ head, text }) => fromRows(kind, head, text) as RecordOf<K>);
  const [audit] = all('audit');
  if (!audit) throw new Error('the audit is gone');
  return { audit, assignments: all('assignment'), findings: all('finding') };
};

/** The version of every chain of an audit. */
export const versionsOf = ({ audit, assignments, findings }: Standing): Map<string, number> =>
  new Map([
    [`AUDIT#${audit.auditId}`, audit.version],
    ...assignments.map((a) => [`ASSIGNMENT#${a.auditId}#${a.departmentId}`, a.version] as const),
    ...findings.map((f) => [`FINDING#${f.findingId}`, f.version] as const),
  ]);

/** Operations that stand in nobody’s `may`, by the right they need. */
const beginnings: readonly [Operation, Action][] = [
  ['finding.create', 'finding.create'],
  ['request.create', 'request.create'],
  ['question.ask', 'question.ask'],
  ['response.answerMany', 'response.answer'],
  ['response.judgeMany', 'response.judge'],
];

type Offer = { who: Name; operation: Operation };

/** One thing that some record of the audit offers, with everyone it is offered to: the views’ own `may`. */
export const offersOf = (people: ReadonlyMap<Name, Actor>, now: Standing, scene: Scene, a: Attempt): Offer[] => {
  const { audit, assignments, findings } = now;
  const finding = findings[a.record % Math.max(1, findings.length)];
  const assignment = assignments.find(({ departmentId }) => departmentId === a.section);
  const request = scene.requests[a.record % Math.max(1, scene.requests.length)];
  const ofRequest = (actor: Actor): string[] => {
    if (!request || !assignment) return [];
    const commands = Object.keys(requestLifecycle) as RequestCommand[];
    return commands
      .filter((c) => isPossible<string, RequestCommand>(requestLifecycle, request, c))
      .map((c) => `request.${c}` as Action)
      .filter((action) => can(actor, action, assignmentTarget(assignment, audit)));
  };
  const question = scene.questions[a.record % Math.max(1, scene.questions.length)];
  const ofQuestion = (actor: Actor): string[] => {
    if (!question || !assignment) return [];
    const commands = Object.keys(questionLifecycle) as QuestionCommand[];
    return commands
      .filter((c) => isPossible<string, QuestionCommand>(questionLifecycle, question, c))
      .map((c) => `question.${c}` as Action)
      .filter((action) => can(actor, action, assignmentTarget(assignment, audit)));
  };
  const views: ((actor: Actor) => readonly string[])[] = [
    (actor) => auditView(audit, actor).may,
    (actor) => (assignment ? assignmentView(assignment, audit, actor).may : []),
    (actor) => (finding ? findingView(finding, audit, actor).may : []),
    (actor) => (finding ? findingView(finding, audit, actor).may : []),
    ofRequest,
    ofQuestion,
    (actor) =>
      beginnings
        .filter(([, action]) => assignment && can(actor, action, assignmentTarget(assignment, audit)))
        .map(([operation]) => operation),
  ];
  const from = (n: number): Offer[] =>
    [...people].flatMap(([who, actor]) =>
      (views[n % views.length]?.(actor) ?? []).map((may) => ({ who, operation: may as Operation })),
    );
  // First a record, then what to do with it, then who: otherwise those with many rights would do everything.
  const first = from(a.pick);
  const offered = first.length > 0 ? first : from(a.pick + 1);
  const names = [...new Set(offered.map((o) => o.operation))];
  const operation = names[Math.floor(a.pick / 10) % Math.max(1, names.length)];
  return offered.filter((o) => o.operation === operation);
};
