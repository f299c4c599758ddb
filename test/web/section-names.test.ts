import { expect, test } from 'vitest';
import { sectionNames } from '#web/parts/section-names.ts';

test('two sections of one name say which part of the city they are of, others only their name', () => {
  const names = sectionNames([
    { departmentId: 'C01', name: '見本市' },
    { departmentId: 'D10', name: '総務部', parentId: 'C01' },
    { departmentId: 'D101', name: '総務課', parentId: 'D10' },
    { departmentId: 'D102', name: '職員課', parentId: 'D10' },
    { departmentId: 'DA0', name: '消防局', parentId: 'C01' },
    { departmentId: 'DA01', name: '総務課', parentId: 'DA0' },
  ]);
  expect([...names.values()]).toEqual(['見本市', '総務部', '総務部 総務課', '職員課', '消防局', '消防局 総務課']);
});

test('a section that was founded anew in the same part is the same to its readers', () => {
  const names = sectionNames([
    { departmentId: 'D10', name: '総務部' },
    { departmentId: 'D101', name: '総務課', parentId: 'D10' },
    { departmentId: 'D105', name: '総務課', parentId: 'D10' },
  ]);
  expect(names.get('D105')).toBe('総務課');
});
