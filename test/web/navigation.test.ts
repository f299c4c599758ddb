import { expect, test, vi } from 'vitest';
import { posts } from '#local/seed/city.ts';
import { postRoles } from '#shared/domain/access/roles.ts';

vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('localStorage', { getItem: () => null });
const { placesFor } = await import('#web/frame/places.ts');

/** Each role alone, and the roles that one post brings together. */
const together = new Map<string, readonly string[]>([
  ...[...postRoles, 'externalAuditor'].map((role) => [role, [role]] as const),
  ...posts.map(({ roles }) => [roles.join(' and '), roles] as const),
]);

test.each([...together])('%s: eight places at the most, each once', (_name, roles) => {
  const places = placesFor(new Set([roles.includes('externalAuditor') ? 'externalAuditor' : 'staff', ...roles]));
  expect(places.length).toBeLessThanOrEqual(8);
  expect(new Set(places.map(({ to }) => to)).size).toBe(places.length);
  expect(places[0]?.to).toBe('/');
});
