import { expect, test, vi } from 'vitest';
import { postRoles } from '#shared/domain/access/roles.ts';

vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('localStorage', { getItem: () => null });
const { placesFor } = await import('#web/frame/places.ts');

test.each([...postRoles, 'externalAuditor'])('%s has eight places at the most, each once', (role) => {
  const places = placesFor(new Set([role === 'externalAuditor' ? role : 'staff', role]));
  expect(places.length).toBeLessThanOrEqual(8);
  expect(new Set(places.map(({ to }) => to)).size).toBe(places.length);
  expect(places[0]?.to).toBe('/');
});
