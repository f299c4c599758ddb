import { AsyncLocalStorage } from 'node:async_hooks';
import type { Doc } from '#shared/adapters/dynamo/client.ts';

/** One request to the database, and what it cost: units as DynamoDB bills them, index rows included. */
export type Request = {
  operation: string;
  table: string;
  /** 1 for what a call asks first, 2 for what it asks after an answer to that, and so on. */
  round: number;
  readUnits: number;
  writeUnits: number;
  /** Refused by a condition or a conflict. The embedded database names no units for these. */
  refused: boolean;
};

const reading = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems'];
const writing = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

type Consumed = { CapacityUnits?: number };
type Output = { ConsumedCapacity?: Consumed | Consumed[] };

const unitsIn = ({ ConsumedCapacity: consumed = [] }: Output): number =>
  [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

/** The table of a request; of one over several, none. */
const tableIn = (input: object): string => {
  const { TableName, RequestItems = {} } = input as { TableName?: string; RequestItems?: object };
  const [table = '', ...others] = Object.keys(RequestItems);
  return TableName ?? (others.length === 0 ? table : '');
};

/**
 * The requests of one call, in rounds: an answer is held back until everything asked beside it has been answered too.
 * So the number of rounds is the length of the longest chain of requests that had to wait for one another, whatever
 * the machine was busy with.
 */
const createCall = () => {
  const requests: Request[] = [];
  let round = 1;
  let open = 0;
  let held: (() => void)[] = [];
  const handOut = (): void => {
    if (open > 0 || held.length === 0) return;
    round += 1;
    for (const release of held.splice(0)) release();
  };
  return {
    requests,
    begin: (request: Request): void => {
      open += 1;
      request.round = round;
      requests.push(request);
    },
    answered: async (): Promise<void> => {
      open -= 1;
      if (open === 0) setImmediate(handOut);
      await new Promise<void>((release) => held.push(release));
    },
  };
};

/** Counts requests of every client it watches, and tells those of one call from those of others beside it. */
export const createMeter = () => {
  const current = new AsyncLocalStorage<ReturnType<typeof createCall>>();
  const requests: Request[] = [];

  const watch = (doc: Doc): void =>
    doc.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const operation = commandName.replace(/Command$/, '');
          const request = {
            operation,
            table: tableIn(args.input),
            round: 0,
            readUnits: 0,
            writeUnits: 0,
            refused: false,
          };
          const call = current.getStore();
          requests.push(request);
          call?.begin(request);
          try {
            const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
            const result = await next({ ...args, input });
            const units = unitsIn(result.output as Output);
            if (reading.includes(operation)) request.readUnits = units;
            if (writing.includes(operation)) request.writeUnits = units;
            return result;
          } catch (error) {
            request.refused = true;
            throw error;
          } finally {
            await call?.answered();
          }
        },
      // Before the document client turns values into attributes, after nothing: the outermost step.
      { step: 'initialize', priority: 'high', name: 'meter' },
    );

  return {
    watch,
    /** All requests so far, those of workers in the background too. */
    requests: requests as readonly Request[],
    /** Runs `work` and resolves with its result and the requests that it made itself. */
    during: async <T>(work: () => Promise<T>): Promise<{ result: T; requests: readonly Request[] }> => {
      const call = createCall();
      const result = await current.run(call, work);
      return { result, requests: call.requests };
    },
  };
};
export type Meter = ReturnType<typeof createMeter>;

const sum = (requests: readonly Request[], units: 'readUnits' | 'writeUnits'): number =>
  requests.reduce((total, request) => total + request[units], 0);

export const readUnitsOf = (requests: readonly Request[]): number => sum(requests, 'readUnits');
export const writeUnitsOf = (requests: readonly Request[]): number => sum(requests, 'writeUnits');
export const depthOf = (requests: readonly Request[]): number => Math.max(0, ...requests.map(({ round }) => round));
