import type { Plane } from '#shared/contract/index.ts';
import { planes } from '#shared/contract/index.ts';
import { manifest } from '#functions/manifest.ts';
import type { Composition, Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
const load = async <T>(path: string): Promise<T> =>
  ((await import(new URL(`../${path}`, import.meta.url).href)) as { default: T }).default;

type Create = (environment: RawEnvironment, host: Host) => Handler;

/** Every function of every plane, ready to be called as the cloud calls it. */
export type Functions = {
  invoke: <Result>(plane: Plane, name: string, event: unknown) => Promise<Result>;
};

/** What a function is told about its own run; handlers read nothing else of it. */
const contextOf = (name: string) => ({ functionName: name, awsRequestId: '', getRemainingTimeInMillis: () => 30_000 });

/**
 * Makes the functions named in the manifest, each plane from its own environment: what a general function holds names
 * no resource of the special plane, on one machine as in the cloud.
 */
export const createFunctions = async (
  environmentOf: (plane: Plane) => RawEnvironment,
  hostOf: (plane: Plane, invoke: Functions['invoke']) => Host,
): Promise<Functions> => {
  const handlers = new Map<string, Handler>();
  const invoke = async <Result>(plane: Plane, name: string, event: unknown): Promise<Result> => {
    const handler = handlers.get(`${plane}/${name}`);
    if (!handler) throw new Error(`no function ${name} in ${plane}`);
    return (await handler(event, contextOf(name))) as Result;
  };
  for (const plane of planes) {
    const host = hostOf(plane, invoke);
    for (const [name, { entry, composition }] of Object.entries(manifest[plane].functions)) {
      const create = await load<Create>(entry);
      const composed = composition === undefined ? {} : { composition: await load<Composition>(composition) };
      handlers.set(`${plane}/${name}`, create(environmentOf(plane), { ...host, ...composed }));
    }
  }
  return { invoke };
};
