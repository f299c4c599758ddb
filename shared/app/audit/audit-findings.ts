import type { Finding } from '#shared/domain/finding/finding.ts';
import type { FindingStatus } from '#shared/domain/finding/lifecycle.ts';
import type { Facts } from '#shared/app/commands.ts';

type AuditFacts = Facts<'audit', undefined, unknown>;

/** Findings of the audit that are in one of these states now. */
export const findingsIn = async ({ before, ports }: AuditFacts, ...states: FindingStatus[]): Promise<Finding[]> =>
  (await ports.store.list.findingsOf(before.auditId)).filter((f) => states.includes(f.status));
