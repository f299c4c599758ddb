import { describe, expect, test } from 'vitest';
import { isPossible } from '#shared/kernel/lifecycle.ts';
import { isExchanged, isReported } from '#shared/domain/audit/phases.ts';
import { type MachineName, machines } from './lifecycles.ts';

const possible = (name: MachineName, status: string, command: string): boolean =>
  isPossible<string, string>(machines[name].table, { status }, command);
const commandsIn = (name: MachineName, status: string): string[] =>
  Object.keys(machines[name].table).filter((command) => possible(name, status, command));
const waysInto = (name: MachineName, status: string): string[] =>
  Object.entries<{ to: string }>(machines[name].table)
    .filter(([, { to }]) => to === status)
    .map(([command]) => command);

describe('what the office can rely on', () => {
  test('a closed finding cannot be disputed, closed again or handed an instruction; it can only be reopened', () => {
    expect(commandsIn('finding', 'closed')).toEqual(['reopen']);
  });
  test('a withdrawn finding stays withdrawn', () => expect(commandsIn('finding', 'withdrawn')).toEqual([]));
  test('a finding reaches its section only by being presented, or amended after a dispute', () => {
    expect(waysInto('finding', 'presented')).toEqual(['present', 'amend']);
  });
  test('nothing is presented without a peer review', () => {
    expect(possible('finding', 'draft', 'present')).toBe(false);
    expect(waysInto('finding', 'reviewed')).toEqual(['passReview']);
  });
  test('nothing gets a number before its facts are confirmed or upheld', () => {
    expect(waysInto('finding', 'finalized')).toEqual(['finalize']);
    expect(waysInto('finding', 'fact_confirmed')).toEqual(['confirmFacts', 'uphold']);
  });
  test('a finding closes only after verification, or without action before any instruction', () => {
    expect(waysInto('finding', 'closed')).toEqual(['closeWithoutAction', 'close']);
    expect(commandsIn('finding', 'verified')).toEqual(['close', 'carryOver']);
    expect(possible('finding', 'instructed', 'closeWithoutAction')).toBe(false);
  });

  test('a closed or cancelled audit does nothing any more', () => {
    expect(commandsIn('audit', 'closed')).toEqual([]);
    expect(commandsIn('audit', 'cancelled')).toEqual([]);
  });
  test('a reported audit can be neither suspended nor cancelled, and its plan is rewritten only while planned', () => {
    for (const status of ['reported', 'ciso_received', 'improvement', 'follow_up']) {
      const steps = commandsIn('audit', status).filter((c) => !['override', 'changeTeam'].includes(c));
      expect(steps).toHaveLength(1);
    }
    expect(machines.audit.table.edit.from).toEqual(['planned']);
  });
  test('a suspended audit only goes on or ends', () => {
    expect(commandsIn('audit', 'suspended')).toEqual(['resume', 'cancel']);
  });
  test('no step of an audit can be left out', () => {
    const path = 'planned plan_review approved notified preliminary fieldwork evaluation exchange reporting reported';
    const [, ...steps] = `${path} ciso_received improvement follow_up closed`.split(' ');
    expect(steps.map((step) => waysInto('audit', step).length)).toEqual(steps.map(() => 1));
  });

  test('an accepted checklist is changed by nobody before the lead auditor reopens it', () => {
    expect(commandsIn('assignment', 'accepted')).toEqual(['reopen']);
  });
  test('a checklist reaches the auditors only over the desk of the section head', () => {
    expect(waysInto('assignment', 'submitted')).toEqual(['approve']);
    expect(waysInto('assignment', 'dept_review')).toEqual(['requestApproval']);
  });
  test('a refused or purged file is never available again', () => {
    for (const status of [
      'rejected_malware',
      'rejected_type',
      'rejected_unsafe',
      'rejected_mismatch',
      'expired',
      'purged',
    ]) {
      expect(commandsIn('file', status)).toEqual([]);
    }
    expect(waysInto('file', 'available')).toEqual(['pass', 'keep']);
  });
  test('a file is never available before it was inspected', () => {
    expect(commandsIn('file', 'upload_issued')).toEqual(['complete', 'edit', 'expire']);
    expect(commandsIn('file', 'quarantine')).toEqual(['startInspection', 'edit']);
  });
  test('a published checklist never changes', () => expect(commandsIn('checklist', 'published')).toEqual([]));
  test('a superseded or closed plan never changes', () => {
    expect([...commandsIn('plan', 'superseded'), ...commandsIn('plan', 'closed')]).toEqual([]);
  });
  test('an improvement is not verified before the section reported it done', () => {
    expect(waysInto('remediation', 'verifying')).toEqual(['startVerification']);
    expect(machines.remediation.table.startVerification.from).toEqual(['completion_reported']);
  });
  test('"locked" and "overdue" are no states', () => {
    const all = Object.values(machines).flatMap((m): string[] => [...m.statuses]);
    expect(all.filter((status) => ['locked', 'overdue'].includes(status))).toEqual([]);
  });
});

describe('what follows from the state of the audit', () => {
  const where = (test: (status: never) => boolean) => machines.audit.statuses.filter((s) => test(s as never));
  test('a checklist is locked from the report on', () => {
    expect(where(isReported)).toEqual(['reported', 'ciso_received', 'improvement', 'follow_up', 'closed', 'cancelled']);
  });
  test('the section knows the judgements from the exchange of opinions on', () => {
    const reported = where(isReported).filter((status) => status !== 'cancelled');
    expect(where(isExchanged)).toEqual(['exchange', 'reporting', ...reported]);
  });
});
