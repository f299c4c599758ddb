import { DomainError } from '#shared/kernel/errors.ts';
import type { Call, Commit, Store } from './ports.ts';
import { beginningWith, type Result, type UseCase } from './use-case.ts';

/** Someone else's commit came first on a record whose version this caller never named. */
class Race extends Error {}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How a commit is refused for it: `already_exists` where both wrote a first row, such as the first number of a year. */
const lost: readonly string[] = ['stale_version', 'already_exists'];

/** How often work is repeated because a colleague changed something else under the same chain at that moment. */
const attempts = 10;

/**
 * Commits under a head that several people share (the assignment of a section): two of them saving different items at
 * once is ordinary and not their conflict. What the caller did name is compared before, on rows just loaded.
 */
export const commitOrRace = async (store: Store, commit: Commit): Promise<void> => {
  try {
    await store.commit(commit);
  } catch (error) {
    if (error instanceof DomainError && lost.includes(error.code)) throw new Race();
    throw error;
  }
};

/** Repeats `work`, which reads anew each time, while it loses such races; then `busy`. */
export const repeatRaces = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Race)) throw error;
      await pause(Math.random() * 10 * attempt);
    }
  }
  throw new DomainError('busy');
};

/** As `beginningWith`, for what several people change at once: a lost race starts over from what is stored by then. */
export const racingWith = <Input, Early, Body>(
  read: (input: Input, personId: string) => Promise<Early>,
  run: (call: Call<Input>, early: Early) => Promise<Result<Body>>,
): UseCase<Input, Body> =>
  beginningWith(read, (call, early) => {
    let first: { early: Early } | undefined = { early };
    return repeatRaces(async () => {
      const loaded = first ? first.early : await read(call.input, call.actor.personId);
      first = undefined;
      return run(call, loaded);
    });
  });
