import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#shared/domain/access/actor.ts';
import { independenceConflicts, type Section } from '#shared/domain/access/independence.ts';
import { external, places, post, staff } from '#test/support/people.ts';

const { soumu, jinji, kyuyo, bunsho, shimin, madoguchi } = places;
const reasons = (actor: Actor, ...sections: Section[]) =>
  independenceConflicts(actor, sections).map(({ departmentId, reason }) => `${departmentId} ${reason}`);

describe('posts held today (DOMAIN.md 1.5, guard 1)', () => {
  test('nobody audits the own section', () => {
    expect(reasons(staff('佐藤', post(jinji)), jinji)).toEqual(['D110 currentPost']);
  });
  test('a second post (兼務) counts like the first', () => {
    expect(reasons(staff('佐藤', post(shimin), post(jinji)), jinji)).toEqual(['D110 currentPost']);
  });
  test('a member of a section does not audit the 部 above it', () => {
    expect(reasons(staff('佐藤', post(jinji)), soumu)).toEqual(['D100 currentPost']);
  });
  test('a head of a 部 does not audit the sections below', () => {
    expect(reasons(staff('佐藤', post(soumu)), jinji, kyuyo, bunsho)).toEqual([
      'D110 currentPost',
      'D111 currentPost',
      'D120 currentPost',
    ]);
  });
  test('sister sections of one 部 may audit each other, and so may other 部', () => {
    expect(reasons(staff('佐藤', post(jinji)), bunsho, shimin, madoguchi)).toEqual([]);
  });
  test('only the section in question is refused, not the others of the same audit', () => {
    expect(reasons(staff('佐藤', post(madoguchi)), jinji, madoguchi)).toEqual(['D210 currentPost']);
  });
  test('a post that ends today still counts today', () => {
    expect(reasons(staff('佐藤', post(jinji, { to: '2026-11-22' })), jinji)).toEqual(['D110 currentPost']);
  });
  test('a post that begins today counts today', () => {
    expect(reasons(staff('佐藤', post(jinji, { from: '2026-11-22' })), jinji)).toEqual(['D110 currentPost']);
  });
  test('a post that begins tomorrow does not count yet', () => {
    expect(reasons(staff('佐藤', post(jinji, { from: '2026-11-23' })), jinji)).toEqual([]);
  });
});

describe('posts held before (guard 2): twelve months', () => {
  test.each([
    ['11 months ago', '2025-12-22', ['D110 formerPost']],
    ['exactly 12 months ago', '2025-11-22', ['D110 formerPost']],
    ['12 months and a day ago', '2025-11-21', []],
    ['13 months ago', '2025-10-22', []],
    ['yesterday', '2026-11-21', ['D110 formerPost']],
  ])('left %s', (_, to, expected) => {
    expect(reasons(staff('佐藤', post(shimin), post(jinji, { to })), jinji)).toEqual(expected);
  });
  test('a former 部 counts for its sections too', () => {
    expect(reasons(staff('佐藤', post(soumu, { to: '2026-03-31' })), kyuyo)).toEqual(['D111 formerPost']);
  });
  test('of two terms in a section the later one decides', () => {
    const [early, late] = [post(jinji, { to: '2022-03-31' }), post(jinji, { from: '2024-04-01', to: '2026-03-31' })];
    expect(reasons(staff('佐藤', early, late), jinji)).toEqual(['D110 formerPost']);
  });
  test('at the end of February twelve months are counted by the calendar', () => {
    const at = (day: string, to: string) => reasons({ ...staff('佐藤', post(jinji, { to })), today: day }, jinji);
    expect(at('2028-02-29', '2027-02-28')).toEqual(['D110 formerPost']);
    expect(at('2028-02-29', '2027-02-27')).toEqual([]);
  });
});

describe('guard 4: since the notice of the audit a section answers', () => {
  const left = staff('佐藤', post(jinji, { to: '2025-06-30' }));
  const conflicts = (since?: string) => independenceConflicts(left, [jinji], { since }).map((c) => c.reason);
  test('whoever held a post there since then may have answered, however long ago', () => {
    expect(conflicts()).toEqual([]);
    expect(conflicts('2025-07-01')).toEqual([]);
    expect(conflicts('2025-06-30')).toEqual(['formerPost']);
    expect(conflicts('2026-11-01')).toEqual([]);
  });
});

describe('exceptions', () => {
  const sato = staff('佐藤', post(jinji), post(madoguchi));
  test('what the CISO let pass is let pass: for that person and that section only (guard 6)', () => {
    const sections = [jinji, madoguchi];
    const left = (personId: string, departmentId: string) =>
      independenceConflicts(sato, sections, { overrides: [{ personId, departmentId }] }).map((c) => c.departmentId);
    expect(left('佐藤', 'D110')).toEqual(['D210']);
    expect(left('鈴木', 'D110')).toEqual(['D110', 'D210']);
    expect(left('佐藤', 'D100')).toEqual(['D110', 'D210']);
  });
  test('people without any post, and the system, are independent of every section', () => {
    expect(reasons(external('外部 一郎'), jinji, shimin)).toEqual([]);
    expect(reasons(systemActor('2026-11-22'), jinji)).toEqual([]);
  });
});
