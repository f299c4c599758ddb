import { hash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { dayOf } from '#shared/kernel/calendar.ts';
import { DomainError, problems } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Access, Call, RequestFacts } from '#shared/app/ports.ts';
import type { Result, UseCase } from '#shared/app/use-case.ts';
import { mountOf, type Plane } from '#shared/contract/planes.ts';
import {
  type InputOf,
  type OutputOf,
  parameterNames,
  pathParameters,
  type Route,
  type Routes,
} from '#shared/contract/route.ts';
import type { Runtime } from '#functions/runtime/container.ts';
import { subjectOfCaller } from './caller.ts';
import { cursors } from './cursor.ts';
import { idempotencyKey, inputOf, seenVersion } from './parse.ts';
import { guardHeaders, problemOf } from './problem.ts';

/** A use case for each route: a missing one, or one that takes or gives something else, does not compile. */
export type UseCases<R extends Routes> = { readonly [Name in keyof R]: UseCase<InputOf<R[Name]>, OutputOf<R[Name]>> };

type Asked = Pick<Call<Record<string, unknown>>, 'input' | 'seen'> & Pick<RequestFacts, 'idempotency'>;
type Operation = { name: string; route: Route; useCase: UseCase<Record<string, unknown>, unknown> };

const isDenial = (error: unknown): boolean => error instanceof DomainError && 'denial' in problems[error.code];

/** A refusal that nobody who asks can do anything about. */
const isOurs = ({ code }: DomainError): boolean => code === 'newer_version' || code === 'internal';

const sha256 = (...parts: string[]): string => hash('sha256', JSON.stringify(parts), 'hex');

const keyOf = (method: string, path: string): string => `${method} ${path}`;

const tableOf = <R extends Routes>(plane: Plane, routes: R, useCases: UseCases<R>): Map<string, Operation> =>
  new Map(
    Object.entries(routes).map(([name, route]) => {
      const useCase = useCases[name] as unknown as Operation['useCase'];
      return [keyOf(route.method, mountOf(plane) + route.path), { name, route, useCase }];
    }),
  );

/** The record a refusal or a read was about, for the trail: only ids that a path can carry. */
const subjectOf = (operation: Operation, input: APIGatewayProxyEvent['pathParameters']) => {
  // The key of an item is left out: any number of twelve digits has its form, and the item's section is named anyway.
  const names = parameterNames(operation.route.path).filter((name) => name !== 'itemKey');
  // Only what has the form of an id gets into the trail: a path can carry anything somebody typed.
  const ids = names.map((name) => (pathParameters[name].safeParse(input?.[name]).success ? input?.[name] : '-'));
  return { type: operation.name.split('.')[0] ?? '', id: ids.join('#') || '-', version: 1 };
};

/**
 * The one HTTP stack. From an API Gateway event to a use case and back: who is asking, which operation, what was sent,
 * what came of it. Refusals of a known person that count as denials are in the trail before the answer leaves.
 */
