import type { FieldProblem, ProblemCode } from '#shared/kernel/errors.ts';
import { parameterNames } from './paths.ts';
import { mountOf, type Plane } from './planes.ts';
import type { InputOf, OutputOf, Route, Routes } from './route.ts';

/** All a client has to know of an operation: where it is, and whether its input travels in a body. */
export type Address = Pick<Route, 'method' | 'path'> & { readonly body?: unknown };
export type Addresses<R extends Routes> = { readonly [Name in keyof R]: Address };

export type ApiRequest = { method: Route['method']; path: string; headers: Record<string, string>; body?: string };
export type ApiResponse = { status: number; etag?: string | undefined; text: string };
/** Carries one request to the API: over HTTP, or straight to the functions. */
export type Send = (request: ApiRequest) => Promise<ApiResponse>;

/** A refusal as the API gave it (RFC 9457). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  readonly titleEn: string;
  readonly fields: readonly FieldProblem[];
  readonly currentVersion: number | undefined;

  constructor(
    status: number,
    body: { code: ProblemCode; title: string; titleEn?: string; fields?: FieldProblem[]; currentVersion?: number },
  ) {
    super(`${status} ${body.code}: ${body.title}`);
    this.status = status;
    this.code = body.code;
    this.title = body.title;
    this.titleEn = body.titleEn ?? body.title;
    this.fields = body.fields ?? [];
    this.currentVersion = body.currentVersion;
  }
}

export type CallOptions = { version?: number | undefined; idempotencyKey?: string };
export type Answer<Body> = { status: number; version: number | undefined; body: Body };

const versionOf = (etag: string | undefined): number | undefined =>
  etag ? Number(etag.replaceAll('"', '')) : undefined;

/** Splits an input into what the path, the query and the body of its route take. */
const requestOf = (plane: Plane, route: Address, input: Record<string, unknown>): Pick<ApiRequest, 'path' | 'body'> => {
  const names: readonly string[] = parameterNames(route.path);
  const path = names.reduce<string>(
    (text, name) => text.replace(`{${name}}`, encodeURIComponent(String(input[name]))),
    route.path,
  );
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined);
  if (route.body) return { path: mountOf(plane) + path, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams(rest.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return { path: mountOf(plane) + path + (query ? `?${query}` : '') };
};

/**
 * A typed client of one plane: operation and input in, body and version out, {@link ApiProblem} for refusals. Every
 * POST carries an Idempotency-Key, made by `newKey` unless one is given; repeat a call with the same key to be safe.
 */
export const createClient =
  <R extends Routes>(plane: Plane, routes: R | Addresses<R>, send: Send, newKey: () => string) =>
  async <Name extends keyof R & string>(
    name: Name,
    input: Partial<InputOf<R[Name]>> & Record<string, unknown>,
    { version, idempotencyKey }: CallOptions = {},
  ): Promise<Answer<OutputOf<R[Name]>>> => {
    const route: Address = routes[name];
    const { path, body } = requestOf(plane, route, input);
    const response = await send({
      method: route.method,
      path,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(route.method === 'POST' ? { 'idempotency-key': idempotencyKey ?? newKey() } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const parsed: unknown = JSON.parse(response.text);
    if (response.status >= 400)
      throw new ApiProblem(response.status, parsed as ConstructorParameters<typeof ApiProblem>[1]);
    return { status: response.status, version: versionOf(response.etag), body: parsed as OutputOf<R[Name]> };
  };
