import * as z from 'zod';
import { planes } from '#shared/contract/planes.ts';

const schema = z.object({
  PLANE: z.enum(planes),
  /** Name of the city's installation, as it stands in the ledger's log name. */
  CITY: z.string().min(1),
  STATE_TABLE: z.string().min(3),
  LEDGER_TABLE: z.string().min(3),
  DIRECTORY_TABLE: z.string().min(3).optional(),
  QUARANTINE_BUCKET: z.string().min(3).optional(),
  VAULT_BUCKET: z.string().min(3).optional(),
  JOBS_QUEUE: z.string().min(1).optional(),
  CURSOR_KEY: z.string().min(32),
  MAIL_FROM: z.string().min(3),
  AWS_REGION: z.string().default('ap-northeast-1'),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
  AWS_ENDPOINT_URL_SESV2: z.url().optional(),
});

export type Environment = z.infer<typeof schema>;
export type RawEnvironment = Readonly<Record<string, string | undefined>>;

/** The settings of one function. Throws at start, naming the variable, when one is missing. */
export const readEnvironment = (raw: RawEnvironment): Environment => schema.parse(raw);

/** A setting that only functions of a track have. */
export const required = <K extends keyof Environment>(
  environment: Environment,
  name: K,
): NonNullable<Environment[K]> => {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set for ${environment.PLANE}`);
  return value;
};
