import type { ChainChecker } from '#shared/app/ports.ts';
import type { Runtime } from './container.ts';
import { later } from './later.ts';

/** The verification of single chains, over the tables of the function's plane. Few requests ask for it. */
export const chainCheckerOf = ({ doc, storeOptions }: Runtime): ChainChecker =>
  later(async () => {
    const { chainChecker } = await import('#shared/adapters/dynamo/check-chain.ts');
    return chainChecker(doc, storeOptions.tables);
  });
