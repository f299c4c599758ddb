import { DomainError } from './errors.ts';

/**
 * One row of a lifecycle: the states a command is possible in, and the state it leads to.
 * `same` keeps the state; `resume` returns to the state kept in `suspendedFrom`.
 */
type Step<Status extends string> = {
  readonly from: readonly Status[];
  readonly to: Status | 'same' | 'resume';
};

export type Lifecycle<Status extends string, Command extends string> = Readonly<Record<Command, Step<Status>>>;

type Stateful<Status extends string> = { status: Status; suspendedFrom?: Status | undefined };

/** True when the command is possible in the record's state. */
export const isPossible = <Status extends string, Command extends string>(
  lifecycle: Lifecycle<Status, Command>,
  before: { status: Status },
  command: Command,
): boolean => lifecycle[command].from.includes(before.status);

/**
 * The only place where a status changes. Throws `invalid_transition` when the command is not possible in the
 * record's state. The version is not touched: it counts commits, and the store owns it.
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
  if (to === 'same') return before;
  return { ...before, status: to === 'resume' ? (before.suspendedFrom ?? before.status) : to };
};
