import { contract, type Plane } from '#shared/contract/index.ts';
import type { TableRole } from '#shared/adapters/dynamo/tables.ts';

/** What a function may do: `{resource}:{right}`. The cloud turns each into the narrowest policy that allows it. */
export type GrantName =
  | 'state:read'
  | 'state:write'
  | 'state:dispose'
  | 'ledger:read'
  | 'ledger:append'
  | 'directory:read'
  | 'quarantine:issue'
  | 'quarantine:read'
  | 'vault:issue'
  | 'vault:keep'
  | 'vault:read'
  | 'quarantine:list'
  | 'vault:list'
  | 'quarantine:purge'
  | 'vault:purge'
  | 'jobs:send'
  | 'mail:send';

export type FunctionSpec = {
  /** Module whose default export makes the handler from its environment. */
  entry: string;
  /** Module whose default export is what the plane composes the function with; most planes have none. */
  composition?: string;
  /** Who suffers when it fails: the alarm says this, and the runbook has it as a heading. */
  impact: string;
  grants: readonly GrantName[];
  /** Operations it serves, by the first part of their name (`finding` for `finding.confirmFacts`). */
  serves?: readonly string[];
  /** What starts it, when it is not a request. */
  startedBy?: 'outbox' | 'jobs' | 'schedule';
  memoryMb: number;
  timeoutSeconds: number;
  /** How many of it run at once: what the city needs, so that none takes the account's share from the others. */
  atOnce: number;
};

type Size = Pick<FunctionSpec, 'memoryMb' | 'timeoutSeconds' | 'atOnce'>;

/**
 * A request that reads and writes some records. 512 MB is a third of a processor: with less, a cold start takes longer
 * for the same price. In 15 seconds four tries at a service in trouble fit, and a person has not given up. Some 200
 * people at work are 20 requests a second of 100 ms: two at once; twenty leave room for the last day before a due date.
 */
const request = { memoryMb: 512, timeoutSeconds: 15, atOnce: 20 } as const satisfies Size;

/**
 * A request that holds a workbook in memory: the preflight bounds it to 64 MB inflated. The gateway waits for 29
 * seconds. One person at a time does this; five at once are a city in a hurry.
 */
const workbook = { memoryMb: 1024, timeoutSeconds: 29, atOnce: 5 } as const satisfies Size;

/** A second run beside the first would do the same work, and each would find the other's in its way. */
const alone = { atOnce: 1 } as const;

/** A stream hands out its records in order, one batch of a shard at a time; a table of this size has one or two shards. */
const oneShard = { atOnce: 5 } as const;

const api = ['state:read', 'state:write', 'ledger:append', 'directory:read'] as const satisfies GrantName[];
/** Functions that show the trail of their records. */
const telling = [...api, 'ledger:read'] as const satisfies GrantName[];

