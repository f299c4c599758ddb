import type { FindingStatus } from './lifecycle.ts';

/** Nobody has anything to do about it any more. A verified one still waits to be closed. */
export const settled: readonly FindingStatus[] = ['closed', 'risk_accepted', 'withdrawn'];
