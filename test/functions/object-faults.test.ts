import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFunctions } from '#local/functions.ts';
import { environmentFor } from '#local/planes.ts';
import { secretsOf } from '#local/secrets.ts';
import { askWith } from '#test/support/api.ts';
import { handsOn } from '#test/support/api-evidence.ts';
import { askFor } from '#test/support/api-requests.ts';
import { rowsOf } from '#test/support/api-rows.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';
import { faultyWire, type ObjectFault } from '#test/support/s3-faults.ts';

let world: ApiWorld;
let wire: Awaited<ReturnType<typeof faultyWire>>;
let ask: ApiWorld['ask'];
const log: unknown[] = [];
beforeAll(async () => {
  world = await openWorld('general');
  const secrets = await secretsOf(world.dir);
  const { endpoints } = world.backend;
  wire = await faultyWire(endpoints.objects);
  // The same functions, with an object store that is far away.
  const functions = await createFunctions(
    (plane) => ({ ...environmentFor(plane, endpoints, secrets), AWS_ENDPOINT_URL_S3: wire.endpoint }),
    () => ({ log: { info: () => {}, error: (...line) => void log.push(line) } }),
  );
  ask = askWith(functions);
});
afterAll(async () => {
  await wire.close();
  await world.close();
});

const { announce, put, inspected } = handsOn(() => world);
const complete = (evidenceId: string, key: string) =>
  ask('contact', {
    ...askFor('general', 'evidence.complete', { ...world.of('general').x, evidenceId }),
    headers: { 'if-match': '"1"', 'idempotency-key': key },
  });

const lasting: ObjectFault[] = ['throttle', 'serverError', 'reset'];
test.each(lasting)(
  'R8: an object store that always meets %s is busy, soon, and nothing is half done',
  async (fault) => {
    const file = await announce();
    await put(file);
    const before = await rowsOf(world).fingerprint('general');
    wire.fail(fault, 1000);
    const reply = await complete(file.evidenceId, `lasting-${fault}`);
    expect(reply).toMatchObject({ status: 503, code: 'busy', headers: { 'retry-after': '2' } });
    expect(wire.met()).toBe(4);
    expect(await rowsOf(world).fingerprint('general')).toBe(before);
    // The same request again, once the store is back, is not a second one.
    wire.fail(fault, 0);
    expect((await complete(file.evidenceId, `lasting-${fault}`)).status).toBe(200);
    expect((await inspected(file.evidenceId)).status).toBe('available');
  },
);

const passing: [ObjectFault, number][] = [...lasting.map((fault): [ObjectFault, number] => [fault, 3]), ['silence', 1]];
test.each(passing)('R8: an object store that meets %s %i times is asked again', async (fault, times) => {
  const file = await announce();
  await put(file);
  wire.fail(fault, times);
  expect((await complete(file.evidenceId, `passing-${fault}`)).status).toBe(200);
  expect(wire.met()).toBe(times);
  expect(log).toEqual([]);
});