const trackFunctions = {
  'api-plans': {
    entry: 'functions/api/plans.ts',
    impact: 'The audit office cannot write, submit or approve plans',
    serves: ['plan'],
    grants: api,
    ...request,
  },
  'api-audits': {
    entry: 'functions/api/audits.ts',
    impact: 'Nobody can see or move an audit, or their own open work',
    serves: ['audit', 'handOver', 'me', 'meeting', 'report'],
    grants: telling,
    ...request,
  },
  'api-checklists': {
    entry: 'functions/api/checklists.ts',
    impact: 'The audit office cannot import or publish checklists, and sections cannot read theirs',
    serves: ['checklist', 'mappingProfile'],
    grants: api,
    ...workbook,
  },
  'api-assignments': {
    entry: 'functions/api/assignments.ts',
    impact: 'Departments cannot answer or submit their checklists',
    serves: ['assignment', 'response', 'sectionNote', 'question', 'request'],
    grants: telling,
    ...request,
  },
  'api-packages': {
    entry: 'functions/api/packages.ts',
    impact: 'Departments cannot take their checklist away as a workbook, or bring its answers back',
    serves: ['package'],
    grants: api,
    // An import is saved in steps of 25 answers.
    ...workbook,
  },
  'api-evidence': {
    entry: 'functions/api/evidence.ts',
    impact: 'Departments cannot hand in evidence, and auditors cannot open it',
    serves: ['evidence', 'reconciliation'],
    grants: [...telling, 'quarantine:issue', 'vault:issue'],
    ...request,
  },
  'api-findings': {
    entry: 'functions/api/findings.ts',
    impact: 'Workpapers, findings, instructions and improvements cannot be written or followed',
    serves: ['workpaper', 'finding', 'remediation', 'followUp', 'horizontalCheck'],
    grants: telling,
    ...request,
  },
  'dispatch-outbox': {
    entry: 'functions/workers/dispatch-outbox.ts',
    impact: 'Notified sections get no checklist and no mail; uploaded files wait',
    startedBy: 'outbox',
    grants: ['state:read', 'state:write', 'directory:read', 'jobs:send', 'mail:send'],
    // The people of the whole city at once: 1,200 with their posts are some 5 MB.
    memoryMb: 512,
    // A letter to 1,200 people at 14 a second, with room for throttling; what is left goes on with the next attempt.
    timeoutSeconds: 180,
    ...oneShard,
  },
  'run-job': {
    entry: 'functions/workers/run-job.ts',
    impact: 'Notified sections get no checklist, and uploaded files stay in inspection',
    startedBy: 'jobs',
    grants: [
      ...api,
      ...(['quarantine:read', 'vault:keep', 'vault:read', 'quarantine:list', 'vault:list'] as const),
      // Nothing else can remove evidence, and this only what two people, or the officer, have decided on.
      ...(['quarantine:purge', 'vault:purge'] as const),
      // A file whose malware scan is still running goes to the back of the queue.
      'jobs:send',
    ],
    // A file of 50 MB is held in memory once, and its parts while they are walked.
    memoryMb: 1769,
    // The look for numbers is cut off after 45 seconds; two tries of reading and keeping 50 MB fit beside it.
    timeoutSeconds: 120,
    // A section hands in twenty files in one go. More at once would only wait for the malware scanner.
    atOnce: 10,
  },
  'api-retention': {
    entry: 'functions/api/retention.ts',
    impact: 'Nobody can propose or approve what is disposed of, or keep a file beyond its time',
    serves: ['disposal', 'hold', 'planHold', 'checklistHold'],
    grants: api,
    ...request,
  },
  'dispose-files': {
    entry: 'functions/workers/dispose-files.ts',
    impact: 'What was approved for disposal stays where it is until the next morning',
    startedBy: 'schedule',
    grants: [...api, 'state:dispose', 'quarantine:list', 'vault:list', 'quarantine:purge', 'vault:purge'],
    // Rows of one section at a time.
    memoryMb: 512,
    // An audit of 200 sections leaves some 60,000 rows, which go 25 at a time; what is not done, the next day does.
    timeoutSeconds: 900,
    ...alone,
  },
  'sweep-deadlines': {
    entry: 'functions/workers/sweep-deadlines.ts',
    impact: 'Nobody is reminded of what is due or late today, and nothing expires on its day',
    startedBy: 'schedule',
    grants: ['state:read', 'state:write', 'directory:read', 'jobs:send', 'mail:send'],
    // Open work of the whole city in memory: 10,000 records of 2 KB, and what JavaScript makes of them.
    memoryMb: 1024,
    // Looks up everybody and writes to many, 14 letters a second at first: what is not done, the next attempt does.
    timeoutSeconds: 600,
    ...alone,
  },
} as const satisfies Record<string, FunctionSpec>;

/** Every function of the special track is sealed by the same module: none of them finds out for itself where it runs. */
const sealed = <F extends Readonly<Record<string, FunctionSpec>>>(functions: F) =>
  Object.fromEntries(
    Object.entries(functions).map(([name, spec]) => [name, { ...spec, composition: 'functions/runtime/sealed.ts' }]),
  ) as { [Name in keyof F]: F[Name] & { composition: string } };

