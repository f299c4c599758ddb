import { describe, expect, test } from 'vitest';
import { extended, extensionGranted, extensionRequested } from '#shared/domain/extension/extension.ts';
import { DomainError } from '#shared/kernel/errors.ts';

const record = { dueDate: '2026-08-31', extensions: [] };
/** Noon in Japan on a day. */
const on = (day: string) => ({ by: 'somebody', at: `${day}T03:00:00.000Z` });
const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
  return 'done';
};

const ways = {
  extend: (to: string, today: string) => extended(record, to, '台風。', on(today)),
  request: (to: string, today: string) => extensionRequested(record, { to, reason: '台風。' }, on(today)),
};

describe.each(Object.entries(ways))('%s', (_, way) => {
  test.each([
    ['2026-08-31', '2026-08-20', 'incomplete'],
    ['2026-09-01', '2026-08-20', 'done'],
    ['2026-09-15', '2026-09-16', 'incomplete'],
    ['2026-09-15', '2026-09-15', 'done'],
  ])('to %s on %s: %s', (to, today, outcome) => {
    expect(refusalOf(() => way(to, today))).toBe(outcome);
  });
});

test('a request whose day went by before it was decided can only be refused', () => {
  const asked = extensionRequested(record, { to: '2026-09-15', reason: '台風。' }, on('2026-08-20'));
  expect(refusalOf(() => extensionGranted(asked, on('2026-09-15')))).toBe('done');
  expect(refusalOf(() => extensionGranted(asked, on('2026-09-16')))).toBe('incomplete');
});
