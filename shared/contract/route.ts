import * as z from 'zod';
import type { ProblemCode } from '#shared/kernel/errors.ts';
import { departmentId, id, type Output } from '#shared/domain/scalars.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { planId } from '#shared/domain/plan/plan.ts';

export { parameterNames } from './paths.ts';

/** What may stand between braces in a path, and what it must look like. */
export const pathParameters = {
  analysisId: id,
  auditId: id,
  breachId: id,
  checkId: id,
  checklistId: id,
  checklistVersion: z.string().regex(/^[1-9]\d{0,3}$/),
  departmentId,
  disposalId: id,
  evidenceId: id,
  findingId: id,
  followUpId: id,
  itemKey,
  outsourcingId: id,
  personId: id,
  planId,
  postId: id,
  profileId: id,
  questionId: id,
  requestId: id,
  viewingId: id,
  workId: id,
  workpaperId: id,
} as const;

export type ParameterName = keyof typeof pathParameters;

/** The parameters of a path, read off its text: `/audits/{auditId}` has `auditId`. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & PathParameters<Rest>
  : unknown;

/** One operation of the API: everything that is known of it, and the only place that names its path. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: `/${string}`;
  /** What it does, Japanese and English. */
  readonly summary: readonly [ja: string, en: string];
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly output: z.ZodType;
  /** 200 unless said otherwise. */
  readonly status?: 201;
  /** The route changes an existing record: `If-Match` with its version is required. */
  readonly ifMatch?: true;
  /** Refusals of its own, beside those every route can give. */
  readonly errors?: readonly ProblemCode[];
  /** Sends content of up to this many bytes instead of the usual limit. */
  readonly maxBytes?: number;
};

/** What a request body may have, in bytes, unless its route says otherwise. */
export const usualBytes = 256 * 1024;

export type Routes = Readonly<Record<string, Route>>;

type Inferred<S> = S extends z.ZodType ? Output<S> : unknown;

/** What a use case receives: query and body, and the path over both, so that a body cannot name another record. */
export type InputOf<R extends Route> = Inferred<R['query']> & Inferred<R['body']> & PathParameters<R['path']>;
export type OutputOf<R extends Route> = z.input<R['output']>;

/** `submitPlan` as a path says it: `submit-plan`. */
const kebab = (command: string): string => command.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

type Summaries<Command extends string> = Readonly<Record<Command, readonly [string, string]>>;

/**
 * The routes of a lifecycle: one `POST {path}/{command}` for each input. They take `If-Match`, answer with the record,
 * and can be refused because of its state.
 */
export const commandRoutes = <
  const Kind extends string,
  const Path extends `/${string}`,
  Inputs extends Readonly<Record<string, z.ZodObject>>,
  Output extends z.ZodType,
>(
  kind: Kind,
  path: Path,
  inputs: Inputs,
  output: Output,
  summaries: Summaries<keyof Inputs & string>,
) =>
  Object.fromEntries(
    Object.entries(inputs).map(([command, body]) => [
      `${kind}.${command}`,
      {
        method: 'POST',
        path: `${path}/${kebab(command)}`,
        summary: summaries[command as keyof Inputs & string],
        body,
        output,
        ifMatch: true,
        errors: ['invalid_transition', 'incomplete', 'maker_is_checker', 'not_independent'],
      },
    ]),
  ) as unknown as {
    readonly [C in keyof Inputs & string as `${Kind}.${C}`]: {
      readonly method: 'POST';
      readonly path: `${Path}/${C}`;
      readonly summary: readonly [string, string];
      readonly body: Inputs[C];
      readonly output: Output;
      readonly ifMatch: true;
      readonly errors: readonly ProblemCode[];
    };
  };
