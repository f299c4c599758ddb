import { networkInterfaces } from '#infra/constructs/edge-function.ts';
import { planes, type Plane } from '#shared/contract/index.ts';
import { listOf, namesIn, render } from './render.ts';
import { type Part, partOf, partsOf, resourcesOf, type Statement, type Templates } from './synthesized.ts';

/** One statement of a function's role, with its resources as text. */
export type Granted = { plane: Part; role: string; actions: string[]; resources: string[]; statement: Statement };

export const granted = (templates: Templates): Granted[] =>
  partsOf(templates).flatMap((plane) =>
    resourcesOf(partOf(templates, plane), 'AWS::IAM::Policy').flatMap(([, { Properties }]) =>
      Properties.PolicyDocument.Statement.map((statement) => ({
        plane,
        role: render(templates, plane, Properties.Roles),
        actions: [statement.Action ?? []].flat(),
        resources: listOf(statement.Resource ?? []).map((resource) => render(templates, plane, resource)),
        statement,
      })),
    ),
  );

const sentence = ({ plane, role, actions, resources }: Granted): string =>
  `${plane} ${role}: ${actions.join(', ')} on ${resources.join(', ')}`;

/** Objects of one bucket, and streams of one table: the only sets that IAM lets nobody list one by one. */
const boundedSet = /^<[\w.]+>(\/stream)?\/\*$/;

/** The library's own function that puts the application's files in place: of all roles the one that is not ours. */
const isLibrary = (text: string): boolean => text.includes('CustomCDKBucketDeployment');

/** Rules that a service makes by itself, under names of its own. */
const ownRules = /^arn:aws:events:[\w-]+:<AWS::AccountId>:rule\/(\w|-)+\*$/;

type Wide = { role: RegExp; actions: readonly string[]; resource: RegExp; because: string };

/** Everything that may not be named one by one, with the reason. Whatever else is wide is a defect. */
export const wide: readonly Wide[] = [
  {
    role: /Role[0-9A-F]{8}>/,
    actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    resource: /^\*$/,
    because: 'X-Ray takes traces for a whole account: these actions know no resources',
  },
  {
    role: /AuthorizeRole/,
    actions: networkInterfaces,
    resource: /^\*$/,
    because: 'Lambda puts a function into a network by actions that EC2 knows no narrower resource for',
  },
  {
    role: /BackupsRole/,
    actions: ['cloudwatch:GetMetricData', 'events:ListRules', 's3:ListAllMyBuckets'],
    resource: /^\*$/,
    because: 'AWS Backup asks how large a bucket is and which rules there are: these actions know no resources',
  },
  {
    role: /BackupsRole/,
    actions: [
      'events:DeleteRule',
      'events:DescribeRule',
      'events:DisableRule',
      'events:EnableRule',
      'events:ListTargetsByRule',
      'events:PutRule',
      'events:PutTargets',
      'events:RemoveTargets',
    ],
    resource: ownRules,
    because: 'AWS Backup makes, numbers and removes the rule by which it hears of new files',
  },
  {
    role: /MalwareScanRole/,
    actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
    resource: ownRules,
    because: 'GuardDuty makes, names and removes the rule by which it hears of new files',
  },
  {
    role: /MalwareScanRole/,
    actions: ['events:DescribeRule', 'events:ListTargetsByRule'],
    resource: ownRules,
    because: 'GuardDuty looks whether its rule is still there',
  },
];

/** The library puts statements about the same resources together: each action is looked up by itself. */
const isListed = ({ role, actions, resources }: Granted): boolean => {
  const listed = wide.filter((w) => w.role.test(role) && resources.every((r) => w.resource.test(r)));
  return actions.length > 0 && actions.every((action) => listed.some((w) => w.actions.includes(action)));
};

/** Statements that allow more than they name. */
export const wildcards = (templates: Templates): string[] =>
  granted(templates)
    .filter((grant) => !isLibrary(grant.role) && !isListed(grant))
    .filter(
      ({ actions, resources, statement }) =>
        statement.Effect !== 'Allow' ||
        actions.length === 0 ||
        resources.length === 0 ||
        actions.some((action) => action.includes('*')) ||
        resources.some((resource) => resource.includes('*') && !boundedSet.test(resource)),
    )
    .map(sentence);

/** Rights that reach a role another way than by the manifest's grants. */
export const sideDoors = (templates: Templates): string[] =>
  partsOf(templates).flatMap((plane) => [
    ...resourcesOf(partOf(templates, plane), 'AWS::IAM::Role')
      // API Gateway's own, by which it writes logs.
      .filter(([id]) => !isLibrary(id) && !(plane === 'edge' && id.startsWith('LogWriter')))
      .filter(([, { Properties }]) => Properties.ManagedPolicyArns !== undefined || Properties.Policies !== undefined)
      .map(([id]) => `${plane} ${id} has policies of its own`),
    ...Object.entries(partOf(templates, plane).Resources)
      .filter(([, { Type }]) => Type.startsWith('AWS::IAM::') && !['AWS::IAM::Role', 'AWS::IAM::Policy'].includes(Type))
      .map(([id, { Type }]) => `${plane} ${id} is a ${Type}`),
  ]);

