import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';

const states: readonly AuditStatus[] = ['notified', 'preliminary', 'fieldwork', 'evaluation', 'exchange'];

/** Whether the sections of an audit have something to answer. */
export const isAnswering = ({ status }: { status: AuditStatus }): boolean => states.includes(status);
