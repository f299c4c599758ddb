import { once } from '#shared/kernel/once.ts';

/** A function whose module is loaded when it is first called: a cold start that has no use for it does not pay for it. */
export const later = <Given extends unknown[], Answer>(
  load: () => Promise<(...given: Given) => Promise<Answer>>,
): ((...given: Given) => Promise<Answer>) => {
  const loaded = once(load);
  return async (...given) => (await loaded())(...given);
};
