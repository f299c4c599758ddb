import { describe, expect, test } from 'vitest';
import { advance } from '#shared/kernel/lifecycle.ts';
import { type Machine, machines } from './lifecycles.ts';

const cells = ({ table, statuses }: Machine) =>
  statuses.flatMap((status) => Object.keys(table).map((command) => ({ status, command })));

describe.each(Object.entries<Machine>(machines))('%s', (_, machine) => {
  test.each(cells(machine))('$command while $status', ({ status, command }) => {
    const { from = [], to = '' } = machine.table[command] ?? {};
    const before = { status, suspendedFrom: 'fieldwork', version: 7 };
    const attempt = () => advance(machine.table, before, command);
    if (!from.includes(status)) {
      expect(attempt).toThrow(
        expect.objectContaining({ code: 'invalid_transition', details: { params: { status, command } } }),
      );
      return;
    }
    const next = { same: status, resume: 'fieldwork' }[to] ?? to;
    expect(attempt()).toEqual({ ...before, status: next });
  });

  test('every state named in the table exists, and every row leads somewhere', () => {
    for (const { from, to } of Object.values(machine.table)) {
      expect(machine.statuses).toEqual(expect.arrayContaining([...from]));
      expect([...machine.statuses, 'same', 'resume']).toContain(to);
      expect(new Set(from).size).toBe(from.length);
      expect(from.length).toBeGreaterThan(0);
    }
  });

  test('every state but the first can be reached', () => {
    const [first, ...others] = machine.statuses;
    const reached = new Set([first, ...Object.values(machine.table).map((step) => step.to)]);
    expect(others.filter((status) => !reached.has(status))).toEqual([]);
  });
});
