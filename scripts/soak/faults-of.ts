/**
 * What can go wrong between the SDK and a service. `before` breaks the connection before the service sees the request,
 * `lost` after it has done it; `silence` never answers, whichever of the two it was. `stale` gives an index's earlier
 * answer, `again` and `shuffled` deliver stream records twice and out of order: all of it allowed to the cloud, and
 * never done by the embedded database.
 */
export type Fault =
  | 'before'
  | 'lost'
  | 'silence'
  | 'throttle'
  | 'serverError'
  | 'conflict'
  | 'stale'
  | 'again'
  | 'shuffled';

/** One request on its way to a service. */
export type Passing = { service: 'database' | 'objects'; operation: string; body: string };

const anywhere: readonly Fault[] = ['before', 'lost', 'throttle', 'serverError'];

const special: readonly (readonly [applies: (request: Passing) => boolean, faults: readonly Fault[]])[] = [
  [({ operation }) => operation === 'TransactWriteItems', ['conflict', 'conflict']],
  [({ operation, body }) => operation === 'Query' && body.includes('"IndexName"'), ['stale', 'stale']],
  [({ operation }) => operation === 'GetRecords', ['again', 'shuffled']],
];

/** A silence costs its caller the whole of its patience, so it comes rarely. */
const silences = 0.02;

/** The fault that befalls a request, or none. `rate` is how likely one is; two draws a request, whatever comes of them. */
export const faultFor = (request: Passing, rate: number, random: () => number): Fault | undefined => {
  const [whether, which] = [random(), random()];
  if (whether >= rate) return undefined;
  if (which < silences) return 'silence';
  const possible = [...anywhere, ...special.flatMap(([applies, faults]) => (applies(request) ? faults : []))];
  return possible[Math.floor(((which - silences) / (1 - silences)) * possible.length)];
};
