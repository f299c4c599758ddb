import * as z from 'zod';
import { planes } from '#shared/contract/planes.ts';

/** No table, bucket or address is shorter. */
const name = z.string().min(3);
const credential = z.string().optional();
const endpoint = z.url().optional();

const schema = z.object({
  PLANE: z.enum(planes),
  /** Name of the city's installation, as it stands in the ledger's log name. */
  CITY: z.string().min(1),
  STATE_TABLE: name,
  LEDGER_TABLE: name,
  DIRECTORY_TABLE: name.optional(),
  QUARANTINE_BUCKET: name.optional(),
  VAULT_BUCKET: name.optional(),
  JOBS_QUEUE: z.string().min(1).optional(),
  MALWARE_SCANNER: z.enum(['none', 'guardduty']).optional(),
  CURSOR_KEY: z.string().min(32),
  MAIL_FROM: name,
  /** Lambda says it by itself. */
  AWS_LAMBDA_FUNCTION_NAME: z.string().default('local'),
  AWS_REGION: z.string().default('ap-northeast-1'),
  AWS_ACCESS_KEY_ID: credential,
  AWS_SECRET_ACCESS_KEY: credential,
  AWS_SESSION_TOKEN: credential,
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_ENDPOINT_URL_SESV2: endpoint,
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
