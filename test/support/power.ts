import type { Doc } from '#shared/adapters/dynamo/client.ts';

/** Power for so many writes to the database: the next one finds it gone, and so does everything after it. */
export const createPower = () => {
  let left = Infinity;
  return {
    watch: (doc: Doc): void =>
      doc.middlewareStack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            if (/Write|Put|Update|Delete/.test(commandName)) {
              if (left <= 0) throw new Error('the power is gone');
              left -= 1;
            }
            return next(args);
          },
        { step: 'initialize', priority: 'high', name: 'power' },
      ),
    /** Whether the work came to its end before the power was gone. */
    lasts: async (writes: number, work: () => Promise<unknown>): Promise<boolean> => {
      left = writes;
      try {
        await work();
        return true;
      } catch (error) {
        if (left > 0) throw error;
        return false;
      } finally {
        left = Infinity;
      }
    },
  };
};
