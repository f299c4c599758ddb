import type { Plane } from '#shared/contract/index.ts';
import type { TableRole } from '#shared/adapters/dynamo/tables.ts';

export type TableNames = Record<TableRole, string>;

/** What the tables of a plane are called on one machine. Each plane has its own, as in the cloud. */
export const tableNamesOf = (plane: Plane): TableNames => ({
  state: `kansa-${plane}`,
  ledger: `kansa-${plane}-ledger`,
});