const sealedFunctions = sealed({
  ...trackFunctions,
  'api-seal': {
    entry: 'functions/api/seal.ts',
    impact: 'Nobody can enter an audit of specific personal information: all of them stay closed',
    serves: ['visit', 'needToKnow', 'emergencyAccess'],
    grants: api,
    ...request,
  },
  'api-unfiled': {
    entry: 'functions/api/unfiled.ts',
    impact: 'Analyses of logs and viewings on site cannot be recorded or cited',
    serves: ['logAnalysis', 'onsiteViewing'],
    grants: api,
    ...request,
  },
  'api-ppc-reports': {
    entry: 'functions/api/ppc-reports.ts',
    impact: 'The data for the yearly report to the PPC cannot be taken out',
    serves: ['ppcReport'],
    grants: api,
    // Reads a year of the whole city.
    ...workbook,
  },
  'api-breaches': {
    entry: 'functions/api/breaches.ts',
    impact: 'Breaches cannot be reported or decided upon while their clock runs',
    serves: ['breach', 'breachHold'],
    grants: telling,
    ...request,
  },
  'api-registers': {
    entry: 'functions/api/registers.ts',
    impact: 'The registers of number-using work and of contractors cannot be read, kept or confirmed',
    serves: ['spiWork', 'outsourcing', 'spiWorkHold', 'outsourcingHold'],
    grants: telling,
    ...request,
  },
});

const directoryFunctions = {
  'api-directory': {
    entry: 'functions/api/directory.ts',
    impact: 'Nobody can sign in to their posts, and posts cannot be handed over',
    serves: ['me', 'department', 'post', 'person'],
    grants: ['state:read', 'state:write', 'ledger:append'],
    ...request,
  },
  'api-transfers': {
    entry: 'functions/api/transfers.ts',
    impact: 'The transfers of a day cannot be entered as a list; posts can still be handed over one by one',
    serves: ['transfer'],
    grants: ['state:read', 'state:write', 'ledger:append'],
    // A whole city takes many transactions.
    ...workbook,
  },
  'dispatch-outbox': {
    entry: 'functions/workers/dispatch-outbox.ts',
    impact: 'Nobody is told that a post was handed over',
    startedBy: 'outbox',
    grants: ['state:read', 'state:write', 'mail:send'],
    // A letter to the two people a post concerns, and nobody else.
    memoryMb: 256,
    timeoutSeconds: 60,
    ...oneShard,
  },
} as const satisfies Record<string, FunctionSpec>;

/** When scheduled functions start, every day, by the clock in Japan. */
export const dailyAt = { hour: 8, minute: 0, zone: 'Asia/Tokyo' } as const;

export type PlaneSpec = {
  functions: Readonly<Record<string, FunctionSpec>>;
  tables: readonly TableRole[];
  /** Buckets of the plane; quarantine empties itself, the vault keeps what was accepted. */
  buckets: readonly ('quarantine' | 'vault')[];
  jobs: boolean;
};

/** Everything that exists in each plane. The cloud stacks and the local runtime are both built from this. */
export const manifest: Readonly<Record<Plane, PlaneSpec>> = {
  directory: { functions: directoryFunctions, tables: ['state', 'ledger'], buckets: [], jobs: false },
  general: { functions: trackFunctions, tables: ['state', 'ledger'], buckets: ['quarantine', 'vault'], jobs: true },
  spi: { functions: sealedFunctions, tables: ['state', 'ledger'], buckets: ['quarantine', 'vault'], jobs: true },
};

/** Environment variables of every function of a plane: names of what it may reach, never of another plane's. */
export const environmentOf = (plane: Plane): readonly string[] => [
  'PLANE',
  'CITY',
  'STATE_TABLE',
  'LEDGER_TABLE',
  ...(plane === 'directory'
    ? []
    : ['DIRECTORY_TABLE', 'QUARANTINE_BUCKET', 'VAULT_BUCKET', 'MALWARE_SCANNER', 'JOBS_QUEUE']),
  'CURSOR_KEY',
  'MAIL_FROM',
];

/** The function that serves an operation. Throws for one that nobody serves: the parity test walks them all. */
export const functionServing = (plane: Plane, operation: string): string => {
  const [group = ''] = operation.split('.');
  const found = Object.entries(manifest[plane].functions).find(([, spec]) => spec.serves?.includes(group));
  if (!found || !(operation in contract[plane])) throw new Error(`no function serves ${operation} of ${plane}`);
  return found[0];
};
