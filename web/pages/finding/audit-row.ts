import type { Row } from './FindingTable.tsx';

type Whole = Omit<Row, 'remediationStatus' | 'repeated' | 'timesExtended'> & {
  remediation?: { status: NonNullable<Row['remediationStatus']>; timesExtended?: number | undefined } | undefined;
  repeatOf?: unknown;
};

/** A finding as it stands in a table. */
export const rowOf = ({ remediation, repeatOf, ...row }: Whole): Row => ({
  ...row,
  remediationStatus: remediation?.status,
  repeated: repeatOf === undefined ? undefined : true,
  timesExtended: remediation?.timesExtended,
});
