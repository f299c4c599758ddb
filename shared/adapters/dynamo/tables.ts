/** Key schema of one table, as both the cloud template and the local runtime create it. */
export type TableSchema = {
  indexes: readonly {
    name: string;
    partition: string;
    sort: string;
    /** An attribute its rows carry beside their keys. */
    column?: string;
  }[];
  stream: boolean;
  /** Attribute with the epoch second after which a row may vanish by itself. */
  expires?: string;
};

/**
 * One table per protection boundary: state and ledger of each plane. Indexes carry keys only: whatever they find is
 * loaded, strongly consistent, before it is shown or decided upon. The one exception is the list of a year's findings,
 * whose columns `by-year` has in one attribute that no other kind of record has.
 */
export const tableSchemas = {
  state: {
    indexes: [
      { name: 'by-department', partition: 'department', sort: 'departmentSort' },
      { name: 'by-duty', partition: 'duty', sort: 'dutySort' },
      { name: 'by-year', partition: 'yearKind', sort: 'yearSort', column: 'list' },
    ],
    stream: true,
    expires: 'expires',
  },
  ledger: {
    indexes: [],
    stream: false,
  },
} as const satisfies Record<string, TableSchema>;

export type TableRole = keyof typeof tableSchemas;
export type IndexName = (typeof tableSchemas)[TableRole]['indexes'][number]['name'];
