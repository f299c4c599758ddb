import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { isMissing, refuse } from '#local/setup/wish.ts';

const tables = z.object({ StateTableName: z.string().min(3), LedgerTableName: z.string().min(3) });

/** What a stage tells of itself when it is deployed, as far as the commands need it. */
const stacks = z.object({
  directory: tables,
  general: tables,
  identity: z.object({ UserPool: z.string() }).optional(),
});
export type Outputs = z.infer<typeof stacks>;

const root = join(import.meta.dirname, '..', '..');

/** Where `npm run deploy` leaves the outputs of a stage. */
export const outputsFile = (stage: string): string => join(root, 'dist', `outputs-${stage}.json`);

/** The outputs of a stage that was deployed from here. Refuses in words when there are none. */
export const outputsOf = async (stage: string, file = outputsFile(stage)): Promise<Outputs> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    return refuse(
      `${stage} の出力(${file})がありません。先に npm run deploy -- --stage ${stage} を実行してください。`,
      `There are no outputs of ${stage}: run npm run deploy -- --stage ${stage} first.`,
    );
  });
  const named = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const prefix = `Kansa-${stage}-`;
  const own = named.filter(([name]) => name.startsWith(prefix)).map(([name, o]) => [name.slice(prefix.length), o]);
  const parsed = stacks.safeParse(Object.fromEntries(own));
  if (parsed.success) return parsed.data;
  return refuse(
    `${file} は ${stage} の出力ではありません。もう一度 deploy を実行してください。`,
    `The file is not what a deployment of ${stage} leaves: deploy once more.`,
  );
};
