import { isPossible, type Lifecycle } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize, can, type Target, type Warrant } from '#shared/domain/access/policy.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import type { Call, Change, Ground, Part, Ports } from './ports.ts';
import type { RecordOf, Ref, RootKind } from './records.ts';
import { beginningWith, expectSeen, type Result, saved, type UseCase } from './use-case.ts';

/** How commands of one kind find their record, who may give them, and what they answer. */
export type Aggregate<K extends RootKind, Context, View> = {
  kind: K;
  /** Names of the input that say which record: everything else is what the command brings. */
  keys: readonly string[];
  readAction: Action;
  /** Throws `not_found`. */
  load: (ports: Ports, input: Record<string, string>) => Promise<{ record: RecordOf<K>; context: Context }>;
  ref: (record: RecordOf<K>) => Ref;
  target: (record: RecordOf<K>, context: Context) => Target;
  view: (record: RecordOf<K>, context: Context, actor: Actor) => View | Promise<View>;
  /** Rows that follow every change of the record. */
  parts?: (before: RecordOf<K>, after: RecordOf<K>) => Part[];
};

/** All a rule may look at. `before` is the record as loaded. */
export type Facts<K extends RootKind, Context, Input> = {
  before: RecordOf<K>;
  context: Context;
  call: Call<Input>;
  input: Input;
  ports: Ports;
  at: string;
};

/** What a command does beyond moving the state: refuse, fill in, take other records along, tell others. */
export type Rule<K extends RootKind, Context, Input> = {
  guard?: (facts: Facts<K, Context, Input>) => void | Promise<void>;
  apply?: (after: RecordOf<K>, facts: Facts<K, Context, Input>) => RecordOf<K> | Promise<RecordOf<K>>;
  parts?: (after: RecordOf<K>, facts: Facts<K, Context, Input>) => Part[];
  also?: (after: RecordOf<K>, facts: Facts<K, Context, Input>, warrant: Warrant) => Change[] | Promise<Change[]>;
  grounds?: (facts: Facts<K, Context, Input>) => Ground[];
  notify?: (after: RecordOf<K>, facts: Facts<K, Context, Input>) => Message[];
};

export type Rules<K extends RootKind, Context, Inputs> = {
  [C in keyof Inputs & string]: Rule<K, Context, Inputs[C]>;
};

type CommandSet<K extends RootKind, Context, View, Prefix extends string, Inputs> = {
  aggregate: Aggregate<K, Context, View>;
  /** First part of the action's name: `finding`, or `remediation` for the plan inside a finding. */
  prefix: Prefix;
  /** Moves the state, or throws `invalid_transition`. */
  step: (
    before: RecordOf<K>,
    command: keyof Inputs & string,
    input: Record<string, string>,
    context: Context,
  ) => RecordOf<K>;
  rules: Rules<K, Context, Inputs>;
};

/**
 * One use case for each command of a lifecycle: load → authorize → compare versions → move the state → guard → fill in
 * → commit. In this order a stranger learns nothing, and a stale caller is told so before any rule is.
 */
export const commandUseCases = <K extends RootKind, Context, View, Prefix extends string, Inputs>(
  ports: Ports,
  set: CommandSet<K, Context, View, Prefix, Inputs>,
) => {
  const { aggregate, prefix, step, rules } = set;
  const { kind, keys, load, ref, target, view } = aggregate;
  const read = (input: Record<string, string>) => load(ports, input);
  const brought = (input: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(input).filter(([name]) => !keys.includes(name)));

  const useCase = (command: keyof Inputs & string): UseCase<Record<string, string>, View> => ({
    ...beginningWith(read, async (call, { record: before, context }): Promise<Result<View>> => {
      const action = `${prefix}.${command}` as Action;
      const warrant = authorize(call.actor, action, target(before, context), aggregate.readAction);
      expectSeen(call, before);
      const rule = rules[command] as Rule<K, Context, unknown>;
      const facts = { before, context, call, input: brought(call.input), ports, at: call.request.at.toISOString() };
      const moved = step(before, command, call.input, context);
      await rule.guard?.(facts);
      const after = (await rule.apply?.(moved, facts)) ?? moved;
      const parts = [...(rule.parts?.(after, facts) ?? []), ...(aggregate.parts?.(before, after) ?? [])];
      const change = { kind, before, after, act: action, warrant, parts };
      await ports.store.commit({
        call,
        changes: [change as unknown as Change, ...((await rule.also?.(after, facts, warrant)) ?? [])],
        grounds: rule.grounds?.(facts) ?? [],
        notify: rule.notify?.(after, facts) ?? [],
        receipt: { status: 200, ref: ref(after) },
      });
      const result = saved(before, after);
      return { body: await view(result, context, call.actor), version: result.version };
    }),
    replay: async (call) => {
      const { record, context } = await read(call.input);
      authorize(call.actor, aggregate.readAction, target(record, context), aggregate.readAction);
      return { body: await view(record, context, call.actor), version: record.version };
    },
  });

  return Object.fromEntries(
    (Object.keys(rules) as (keyof Inputs & string)[]).map((command) => [`${prefix}.${command}`, useCase(command)]),
  ) as unknown as {
    [C in keyof Inputs & string as `${Prefix}.${C}`]: UseCase<Inputs[C], View>;
  };
};

/** A single record for whoever may read it. */
export const readUseCase = <K extends RootKind, Context, View>(
  ports: Ports,
  { load, target, view, readAction }: Aggregate<K, Context, View>,
): UseCase<Record<string, string>, View> =>
  beginningWith(
    (input) => load(ports, input),
    async (call, { record, context }) => {
      authorize(call.actor, readAction, target(record, context), readAction);
      return { body: await view(record, context, call.actor), version: record.version };
    },
  );

/** Commands of a lifecycle that are possible now and allowed to this person, as the record's `may`. */
export const possible = <Status extends string, Command extends string>(
  actor: Actor,
  prefix: string,
  lifecycle: Lifecycle<Status, Command>,
  record: { status: Status } | undefined,
  target: Target,
): string[] =>
  record === undefined
    ? []
    : (Object.keys(lifecycle) as Command[])
        .filter((command) => isPossible<Status, Command>(lifecycle, record, command))
        .map((command) => `${prefix}.${command}` as Action)
        .filter((action) => can(actor, action, target));
