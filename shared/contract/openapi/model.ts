import type { ProblemCode } from '#shared/kernel/errors.ts';
import type { Reach } from '#shared/domain/access/grant-groups.ts';
import type { Role } from '#shared/domain/access/roles.ts';

/** The part of JSON Schema 2020-12 that our schemas come to. */
export type JsonSchema = {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  pattern?: string;
  contentEncoding?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  propertyNames?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  anyOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
};

export type Reference = { $ref: string };

export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: JsonSchema;
  example?: unknown;
};

type Example = { summary: string; value: unknown };
export type Media = { schema: JsonSchema; example?: unknown; examples?: Readonly<Record<string, Example>> };
export type Body = { description?: string; required: boolean; content: { 'application/json': Media } };
export type Answer = {
  description: string;
  headers?: Readonly<Record<string, Reference>>;
  content: Readonly<Record<string, Media>>;
  'x-problems'?: readonly ProblemCode[];
};

/** Who may call an operation: nobody in particular but everyone signed in, or the roles of an action. */
export type Callers = { action?: string; roles: readonly { role: Role; ja: string; en: string; reach: Reach }[] };

export type Operation = {
  operationId: string;
  tags: readonly [string];
  summary: string;
  'x-summary-ja': string;
  'x-callers': Callers;
  description: string;
  parameters: readonly (Parameter | Reference)[];
  requestBody?: Reference;
  responses: Readonly<Record<string, Reference>>;
};

type Components = {
  schemas: Readonly<Record<string, JsonSchema>>;
  parameters: Readonly<Record<string, Parameter>>;
  headers: Readonly<Record<string, { description: string; schema: JsonSchema; example: string }>>;
  requestBodies: Readonly<Record<string, Body>>;
  responses: Readonly<Record<string, Answer>>;
  securitySchemes: Readonly<Record<string, object>>;
};

export type Tag = { name: string; description: string; 'x-plane': string; 'x-name-ja': string; 'x-name-en': string };
export type Method = 'get' | 'post' | 'put';
export type PathItem = Partial<Record<Method, Operation>>;

export type OpenApi = {
  openapi: '3.1.1';
  info: Readonly<Record<string, unknown>>;
  servers: readonly { url: string; description: string }[];
  security: readonly Readonly<Record<string, readonly string[]>>[];
  tags: readonly Tag[];
  paths: Readonly<Record<string, PathItem>>;
  components: Components;
};

export const refTo = (part: keyof Components, name: string): Reference => ({ $ref: `#/components/${part}/${name}` });
