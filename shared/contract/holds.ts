import type * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { hold, type HoldCommand, holdInputs } from '#shared/domain/retention/hold.ts';
import { commandRoutes } from './route.ts';

const summaries: Readonly<Record<HoldCommand, readonly [string, string]>> = {
  place: ['廃棄を止める', 'Keep it beyond its time'],
  lift: ['廃棄の停止を解く', 'Lift what keeps it'],
};

/** Placing and lifting what keeps a file beyond its time; the answer is what of the record's fields names it. */
export const holdRoutes = <
  const Prefix extends string,
  const Path extends string,
  Named extends Readonly<Record<string, z.ZodType>>,
>(
  prefix: Prefix,
  path: `/${Path}`,
  named: () => Named,
) => {
  const held = strictObject(() => ({ ...named(), hold: hold.optional() }));
  return commandRoutes(prefix, `${path}/hold`, holdInputs, held, summaries);
};
