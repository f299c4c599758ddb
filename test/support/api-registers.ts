import type { Api } from './api.ts';
import type { Ids } from './api-audits.ts';
import type { City } from './api-people.ts';

/** What a section writes about a work with Individual Numbers; a test overrides what it is about. */
export const workText = (postId: string, over: object = {}) => ({
  name: '保育料の決定に関する事務',
  kind: 'spiUseWork' as const,
  startsOn: '2025-04-01',
  handlers: [{ postId, scope: '世帯の所得に関する情報' }],
  areas: [{ kind: 'handlingArea' as const, name: '執務室' }],
  systems: ['保育システム'],
  ...over,
});

/** What is known of a breach; a test overrides what it is about. */
export const breachText = (over: object = {}) => ({
  title: '申請書の紛失',
  knownAt: '2026-06-01T01:00:00.000Z',
  description: '申請書の控えが見当たらない。',
  cases: ['publicSystems' as const],
  persons: 3,
  ...over,
});

/** The records of the special plane that stand apart from audits, all of the section of `head` and `contact`. */
export const registered = async ({ as }: Api, { postIds }: City): Promise<Ids> => {
  const contact = as('contact').registers;
  const section = { departmentId: 'D101' };
  const { workId } = (await contact('spiWork.create', { ...section, ...workText(postIds['contact'] ?? '') })).body;
  const { breachId } = (await as('head').registers('breach.report', { ...section, ...breachText() })).body;
  return { workId, breachId };
};