export const serve = <R extends Routes>(runtime: Runtime, routes: R, useCases: UseCases<R>) => {
  const { plane, store, directory, clock, log } = runtime;
  const table = tableOf(plane, routes, useCases);
  const cursor = cursors(runtime.cursorKey);

  const personIdOf = async (event: APIGatewayProxyEvent): Promise<string> => {
    const subject = subjectOfCaller(event);
    const personId = subject === undefined ? undefined : await directory.personIdOf(subject);
    if (!personId) throw new DomainError('unauthenticated');
    return personId;
  };

  const scopeOf = ({ name }: Operation, input: Record<string, unknown>, personId: string): string =>
    JSON.stringify([plane, name, personId, { ...input, cursor: undefined, limit: undefined }]);

  const answer = (
    { route, ...operation }: Operation,
    result: Result<unknown>,
    call: Call<Record<string, unknown>>,
    status?: number,
  ): APIGatewayProxyResult => {
    const body = route.output.parse(result.body) as { next?: string };
    if (typeof body.next === 'string') {
      body.next = cursor.seal(
        scopeOf({ route, ...operation }, call.input, call.actor.personId),
        body.next,
        call.request.at,
      );
    }
    return {
      statusCode: status ?? route.status ?? 200,
      headers: {
        ...guardHeaders,
        'content-type': 'application/json; charset=utf-8',
        ...(result.version === undefined ? {} : { etag: `"${result.version}"` }),
      },
      body: JSON.stringify(body),
    };
  };

  /** What a repeated call gets: the first outcome, whatever has become of the record since. */
  const replayed = async (
    operation: Operation,
    call: Call<Record<string, unknown>>,
    refusal: DomainError,
  ): Promise<APIGatewayProxyResult | undefined> => {
    const { idempotency } = call.request;
    if (!idempotency || !operation.useCase.replay) return undefined;
    const receipt = await store.receiptOf(call.actor.personId, idempotency.key);
    if (!receipt) return undefined;
    if (receipt.hash !== idempotency.hash) {
      // A denial stays what it is, and in the trail, whatever key it came with.
      if (isDenial(refusal)) return undefined;
      throw new DomainError('idempotency_key_reused');
    }
    const result = await operation.useCase.replay(call, receipt);
    return answer(operation, result, call, receipt.status);
  };

  const run = async (
    operation: Operation,
    call: Call<Record<string, unknown>>,
    early: Promise<unknown> | undefined,
  ): Promise<APIGatewayProxyResult> => {
    try {
      return answer(operation, await operation.useCase.run(call, early), call);
    } catch (error) {
      // Receipts are looked up only when something stands in the way: the ordinary call pays nothing for them.
      if (!(error instanceof DomainError)) throw error;
      const first = await replayed(operation, call, error);
      if (first) return first;
      throw error;
    }
  };

  const record = async (
    operation: Operation,
    event: APIGatewayProxyEvent,
    actor: Actor,
    request: RequestFacts,
    result: Access['result'],
  ): Promise<void> => {
    const subject = subjectOf(operation, event.pathParameters);
    await store.recordAccess({ actor, request, act: operation.name, subject, result });
  };

  /** What names no record hides nothing by existing; where one is named, the use case knows whether it may be known. */
  const refuseUnpromised = ({ route }: Operation, { kind, seat }: Actor): void => {
    const names = route.path.includes('{');
    if (plane !== 'directory' && !names && kind === 'external' && seat?.promised !== true) {
      throw new DomainError('non_disclosure_required');
    }
  };

  /** What was sent, checked. */
  const read = async (
    operation: Operation,
    event: APIGatewayProxyEvent,
    personId: string,
    at: Date,
  ): Promise<Asked> => {
    const { name, route } = operation;
    const input = inputOf(route, event);
    if (typeof input['cursor'] === 'string') {
      input['cursor'] = cursor.open(scopeOf(operation, input, personId), input['cursor'], at);
    }
    if (route.method !== 'POST') return { input, seen: seenVersion(event) };
    const said = sha256(name, JSON.stringify(event.pathParameters ?? {}), event.body ?? '');
    return { input, idempotency: { key: idempotencyKey(event), hash: said }, seen: seenVersion(event) };
  };

  const handle = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const at = clock();
    const personId = await personIdOf(event);
    const operation = table.get(keyOf(event.httpMethod, event.resource));
    if (!operation) throw new DomainError('not_found');
    const { name, useCase } = operation;

    // Records are read while the caller is looked up. What is wrong with the request, or with a record, comes to light
    // only where it is awaited, when it is known who asks.
    const asked = read(operation, event, personId, at);
    const early = useCase.early && asked.then(({ input }) => useCase.early?.(input, personId));
    const gate = runtime.gate && asked.then(({ input }) => runtime.gate?.(name, input, personId));
    for (const reading of [asked, early, gate]) reading?.catch(() => {});

    const known = await directory.actor(personId, dayOf(at));
    if (!known) throw new DomainError('unauthenticated');
    const actor: Actor = { ...known, now: at.toISOString() };
    const request: RequestFacts = { id: event.requestContext?.requestId ?? '', at };
    try {
      const { input, seen, idempotency } = await asked;
      await (await gate)?.(actor);
      refuseUnpromised(operation, actor);
      const answered = await run(operation, { actor, input, seen, request: { ...request, idempotency } }, early);
      // Behind a gate nothing is read without an entry: if that cannot be written, nothing is answered.
      if (gate && operation.route.method === 'GET') await record(operation, event, actor, request, 'ok');
      return answered;
    } catch (error) {
      if (isDenial(error)) await record(operation, event, actor, request, 'denied');
      throw error;
    }
  };

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .onError(async (request) => {
      const { error, event } = request;
      if (!(error instanceof DomainError) || isOurs(error))
        log.error('unexpected', { request: event.requestContext?.requestId, route: event.resource, error });
      request.response = await problemOf(error);
    })
    .handler((event) => runtime.asOneCall(() => handle(event)));
};