/** What a plane may name beside itself. */
const neighbours: Record<Plane, readonly Plane[]> = { directory: [], general: ['directory'], spi: ['directory'] };

const directoryRead = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'kms:Decrypt', 'kms:DescribeKey'];

/** Anything in a plane's template that names another plane, and anything a track may do to the directory but read. */
export const crossings = (templates: Templates): string[] => {
  const named = planes.flatMap((plane) => {
    const foreign = planes.filter((other) => other !== plane && !neighbours[plane].includes(other));
    return Object.entries(templates[plane].Resources).flatMap(([id, { Properties }]) => {
      const text = render(templates, plane, Properties);
      const inReferences = namesIn(text).some((name) => foreign.includes(name.plane as Plane));
      const inText = foreign.some((other) => new RegExp(`(?<![A-Za-z])${other}(?![A-Za-z])`).test(text));
      return inReferences || inText ? [`${plane} ${id} names ${foreign.join(' or ')}`] : [];
    });
  });
  const written = granted(templates)
    .filter(
      ({ plane, actions, resources }) =>
        plane !== 'directory' &&
        resources.some((resource) => namesIn(resource).some((name) => name.plane === 'directory')) &&
        // A statement may cover both tables; its actions then have to be fit for the directory, too.
        actions.some((action) => !directoryRead.includes(action)),
    )
    .map(sentence);
  return [...named, ...written];
};

/** Roles, of any stack, that name something of both tracks. */
export const bridges = (templates: Templates): string[] => {
  const named = new Map<string, Set<string>>();
  for (const { plane, role, resources } of granted(templates)) {
    const tracks = [plane, ...resources.flatMap(namesIn).map((name) => name.plane)];
    named.set(role, new Set([...(named.get(role) ?? []), ...tracks]));
  }
  return [...named].filter(([, of]) => of.has('general') && of.has('spi')).map(([role]) => role);
};

/** The table that every function of the plane knows by an environment variable, by its logical id. */
export const tableIdOf = (templates: Templates, plane: Plane, variable: 'STATE_TABLE' | 'LEDGER_TABLE'): string => {
  const planeFunctions = resourcesOf(templates[plane], 'AWS::Lambda::Function').filter(
    ([, { Properties }]) => Properties.Environment.Variables['PLANE'] !== undefined,
  );
  const ids = planeFunctions.map(([, { Properties }]) =>
    render(templates, plane, Properties.Environment.Variables[variable] ?? ''),
  );
  const [name] = namesIn(ids[0] ?? '');
  if (!name || new Set(ids).size !== 1) throw new Error(`functions of ${plane} do not agree on ${variable}`);
  return name.id;
};

const ledgerActions = [
  'dynamodb:PutItem',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:BatchGetItem',
  // The nightly copy.
  'dynamodb:DescribeTable',
  'dynamodb:ListTagsOfResource',
  'dynamodb:StartAwsBackupJob',
];

/** Rights to do to a ledger anything but append and read. */
export const ledgerChanges = (templates: Templates): string[] => {
  const ledgers = planes.map((plane) => ({ plane, id: tableIdOf(templates, plane, 'LEDGER_TABLE') }));
  return granted(templates)
    .filter(({ actions, resources }) => {
      const names = resources.flatMap(namesIn);
      const onLedger = names.some((name) => ledgers.some((l) => l.plane === name.plane && l.id === name.id));
      return onLedger && actions.some((action) => !ledgerActions.includes(action));
    })
    .map(sentence);
};

/** Rights to delete rows of a state table other than messages that were carried out, but for the one that disposes. */
export const recordDeletions = (templates: Templates): string[] =>
  granted(templates)
    .filter(({ role }) => !role.includes('DisposeFiles'))
    .filter(({ actions }) => actions.some((action) => /^dynamodb:(Delete|BatchWrite|PartiQL|Update)/.test(action)))
    .filter(
      ({ actions, statement }) =>
        actions.join() !== 'dynamodb:DeleteItem' ||
        JSON.stringify(statement.Condition) !==
          JSON.stringify({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OUTBOX#*'] } }),
    )
    .map(sentence);

/** Use of a key other than through the service whose data it protects. */
export const directKeyUse = (templates: Templates): string[] =>
  granted(templates)
    .filter(({ actions }) => actions.some((action) => action.startsWith('kms:')))
    .filter(({ statement }) => !statement.Condition?.['StringEquals']?.['kms:ViaService'])
    .map(sentence);

/** Tables that somebody could lose. */
export const unkeptTables = (templates: Templates): string[] =>
  planes.flatMap((plane) =>
    resourcesOf(templates[plane], 'AWS::DynamoDB::GlobalTable')
      .filter(
        ([, { DeletionPolicy, UpdateReplacePolicy, Properties }]) =>
          DeletionPolicy !== 'Retain' ||
          UpdateReplacePolicy !== 'Retain' ||
          Properties.Replicas.length === 0 ||
          Properties.Replicas.some(
            (replica) =>
              !replica.DeletionProtectionEnabled ||
              !replica.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled,
          ),
      )
      .map(([id]) => `${plane} ${id}`),
  );
