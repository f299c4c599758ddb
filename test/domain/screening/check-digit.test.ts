import { expect, test } from 'vitest';
import { isIndividualNumber } from '#shared/domain/screening/check-digit.ts';

// DOMAIN.md 4.6 and SECURITY.md section 4, computed by hand.
test.each([
  ['123456789018', true],
  ['987654321018', true],
  ['555555555557', true],
  ['271828182840', true],
  ['246813579021', true],
  ['983205673214', true],
  ['465281266333', true],
  ['123456789012', false],
  ['555555555555', false],
  ['271828182841', false],
  ['000000000000', false],
  ['12345678901', false],
  ['1234567890181', false],
])('P2: %s → %s', (digits, expected) => {
  expect(isIndividualNumber(digits)).toBe(expected);
});

test('a tenth of all endings is right', () => {
  const endings = Array.from({ length: 10 }, (_, d) => `12345678901${d}`);
  expect(endings.filter(isIndividualNumber)).toEqual(['123456789018']);
});
