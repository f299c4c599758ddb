import { DomainError } from './errors.ts';

/**
 * One row of a lifecycle: the states a command is possible in, and the state it leads to.
 * `same` keeps the state; `resume` returns to the state kept in `suspendedFrom`.
 */
export type Step<Status extends string> = {
  readonly from: readonly Status[];
  readonly to: Status | 'same' | 'resume';
};

export type Lifecycle<Status extends string, Command extends string> = Readonly<Record<Command, Step<Status>>>;

type Stateful<Status extends string> = { status: Status; version: number; suspendedFrom?: Status | undefined };

/** True when the command is possible in the record's state. */
export const isPossible = <Status extends string, Command extends string>(
  lifecycle: Lifecycle<Status, Command>,
  before: { status: Status },
  command: Command,
): boolean => lifecycle[command].from.includes(before.status);

/**
 * The only place where a status changes. Returns the record one version on, in its new state.
 * Throws `invalid_transition` when the command is not possible in the record's state.
 */
export const advance = <Status extends string, Command extends string, R extends Stateful<Status>>(
  lifecycle: Lifecycle<Status, Command>,
  before: R,
  command: Command,
): R => {
  if (!isPossible<Status, Command>(lifecycle, before, command)) {
    throw new DomainError('invalid_transition', { params: { status: before.status, command } });
  }
  const { to } = lifecycle[command];
  const status = to === 'same' ? before.status : to === 'resume' ? (before.suspendedFrom ?? before.status) : to;
  return { ...before, status, version: before.version + 1 };
};
