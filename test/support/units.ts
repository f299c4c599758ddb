import type { Doc } from '#shared/adapters/dynamo/client.ts';

/** What the table and its indexes charged for: the database counts by the rules of DynamoDB. */
export type Units = { written: number; read: number; requests: Record<string, number> };

type Charge = { ReadCapacityUnits?: number; WriteCapacityUnits?: number; CapacityUnits?: number };
type Call = { input: { ReturnConsumedCapacity?: string } };
type Reply = { output: { ConsumedCapacity?: Charge | Charge[] } };

const isWrite = (name: string): boolean => /Put|Delete|Update|Write/.test(name);

/** Counts what the work costs on this client, which has sent nothing yet; work beside it counts too. */
export const meter = (doc: Doc) => {
  let units: Units = { written: 0, read: 0, requests: {} };
  doc.middlewareStack.add(
    (next, context) => async (args) => {
      const name = String(context.commandName).replace('Command', '');
      (args as Call).input.ReturnConsumedCapacity = 'TOTAL';
      const reply = await next(args);
      const charges = [(reply as unknown as Reply).output.ConsumedCapacity ?? []].flat();
      const sum = charges.reduce((total, charge) => total + (charge.CapacityUnits ?? 0), 0);
      if (isWrite(name)) units.written += sum;
      else units.read += sum;
      units.requests[name] = (units.requests[name] ?? 0) + 1;
      return reply;
    },
    { step: 'initialize', priority: 'low', name: 'units' },
  );
  return async (work: () => Promise<unknown>): Promise<Units> => {
    units = { written: 0, read: 0, requests: {} };
    await work();
    return units;
  };
};
