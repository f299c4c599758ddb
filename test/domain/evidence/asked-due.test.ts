import { expect, test } from 'vitest';
import { askedDue } from '#shared/domain/evidence/request.ts';

test('what is asked for is due with the checklist, and never on a day that has passed', () => {
  expect(askedDue('2026-11-20', '2026-11-20')).toBe('2026-11-20');
  expect(askedDue('2026-11-20', '2026-11-27')).toBe('2026-12-04');
});
