import { type Plane, planes } from '#shared/contract/planes.ts';

const scanners = ['none', 'guardduty'] as const;

export type RawEnvironment = Readonly<Record<string, string | undefined>>;

// Rules in place of schemas: every start reads the settings, and a schema is made at every start.
type Rule = (value: string) => boolean;
const longerThan =
  (length: number): Rule =>
  (value) =>
    value.length > length;
const oneOf =
  (all: readonly string[]): Rule =>
  (value) =>
    all.includes(value);
const address: Rule = (value) => URL.canParse(value);
const anything: Rule = () => true;
/** No table, bucket or address is shorter. */
const name = longerThan(2);

const needed = {
  PLANE: oneOf(planes),
  /** Name of the city's installation, as it stands in the ledger's log name. */
  CITY: longerThan(0),
  STATE_TABLE: name,
  LEDGER_TABLE: name,
  CURSOR_KEY: longerThan(31),
  MAIL_FROM: name,
} satisfies Record<string, Rule>;

const optional = {
  DIRECTORY_TABLE: name,
  QUARANTINE_BUCKET: name,
  VAULT_BUCKET: name,
  JOBS_QUEUE: longerThan(0),
  MALWARE_SCANNER: oneOf(scanners),
  AWS_ACCESS_KEY_ID: anything,
  AWS_SECRET_ACCESS_KEY: anything,
  AWS_SESSION_TOKEN: anything,
  AWS_ENDPOINT_URL_DYNAMODB: address,
  AWS_ENDPOINT_URL_S3: address,
  AWS_ENDPOINT_URL_SESV2: address,
} satisfies Record<string, Rule>;

/** Lambda says them by itself. */
const defaults = { AWS_LAMBDA_FUNCTION_NAME: 'local', AWS_REGION: 'ap-northeast-1' };

type Needed = Record<keyof typeof needed | keyof typeof defaults, string> & { PLANE: Plane };
type Optional = Partial<Record<keyof typeof optional, string>> & { MALWARE_SCANNER?: (typeof scanners)[number] };
export type Environment = Readonly<Needed & Optional>;

const isWrong = ([variable, rule]: [string, Rule], raw: RawEnvironment): boolean => {
  const value = raw[variable];
  return value === undefined ? variable in needed : !rule(value);
};

/** The settings of one function. Throws at start, naming the variables that are missing or no such setting. */
export const readEnvironment = (raw: RawEnvironment): Environment => {
  const rules = Object.entries<Rule>({ ...needed, ...optional });
  const wrong = rules.filter((rule) => isWrong(rule, raw)).map(([variable]) => variable);
  if (wrong.length > 0) throw new Error(`not set, or not as they have to be: ${wrong.join(', ')}`);
  const given = rules.flatMap(([variable]) => (raw[variable] === undefined ? [] : [[variable, raw[variable]]]));
  const own = Object.entries(defaults).map(([variable, usual]) => [variable, raw[variable] ?? usual]);
  // Checked above, one by one.
  return Object.fromEntries([...own, ...given]) as Environment;
};

/** A setting that only functions of a track have. */
export const required = <K extends keyof Environment>(
  environment: Environment,
  name: K,
): NonNullable<Environment[K]> => {
  const value = environment[name];
  if (value === undefined) throw new Error(`${name} is not set for ${environment.PLANE}`);
  return value;
};
