import type { Ids } from '#test/support/api-audits.ts';
import type { Person } from '#test/support/api-people.ts';

/** What the story has brought about so far: ids by the name they have in a path, and what was answered last. */
export type Notes = {
  ids: Record<string, string>;
  last: Record<string, unknown>;
  keys: string[];
  people: Ids;
  posts: Ids;
};

export type Body = object | ((notes: Notes) => object);

/** One call: who, what, with which body; `keeps` names what the answer brought, `waits` what has to follow first. */
export type Chapter = {
  who: Person;
  name: string;
  body: Body;
  keeps?: (notes: Notes) => void;
  over?: (notes: Notes) => Record<string, string>;
  waits?: 'board' | 'checks' | 'laterBoard' | 'upload' | 'inspection' | 'attestation' | 'purge' | 'numbers' | 'package';
};

export const call = (
  who: Person,
  name: string,
  body: Body = {},
  more: Omit<Chapter, 'who' | 'name' | 'body'> = {},
): Chapter => ({
  who,
  name,
  body,
  ...more,
});

export const keep =
  (...names: string[]) =>
  ({ ids, last }: Notes): void =>
    void Object.assign(ids, Object.fromEntries(names.map((name) => [name, String(last[name])])));

/** Routes that are refused in the general track, where the story plays. */
export const ofSpecialTrack: readonly string[] = ['evidence.attestAsOfficer', 'evidence.attestManyAsOfficer'];

/** Routes that need years to have passed: `disposal.test.ts` repeats them. */
export const ofLaterYears: readonly string[] = ['propose', 'approve', 'refuse', 'stop'].map((act) => `disposal.${act}`);

export const said = { comment: '確認した。' };
export const why = { reason: '災害対応のため。' };
