import type {
  Answer,
  Body,
  JsonSchema,
  Method,
  OpenApi,
  Operation,
  Parameter,
  Reference,
} from '#shared/contract/openapi/model.ts';
import type { Plane } from '#shared/contract/index.ts';

/** One operation as the page shows it: every reference of the document followed. */
export type Entry = {
  /** Its name in the contract, `finding.confirmFacts`, and its place on the page. */
  name: string;
  group: string;
  plane: Plane;
  method: Uppercase<Method>;
  path: string;
  operation: Operation;
  parameters: readonly Parameter[];
  body: Body | undefined;
  status: string;
  answer: Answer;
  refusals: readonly { status: string; answer: Answer }[];
};

const nameIn = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);

const isReference = (value: object): value is Reference => '$ref' in value;

const found = <T>(part: Readonly<Record<string, T>>, reference: Reference): T => {
  const value = part[nameIn(reference)];
  if (value === undefined) throw new Error(`${reference.$ref} is not in the document`);
  return value;
};

const entryOf = (document: OpenApi, path: string, method: Method, operation: Operation): Entry => {
  const { parameters, requestBodies, responses } = document.components;
  const [plane = '', ...name] = operation.operationId.split('.');
  const answers = Object.entries(operation.responses).map(([status, reference]) => ({
    status,
    answer: found(responses, reference),
  }));
  const [success, ...refusals] = answers;
  if (!success) throw new Error(`${operation.operationId} has no answer`);
  return {
    name: name.join('.'),
    group: name[0] ?? '',
    plane: plane as Plane,
    method: method.toUpperCase() as Uppercase<Method>,
    path,
    operation,
    parameters: operation.parameters.map((p) => (isReference(p) ? found(parameters, p) : p)),
    body: operation.requestBody && found(requestBodies, operation.requestBody),
    status: success.status,
    answer: success.answer,
    refusals,
  };
};

/** The operations of the document, those of both tracks once, under the prefix of the general one. */
export const entriesOf = (document: OpenApi): Entry[] => {
  const all = Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.entries(item) as [Method, Operation][]).map(([method, operation]) =>
      entryOf(document, path, method, operation),
    ),
  );
  const elsewhere = new Set(all.flatMap(({ plane, name }) => (plane === 'spi' ? [] : [name])));
  return all.filter(({ plane, name }) => plane !== 'spi' || !elsewhere.has(name));
};

const isList = ({ properties = {} }: JsonSchema): boolean =>
  'items' in properties && Object.keys(properties).every((name) => name === 'items' || name === 'next');

/** The record a schema is, or is a list of. */
export const recordIn = (schema: JsonSchema): string | undefined => {
  const reference = schema.$ref ?? (isList(schema) ? schema.properties?.['items']?.items?.$ref : undefined);
  return reference === undefined ? undefined : nameIn({ $ref: reference });
};
