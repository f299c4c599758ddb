import { dayOf } from '#shared/kernel/calendar.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import { createDisposer } from '#shared/adapters/dynamo/dispose.ts';
import { carryOutDisposals } from '#shared/app/retention/carry-out.ts';
import type { Call } from '#shared/app/ports.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { createVault } from '#functions/runtime/vault.ts';

/** Once a day: carries out the disposals that were approved before. It alone can delete records. */
export default (environment: RawEnvironment, host: Host = {}) => {
  const runtime = createRuntime(environment, host);
  const { ports, clock, log, storeOptions } = runtime;
  const callAt = (at: Date): Call => ({
    actor: systemActor(dayOf(at)),
    input: undefined,
    request: { id: ports.newId(), at },
  });
  const run = carryOutDisposals(ports, createDisposer(storeOptions, createVault(runtime)), callAt);

  return async (): Promise<void> => {
    const files = await run(clock());
    log.info('disposals.carriedOut', { files });
  };
};
