import { expect, test, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('localStorage', { getItem: () => null });
const { areas } = await import('#web/pages/index.ts');
const { addressOf, lifecycleOf } = await import('#web/pages/home/tasks.ts');

const patterns = areas
  .flatMap(({ routes }) => routes.map((route) => String((route as { options: { path?: string } }).options.path)))
  .map((path) => new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`));

const task = { what: { ja: '', en: '' }, next: { ja: '', en: '' }, title: '', status: '', overdue: false };
const where = { auditId: 'A', departmentId: 'D', id: 'I' };

test.each([
  'audit',
  'assignment',
  'question',
  'request',
  'evidence',
  'finding',
  'carriedFinding',
  'horizontalCheck',
  'breach',
  'spiWork',
  'outsourcing',
  'plan',
  'disposal',
])('open work of the kind %s leads to a page that exists, for sections and for auditors', (kind) => {
  for (const duty of ['deptIsManager@D', 'auditor@A']) {
    const address = addressOf({ ...task, ...where, kind, duty, plane: 'spi' })?.split('?')[0] ?? '';
    expect(
      patterns.filter((pattern) => pattern.test(address)),
      address,
    ).not.toEqual([]);
  }
});

test.each([
  ['assignment', 'in_progress', 'assignment'],
  ['finding', 'presented', 'finding'],
  // What has a state is the improvement; “approved” alone would be told as a disposal’s.
  ['finding', 'approved', 'remediation'],
  ['finding', 'planned', 'followUp'],
  ['carriedFinding', 'carriedOver', undefined],
  ['findingExtension', 'requested', undefined],
])('the state of a %s that is %s is told in the words of its own lifecycle', (kind, status, lifecycle) => {
  expect(lifecycleOf({ ...task, ...where, kind, status, duty: 'auditor@A', plane: 'general' })).toBe(lifecycle);
});
